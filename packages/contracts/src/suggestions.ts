import { z } from 'zod';
import { LocaleCode } from './workshops.ts';

/** What somebody types in the search field, from its second letter on. */
export const SuggestionQuery = z.object({ q: z.string().max(200).default('') }).meta({ id: 'SuggestionQuery' });

/** What can be gone to at once while a search is being typed: stories that have the words, and places and themes of that name. */
export const SuggestionsView = z
  .object({
    stories: z.array(
      z.object({
        title: z.string(),
        language: LocaleCode.meta({ description: "The title's" }),
        place: z.string(),
        url: z.url(),
        matched: z.array(z.string()),
      }),
    ),
    choices: z.array(
      z.object({
        kind: z.enum(['municipality', 'theme']),
        name: z.string(),
        count: z.int().positive(),
        url: z.url().meta({ description: 'The list of its stories' }),
      }),
    ),
  })
  .meta({ id: 'Suggestions' });
export type SuggestionsView = z.infer<typeof SuggestionsView>;
