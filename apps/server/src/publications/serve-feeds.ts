import { paths } from '@uskalla/contracts/wire';
import { LocaleCode } from '@uskalla/contracts';
import { Fault, locales, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { municipalityByCode, municipalityName } from '@uskalla/places';
import { themeByIdOrUri, themeId, type Theme } from '@uskalla/places/themes';
import type { Router } from 'express';
import { atomFeed } from './atom.ts';
import { readPlace, writePlace } from './change-cursor.ts';
import { open, type Publishing } from './publishing.ts';

/** Readers show some dozens, and whoever wants all follows the pages. */
const storiesOnPage = 50;

/** An Atom feed in each interface language: of everything, of a municipality, of a theme, of stories in one language. */
export function serveFeeds(router: Router, { readings, baseUrlOf, clock, inTurn }: Publishing): void {
  for (const locale of locales) {
    router.get(paths.feed(locale), open, inTurn, async (request, response) => {
      const asked = narrowedBy(request.query);
      const cursor = request.query['cursor'];
      const after = typeof cursor === 'string' ? readPlace(cursor) : undefined;
      if (cursor !== undefined && after === undefined) throw new Fault('bad_request');
      const baseUrl = baseUrlOf(request);
      const { municipality, theme, language } = asked;
      const { items, next } = await readings.changes(
        { order: 'newest first', municipality, theme: theme?.uri, language, after, limit: storiesOnPage },
        { baseUrl, locale },
      );
      const query = queryOf(asked);
      const address = (more: Record<string, string>) => baseUrl + paths.feed(locale, { ...query, ...more });
      const feed = atomFeed({
        locale,
        baseUrl,
        title: titleOf(asked, locale),
        links: {
          self: address(typeof cursor === 'string' ? { cursor } : {}),
          first: address({}),
          next: next && address({ cursor: writePlace(next) }),
          page: baseUrl + pageOf(locale, query),
        },
        changes: items,
        now: clock(),
      });
      response.type('application/atom+xml').send(feed);
    });
  }
}

type Asked = Readonly<{ municipality?: string; theme?: Theme; language?: Locale }>;

/** @throws Fault `bad_request` for a municipality, theme or language that there is not: a feed of nothing would be kept for years */
function narrowedBy(query: Readonly<Record<string, unknown>>): Asked {
  const { municipality, theme: themeAsked, language } = query;
  const theme = typeof themeAsked === 'string' ? themeByIdOrUri(themeAsked) : undefined;
  if (themeAsked !== undefined && !theme) throw new Fault('bad_request');
  if (municipality !== undefined && !(typeof municipality === 'string' && municipalityByCode(municipality))) {
    throw new Fault('bad_request');
  }
  return {
    ...(typeof municipality === 'string' && { municipality }),
    ...(theme && { theme }),
    ...(language !== undefined && { language: LocaleCode.parse(language) }),
  };
}

/** In one order, whatever the order asked in, so that one feed has one address. */
function queryOf({ municipality, theme, language }: Asked): Record<string, string> {
  return {
    ...(municipality !== undefined && { municipality }),
    ...(theme && { theme: themeId(theme.uri) }),
    ...(language && { language }),
  };
}

function titleOf({ municipality, theme }: Asked, locale: Locale): string {
  const language = { locale };
  const what = [
    ...(municipality === undefined
      ? []
      : [m.feeds_of_municipality({ municipality: municipalityName(municipality, locale) }, language)]),
    ...(theme ? [m.feeds_of_theme({ theme: theme.label[locale] }, language)] : []),
  ];
  if (what.length === 0) what.push(m.feeds_all({}, language));
  return `${m.product_name({}, language)} – ${what.join(' – ')}`;
}

function pageOf(locale: Locale, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return paths.stories(locale) + (search === '' ? '' : `?${search}`);
}
