import { municipalities, municipalitiesYear } from '@uskalla/places';
import { themeOptions } from '@uskalla/places/themes';
import { isLocale } from '@uskalla/domain';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Names to choose from, in one language; fetched once by the forms that need them, and kept. */
export const GET: RequestHandler = ({ url, locals, setHeaders }) => {
  const asked = url.searchParams.get('locale');
  const locale = isLocale(asked) ? asked : locals.locale;
  // Without a language in the address it is in the reader's own.
  setHeaders({ 'cache-control': isLocale(asked) ? 'public, max-age=86400' : 'private, max-age=86400' });
  return json({
    year: municipalitiesYear,
    municipalities: municipalities.map(({ code, name }) => [code, name.fi, name.sv]),
    themes: themeOptions(locale).map(({ uri, label }) => [uri, label]),
  } satisfies Places);
};

type Places = {
  year: number;
  /** Code, Finnish name, Swedish name. */
  municipalities: [string, string, string][];
  /** URI, label in the asked language, sorted. */
  themes: [string, string][];
};
