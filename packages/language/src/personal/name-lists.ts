/** Names of people in Finland, in lower case. */
export type NameLists = Readonly<{
  first: ReadonlySet<string>;
  /** Those that so many bear that whoever reads one thinks of a person. */
  commonFirst: ReadonlySet<string>;
  last: ReadonlySet<string>;
}>;

/** Of each of the two lists, which begin with the name that most bear. */
const common = 500;

let lists: Promise<NameLists> | undefined;

/**
 * The names that ten or more people in Finland have had, Finnish and Swedish ones alike: the statistics of names of the Digital and Population
 * Data Services Agency (avoindata.fi, CC BY 4.0), as zxcvbn-ts keeps them up to date. Read once, when a text is looked through first.
 */
export function nameLists(): Promise<NameLists> {
  return (lists ??= import('@zxcvbn-ts/language-fi').then(({ dictionary }) => ({
    first: new Set([...words(dictionary.maleFirstnames), ...words(dictionary.femaleFirstnames)]),
    commonFirst: new Set([
      ...words(dictionary.maleFirstnames).slice(0, common),
      ...words(dictionary.femaleFirstnames).slice(0, common),
    ]),
    last: new Set(words(dictionary.lastnames)),
  })));
}

const words = (list: unknown): string[] => (Array.isArray(list) ? list.filter((word) => typeof word === 'string') : []);
