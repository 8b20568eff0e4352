import { StoryQuery } from '@uskalla/contracts';
import { themeByIdOrUri, themeId } from '@uskalla/places/themes';
import { mustBeInLanguage } from '#server/right-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  const { services, caller } = locals;
  const query = readQuery(url.searchParams);
  const [list, facets] = await Promise.all([services.stories(caller, query), services.storyFacets(caller, query)]);
  const { q = '', municipality = '', region = '', county = '', theme = '', stage = '', language = '' } = query;
  const { dared = '', failed = '', fact = '' } = query;
  return {
    list,
    // A theme may be given by its short id; the form knows addresses.
    query: {
      q,
      municipality,
      region,
      county,
      theme: themeByIdOrUri(theme)?.uri ?? theme,
      stage,
      language,
      dared,
      failed,
      fact,
      year: String(query.year ?? ''),
    },
    more: list.next === null ? null : nextAddress(url, list.next),
    /** What a feed can be narrowed to, of what the list is. */
    feedOf: feedOf(query),
    isLaterPage: query.cursor !== undefined,
    facets,
  };
};

/** A filter that makes no sense is left out rather than ending on an error page; the others stay. */
function readQuery(search: URLSearchParams): StoryQuery {
  const raw = { ...Object.fromEntries(search), q: search.get('q')?.slice(0, 1000) };
  const parsed = StoryQuery.safeParse(raw);
  if (parsed.success) return parsed.data;
  const senseless = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return StoryQuery.parse(Object.fromEntries(Object.entries(raw).filter(([name]) => !senseless.has(name))));
}

function feedOf({ municipality, theme: asked, language }: StoryQuery): Record<string, string> {
  const theme = asked === undefined ? undefined : themeByIdOrUri(asked);
  return {
    ...(municipality !== undefined && { municipality }),
    ...(theme && { theme: themeId(theme.uri) }),
    ...(language && { language }),
  };
}

function nextAddress(url: URL, cursor: string): string {
  const search = new URLSearchParams(url.searchParams);
  search.set('cursor', cursor);
  return `${url.pathname}?${search}`;
}
