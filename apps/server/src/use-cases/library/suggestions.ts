import { paths } from '@uskalla/contracts/wire';
import type { Caller, SuggestionsView } from '@uskalla/contracts';
import type { Counted, Repositories } from '@uskalla/domain';
import { municipalityName, searchMunicipalities } from '@uskalla/places';
import { themeId, themes } from '@uskalla/places/themes';
import { searchStories } from './stories.ts';

const mostStories = 5;
const mostOfAKind = 2;
/** One letter begins half of everything. */
const shortest = 2;

/** What somebody could mean who has typed so much of a search; nothing for less than two letters. */
export async function suggestionsFor(
  repositories: Repositories,
  caller: Caller,
  typed: string,
): Promise<SuggestionsView> {
  const q = typed.trim();
  if (q.length < shortest) return { stories: [], choices: [] };
  const [list, counts] = await Promise.all([
    searchStories(repositories, caller, { q, limit: mostStories }),
    repositories.stories.facets({}),
  ]);
  return {
    stories: list.items.map(({ title, titleLanguage, municipality, slug, matched }) => ({
      title,
      language: titleLanguage,
      place: municipality.name,
      url: caller.baseUrl + paths.story(caller.locale, slug),
      matched,
    })),
    choices: [...placesCalled(q, counts.municipalities, caller), ...themesCalled(q, counts.themes, caller)],
  };
}

type Choices = SuggestionsView['choices'];

/** Places that begin so and have a story. */
function placesCalled(q: string, counts: readonly Counted<string>[], { locale, baseUrl }: Caller): Choices {
  const wanted = q.toLocaleLowerCase('fi');
  return searchMunicipalities(q, locale, 20)
    .filter(({ name }) => [name.fi, name.sv].some((one) => one.toLocaleLowerCase('fi').startsWith(wanted)))
    .flatMap(({ code }): Choices => {
      const count = counts.find(({ value }) => value === code)?.count;
      const url = `${baseUrl}${paths.stories(locale)}?municipality=${code}`;
      return count ? [{ kind: 'municipality', name: municipalityName(code, locale), count, url }] : [];
    })
    .slice(0, mostOfAKind);
}

/** Themes of which a word begins so, those of most stories first. */
function themesCalled(q: string, counts: readonly Counted<string>[], { locale, baseUrl }: Caller): Choices {
  const wanted = q.toLocaleLowerCase('fi');
  return themes
    .flatMap(({ uri, label }): Choices => {
      const name = label[locale];
      const isCalled = ` ${name.toLocaleLowerCase('fi')}`.includes(` ${wanted}`);
      const count = isCalled ? counts.find(({ value }) => value === uri)?.count : undefined;
      const url = `${baseUrl}${paths.stories(locale)}?theme=${themeId(uri)}`;
      return count ? [{ kind: 'theme', name, count, url }] : [];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, mostOfAKind);
}
