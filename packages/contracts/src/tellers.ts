import type { Locale } from '@uskalla/domain';

/** What a writer's own link opens. */
export type OwnView = Readonly<{
  /** The workshop they wrote in, as long as it is kept. */
  workshop: Readonly<{ title: string; name: string | null; joinedAt: string }> | null;
  stories: readonly Readonly<{
    id: string;
    slug: string;
    language: Locale;
    title: string;
    /** The name that stands under it for them. */
    name: string | null;
    isWithdrawn: boolean;
  }>[];
}>;

/** What whoever wrote in a workshop may do by their own link, also long after. Each throws not_found for a link that is none of ours. */
export interface TellerServices {
  own(token: string): Promise<OwnView>;
  /** Takes their name from under a story, in every version of it. */
  withdrawName(token: string, storyId: string): Promise<void>;
  /** Takes a story out of the library; the reason that is shown says that a teller withdrew. */
  withdrawStory(token: string, storyId: string): Promise<void>;
}
