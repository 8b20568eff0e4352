import { paths } from '@uskalla/contracts/wire';
import type { StoryView } from '@uskalla/contracts';
import { locales, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { themeId } from '@uskalla/places/themes';
import { escapeHtml } from '../export/escape-html.ts';
import { paragraphsOf } from '../export/paragraphs.ts';
import type { LibraryChange } from '../use-cases/library-readings.ts';
import { textLicence } from './licences.ts';
import { xmlDocument, type XmlContent } from './xml.ts';

/** Where a reader that has this feed finds the rest, as absolute addresses. */
export type FeedLinks = Readonly<{ self: string; first: string; next: string | null; page: string }>;

export type Feed = Readonly<{
  locale: Locale;
  baseUrl: string;
  title: string;
  links: FeedLinks;
  /** Newest change first. */
  changes: readonly LibraryChange[];
  /** When there has been none, this is when the feed was looked at. */
  now: Date;
}>;

/**
 * The library's changes as an Atom feed (RFC 4287) in pages (RFC 5005 §3). A withdrawn story is a deleted entry (RFC 6721), so that
 * readers who keep the text are told to let go of it.
 */
export function atomFeed({ locale, baseUrl, title, links, changes, now }: Feed): string {
  const language = { locale };
  return xmlDocument({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
      '@xml:lang': locale,
      // The same feed at another address of the server is another feed; pages of one feed share its id.
      id: links.first,
      title,
      subtitle: m.library_intro({}, language),
      updated: (changes[0]?.changedAt ?? now).toISOString(),
      author: { name: m.product_name({}, language), uri: baseUrl + paths.home(locale) },
      generator: { '@uri': baseUrl, '#text': 'Uskalla kokeilla' },
      icon: `${baseUrl}/icon.svg`,
      rights: m.feeds_rights({}, language),
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': links.self },
        { '@rel': 'alternate', '@type': 'text/html', '@hreflang': locale, '@href': links.page },
        { '@rel': 'first', '@type': 'application/atom+xml', '@href': links.first },
        ...(links.next === null ? [] : [{ '@rel': 'next', '@type': 'application/atom+xml', '@href': links.next }]),
        { '@rel': 'license', '@href': textLicence },
      ],
      entry: changes.flatMap(({ told }) => (told === null ? [] : [entryOf(told, locale, baseUrl)])),
      'at:deleted-entry': changes.flatMap(deletedEntry),
    },
  });
}

function entryOf(story: StoryView, locale: Locale, baseUrl: string): XmlContent {
  const { facts } = story;
  // The page in the feed's language first: readers take the first alternate they find.
  const languages = [locale, ...locales.filter((other) => other !== locale)];
  return {
    '@xml:lang': story.language,
    id: `urn:uuid:${story.id}`,
    title: story.title,
    updated: story.changedAt,
    published: story.firstPublishedAt,
    // An entry without an author has the feed's.
    author: story.names.map((name) => ({ name })),
    category: [
      ...(facts.theme === null
        ? []
        : [{ '@term': themeId(facts.theme.uri), '@scheme': ysoScheme, '@label': facts.theme.name }]),
      { '@term': facts.municipality.code, '@scheme': municipalityScheme, '@label': facts.municipality.name },
    ],
    link: [
      ...languages.map((language) => ({
        '@rel': 'alternate',
        '@type': 'text/html',
        '@hreflang': language,
        '@href': baseUrl + paths.story(language, story.slug),
      })),
      { '@rel': 'license', '@href': textLicence },
    ],
    rights: m.feeds_rights({}, { locale }),
    content: { '@type': 'html', '#text': storyHtml(story) },
  };
}

/** Where the terms are from: the concepts of the General Finnish Ontology, the classification of municipalities. */
const ysoScheme = 'http://www.yso.fi/onto/yso/';
const municipalityScheme = 'https://stat.fi/fi/luokitukset/kunta';

/** The five answers as plain HTML: all that is a person's is escaped. */
function storyHtml(story: StoryView): string {
  return story.answers
    .map(({ question, text }) => {
      const paragraphs = paragraphsOf(text).map((lines) => `<p>${lines.map(escapeHtml).join('<br>')}</p>`);
      return [`<h2>${escapeHtml(question.text)}</h2>`, ...paragraphs].join('\n');
    })
    .join('\n');
}

function deletedEntry({ id, withdrawn }: LibraryChange): XmlContent[] {
  if (withdrawn === null) return [];
  const comment = withdrawn.reason === '' ? undefined : { 'at:comment': withdrawn.reason };
  return [{ '@ref': `urn:uuid:${id}`, '@when': withdrawn.at.toISOString(), ...comment }];
}
