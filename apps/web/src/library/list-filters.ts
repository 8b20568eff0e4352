import { paths } from '@uskalla/contracts/wire';
import type { StoryFacetsView } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { languageName } from '#ui/language-name.ts';
import { stageName } from '#ui/stage-name.ts';
import { daredName, factName, failedName } from './kind-name.ts';

type Option = Readonly<{ value: string; name: string; count: number }>;
export type FilterName =
  'municipality' | 'theme' | 'dared' | 'failed' | 'stage' | 'region' | 'county' | 'year' | 'language' | 'fact';
/** One way to narrow the list, by its name in the address; `any` is the choice of none. */
export type ListFilter = Readonly<{ name: FilterName; label: string; any: string; options: readonly Option[] }>;

/** All ways to narrow the list of stories; the first four are those that readers browse by. */
export function listFilters(facets: StoryFacetsView): ListFilter[] {
  const named = <V extends string>(counted: readonly { value: V; count: number }[], nameOf: (value: V) => string) =>
    counted.map(({ value, count }) => ({ value, name: nameOf(value), count }));
  const filter = (name: FilterName, label: string, any: string, options: readonly Option[]): ListFilter => ({
    name,
    label,
    any,
    options,
  });
  return [
    filter('municipality', m.fact_municipality(), m.library_filter_any_municipality(), facets.municipalities),
    filter('theme', m.fact_theme(), m.library_filter_any_theme(), facets.themes),
    filter('dared', m.library_filter_dared(), m.library_filter_any_dared(), named(facets.dared, daredName)),
    filter('failed', m.library_filter_failed(), m.library_filter_any_failed(), named(facets.failed, failedName)),
    filter('stage', m.fact_stage(), m.library_filter_any_stage(), named(facets.stages, stageName)),
    filter('region', m.library_filter_region(), m.library_filter_any_region(), facets.regions),
    filter('county', m.library_filter_county(), m.library_filter_any_county(), facets.counties),
    filter(
      'year',
      m.library_filter_year(),
      m.library_filter_any_year(),
      facets.years.map(({ value, count }) => ({ value: String(value), name: String(value), count })),
    ),
    filter(
      'language',
      m.library_filter_language(),
      m.library_filter_any_language(),
      named(facets.languages, languageName),
    ),
    filter('fact', m.library_filter_fact(), m.library_filter_any_fact(), named(facets.facts, factName)),
  ];
}

/** What was chosen, in words, each with the address of the list without it. */
export function chosenFilters(
  filters: readonly ListFilter[],
  query: Readonly<Record<FilterName | 'q', string>>,
  locale: Locale,
): { name: FilterName; label: string; words: string; without: string }[] {
  const inOrder = ['q', ...filters.map(({ name }) => name)] as const;
  return filters.flatMap(({ name, label, options }) => {
    const value = query[name];
    if (value === '') return [];
    const others = inOrder.filter((other) => other !== name && query[other] !== '');
    const search = new URLSearchParams(others.map((other) => [other, query[other]])).toString();
    return [
      {
        name,
        label,
        words: options.find((option) => option.value === value)?.name ?? value,
        without: paths.stories(locale) + (search === '' ? '' : `?${search}`),
      },
    ];
  });
}
