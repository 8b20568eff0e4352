import type { CurationActName } from '@uskalla/domain';
import * as m from '@uskalla/messages';

const names: Record<CurationActName, () => string> = {
  'story.read': m.life_act_story_read,
  'story.ask-change': m.life_act_story_ask_change,
  'story.withdraw': m.life_act_story_withdraw,
  'story.restore': m.life_act_story_restore,
  'story.translate': m.life_act_story_translate,
  'question.answer': m.life_act_question_answer,
  'question.decline': m.life_act_question_decline,
  'collection.publish': m.life_act_collection_publish,
  'collection.change': m.life_act_collection_change,
  'collection.remove': m.life_act_collection_remove,
  'announcement.add': m.life_act_announcement_add,
  'announcement.remove': m.life_act_announcement_remove,
  'photo.add': m.life_act_photo_add,
  'photo.change': m.life_act_photo_change,
  'photo.remove': m.life_act_photo_remove,
};

/** What an ambassador did, in words. */
export const actName = (act: CurationActName): string => names[act]();
