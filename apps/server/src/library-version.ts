import type { Repositories } from '@uskalla/domain';
import type { Cluster } from './cluster/cluster.ts';

/** Moves with everything that changes what readers see, in this process or another that tells it. */
export type LibraryVersion = Readonly<{
  current(): number;
  changed(): void;
}>;

/** Counts the library's changes. Where messages of other processes may have been lost, it counts one. */
export function createLibraryVersion(cluster: Cluster): LibraryVersion {
  let version = 0;
  const count = () => void version++;
  cluster.onTold(({ kind }) => {
    if (kind === 'library') count();
  });
  cluster.onDoubt(count);
  return {
    current: () => version,
    changed() {
      count();
      cluster.tell({ kind: 'library' });
    },
  };
}

/** What changes nothing that readers see, of the repositories that the library's pages are made of. All else changes it, what is added later among it. */
const readings = {
  stories: ['search', 'bySlug', 'byId', 'facets'],
  storyLife: [
    'revisions',
    'followUps',
    'dueFollowUps',
    'countWaiting',
    'questions',
    'waitingQuestions',
    'question',
    'translations',
    'translationsOf',
    'facilitatorOf',
    'reuses',
    'summaries',
    'related',
  ],
  tellers: ['storiesOf'],
  notices: ['all'],
  erasure: ['request', 'requestsOf', 'workshopOf', 'rebuild', 'removePerson', 'storiesOf', 'scrub'],
  storyPhotos: ['ofStories', 'ofStory', 'byId', 'inPublic', 'leftOver'],
  curation: [
    'isAmbassador',
    'ambassadors',
    'toReview',
    'changesAsked',
    'acts',
    'collections',
    'collectionBySlug',
    'announcements',
  ],
} satisfies { [Name in keyof Repositories]?: readonly (keyof Repositories[Name])[] };

/** The same repositories, of which the library's tell each change, whoever makes it, after its commit. */
export function tellLibraryChanges(
  repositories: Repositories,
  { changed }: Pick<LibraryVersion, 'changed'>,
): Repositories {
  return {
    ...repositories,
    stories: telling(repositories.stories, readings.stories, changed),
    storyLife: telling(repositories.storyLife, readings.storyLife, changed),
    erasure: telling(repositories.erasure, readings.erasure, changed),
    notices: telling(repositories.notices, readings.notices, changed),
    tellers: telling(repositories.tellers, readings.tellers, changed),
    storyPhotos: telling(repositories.storyPhotos, readings.storyPhotos, changed),
    curation: telling(repositories.curation, readings.curation, changed),
  };
}

function telling<T extends object>(repository: T, reading: readonly (keyof T)[], changed: () => void): T {
  const entries = Object.entries(repository).map(
    ([name, method]: [string, (...args: unknown[]) => Promise<unknown>]) => {
      if (reading.some((known) => known === name)) return [name, method] as const;
      // Also where it failed: of a cut connection nobody knows what the database did before.
      return [name, (...args: unknown[]) => method(...args).finally(changed)] as const;
    },
  );
  return Object.fromEntries(entries) as T;
}
