import type { Caller, SideBySideView, StoryVersionsView } from '@uskalla/contracts';
import { Fault, titlePart, type StoryRevision } from '@uskalla/domain';
import { questionViews } from '../drafts.ts';
import type { Parts } from '../parts.ts';
import { toldStory, viewOf } from './stories.ts';

/** A story's revisions, the newest first, each part beside what it was before. @throws Fault `story_unknown`, `story_withdrawn` */
export async function storyVersions(parts: Parts, slug: string): Promise<StoryVersionsView> {
  const { repositories } = parts;
  const story = await toldStory(repositories, slug);
  const revisions = await repositories.storyLife.revisions(story.id);
  const { templateId, templateVersion } = story.revision.provenance;
  const template = await repositories.templates.get(templateId, templateVersion);
  const asked = new Map((template ? questionViews(template, story.language) : []).map(({ id, text }) => [id, text]));
  const textOf = (revision: StoryRevision, part: string) =>
    part === titlePart ? revision.title : (revision.answers.find(({ question }) => question === part)?.text ?? '');
  return {
    slug: story.slug,
    title: story.revision.title,
    language: story.language,
    versions: revisions
      .map((revision, index) => {
        const previous = revisions[index - 1];
        return {
          number: revision.number,
          publishedAt: revision.publishedAt.toISOString(),
          parts: [titlePart, ...revision.answers.map(({ question }) => question)].map((part) => ({
            name: asked.get(part) ?? '',
            text: textOf(revision, part),
            before: previous && textOf(previous, part),
          })),
        };
      })
      .reverse(),
  };
}

/** A story beside the one it was begun from. @throws Fault `story_unknown`, also where it was begun from none that is told */
export async function sideBySide(parts: Parts, caller: Caller, slug: string): Promise<SideBySideView> {
  const { repositories } = parts;
  const story = await toldStory(repositories, slug);
  const origin = story.begunFrom === null ? undefined : await repositories.stories.byId(story.begunFrom);
  if (!origin || origin.withdrawn) throw new Fault('story_unknown');
  const [left, right] = await Promise.all([viewOf(repositories, caller, origin), viewOf(repositories, caller, story)]);
  return { origin: left, reuse: right };
}
