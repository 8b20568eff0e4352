import { outcomes } from '@uskalla/domain';
import { z } from 'zod';
import type { impactTableNames } from './impact-tables.ts';

const Count = z.int().nonnegative();
const NamedCode = z.object({ code: z.string(), name: z.string() });
const Levels = z.array(Count).length(5);

/** What the library has brought about, in numbers. Withdrawn stories and examples are in none of them. */
export const ImpactView = z
  .object({
    asOf: z.iso.datetime(),
    totals: z.object({
      stories: Count,
      municipalities: Count.meta({ description: 'Municipalities with a story' }),
      allMunicipalities: Count,
      thanks: Count,
      examples: Count.meta({ description: 'Written for the library; counted nowhere else' }),
    }),
    growth: z.array(
      z.object({
        month: z.string().meta({ description: 'YYYY-MM, in Finland' }),
        stories: Count,
        municipalities: Count.meta({ description: 'Of which there was no story before' }),
        storiesSoFar: Count,
        municipalitiesSoFar: Count,
      }),
    ),
    regions: z.array(NamedCode.extend({ stories: Count, municipalities: Count, allMunicipalities: Count })),
    reuse: z.object({
      stories: Count.meta({ description: 'Stories begun from another one' }),
      longestChain: Count,
      chains: z.array(z.object({ length: Count, stories: Count })),
      between: z.array(z.object({ from: NamedCode, to: NamedCode, count: Count })),
    }),
    followUps: z.array(
      z.object({
        month: Count.meta({ description: 'Months after the first publication' }),
        asked: Count.meta({ description: 'Stories that are that old, or answered before' }),
        outcomes: z.record(z.enum(outcomes), Count),
        silent: Count.meta({ description: 'Asked, and not answered' }),
      }),
    ),
    daring: z.object({ before: Levels, after: Levels, meanBefore: z.number(), meanAfter: z.number() }).nullable().meta({
      description:
        'Answers 1 to 5 to the dare-o-meter, summed over closed workshops in which five people or more answered both before and after; null where there is none',
    }),
  })
  .meta({ id: 'Impact' });
export type ImpactView = z.infer<typeof ImpactView>;

/** The same as tables, headings in somebody's language; in the order of their names. */
export type ImpactTable = Readonly<{
  name: (typeof impactTableNames)[number];
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}>;

/** Stories by municipality, examples among them, as a reader finds them there; and which were begun from which. */
export type LibraryPlaces = Readonly<{
  stories: ReadonlyMap<string, number>;
  reuse: readonly Readonly<{ from: string; to: string; count: number }>[];
}>;
