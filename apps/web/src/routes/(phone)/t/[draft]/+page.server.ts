import { paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A table's link to its story: once it is published it leads there, from then on. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const story = await locals.services.storyOfDraft(params.draft);
  if (story) redirect(303, paths.story(story.language, story.slug));
  return {};
};
