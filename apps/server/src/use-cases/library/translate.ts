import { TranslateStory, type Caller, type TranslationDeskView } from '@uskalla/contracts';
import { assertCan, cleanText, Fault, isStale, partOf, titlePart, type Locale } from '@uskalla/domain';
import type { Parts } from '../parts.ts';
import { questionViews } from '../drafts.ts';
import { actIn, publicName } from './actor.ts';
import { toldStory } from './stories.ts';

/** In UTF-16 units; a translation is longer than its original, but not many times. */
const partMaxLength = 20_000;

/** A story laid out for whoever translates it. @throws Fault `not_allowed`, `story_unknown`, `bad_request` for its own language */
export async function translationDesk(
  parts: Parts,
  caller: Caller,
  slug: string,
  language: Locale,
): Promise<TranslationDeskView> {
  const { repositories } = parts;
  assertCan(await parts.callers.actorOf(caller), 'library.curate', null);
  const story = await toldStory(repositories, slug);
  if (language === story.language) throw new Fault('bad_request');
  const { templateId, templateVersion } = story.revision.provenance;
  const template = await repositories.templates.get(templateId, templateVersion);
  const asked = new Map((template ? questionViews(template, language) : []).map(({ id, text }) => [id, text]));
  const translations = (await repositories.storyLife.translations(story.id)).filter(
    (translation) => translation.language === language,
  );
  const ids = [titlePart, ...story.revision.answers.map(({ question }) => question)];
  return {
    slug: story.slug,
    original: story.language,
    language,
    parts: ids.map((id) => {
      const translated = translations.find(({ part }) => part === id);
      return {
        id,
        question: asked.get(id) ?? '',
        original: partOf(story.revision, id) ?? '',
        text: translated?.text ?? '',
        isStale: translated !== undefined && isStale(translated, story.revision),
      };
    }),
  };
}

/**
 * Keeps the parts that were given in another language, each with what it translates. Parts left empty, or as they were, stay.
 * @throws Fault `not_allowed`, `story_unknown`, `bad_request` for the story's own language, `text_too_long`
 */
export async function translateStory(parts: Parts, caller: Caller, slug: string, raw: TranslateStory): Promise<void> {
  const { storyLife, curation } = parts.repositories;
  assertCan(await parts.callers.actorOf(caller), 'library.curate', null);
  const story = await toldStory(parts.repositories, slug);
  const { language, parts: given } = TranslateStory.parse(raw);
  if (language === story.language) throw new Fault('bad_request');
  const before = (await storyLife.translations(story.id)).filter((one) => one.language === language);
  const changed = Object.entries(given).flatMap(([part, written]) => {
    const original = partOf(story.revision, part);
    const text = cleanText(written).trim();
    if (original === undefined || text === '') return [];
    if (text.length > partMaxLength) throw new Fault('text_too_long', { max: partMaxLength });
    const same = before.some((one) => one.part === part && one.text === text && one.original === original);
    return same ? [] : [{ language, part, text, original, by: publicName(caller), at: parts.clock() }];
  });
  if (changed.length === 0) return;
  await storyLife.translate(story.id, changed);
  const about = { title: story.revision.title, storyId: story.id, reason: language };
  await curation.note(actIn(parts, caller, 'story.translate', about));
}
