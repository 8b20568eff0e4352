import type { Caller, CookieToSet } from '@uskalla/contracts';
import { thankedCookie } from '../../cookies.ts';
import type { Parts } from '../parts.ts';
import { toldStory } from './stories.ts';

/** A browser remembers so many; who thanks for more may thank for the first one again. */
const mostRemembered = 100;

/** A story as a browser's cookie names it: the random end of its id. */
export const thankMark = (storyId: string): string => storyId.slice(-12);

/**
 * Counts a reader's thanks. That it is counted once is known to their own browser alone, by a cookie that names stories and
 * nobody: whoever deletes it may thank again, and nobody is followed.
 * @returns the cookie; `null` where this browser has thanked already
 * @throws Fault `story_unknown`, `story_withdrawn`, `too_many_requests`
 */
export async function thank(parts: Parts, caller: Caller, slug: string): Promise<CookieToSet | null> {
  const story = await toldStory(parts.repositories, slug);
  const mark = thankMark(story.id);
  if (caller.thanked.includes(mark)) return null;
  await parts.readerLimits.thank(`${caller.address} ${story.id}`);
  await parts.repositories.storyLife.thank(story.id);
  const marks = [mark, ...caller.thanked].slice(0, mostRemembered);
  return thankedCookie(parts.signer.sign('thanked', marks.join(' ')), caller.baseUrl.startsWith('https:'));
}
