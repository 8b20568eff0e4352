import { paths, storiesSegment } from '@uskalla/contracts/wire';
import { StoryQuery } from '@uskalla/contracts';
import { municipalityName } from '@uskalla/places';
import { themeLabel } from '@uskalla/places/themes';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { locale } = await parent();
  if (params.stories !== storiesSegment[locale]) redirect(301, paths.stories(locale) + url.search);
  const { services, caller } = locals;
  // A filter that makes no sense is left out rather than ending on an error page.
  const raw = Object.fromEntries(url.searchParams);
  const parsed = StoryQuery.safeParse(raw);
  const query = parsed.success ? parsed.data : StoryQuery.parse({ q: raw['q']?.slice(0, 200) });
  const [list, facets] = await Promise.all([services.stories({ ...caller, locale }, query), services.storyFacets()]);
  const { compare } = new Intl.Collator(locale);
  return {
    list,
    query: {
      q: query.q ?? '',
      municipality: query.municipality ?? '',
      theme: query.theme ?? '',
      stage: query.stage ?? '',
    },
    more: list.next === null ? null : nextAddress(url, list.next),
    isLaterPage: query.cursor !== undefined,
    facets: {
      municipalities: facets.municipalities
        .map((code) => ({ code, name: municipalityName(code, locale) }))
        .sort((a, b) => compare(a.name, b.name)),
      themes: facets.themes
        .map((uri) => ({ uri, name: themeLabel(uri, locale) }))
        .sort((a, b) => compare(a.name, b.name)),
      stages: facets.stages,
    },
  };
};

function nextAddress(url: URL, cursor: string): string {
  const search = new URLSearchParams(url.searchParams);
  search.set('cursor', cursor);
  return `${url.pathname}?${search}`;
}
