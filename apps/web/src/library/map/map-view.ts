import { paths } from '@uskalla/contracts/wire';
import type { LibraryPlaces } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { municipalities, municipalityByCode, regions } from '@uskalla/places';
import { arc, finlandMap, placeNames, regionMap, type DrawnMap, type Point } from '@uskalla/places/map';
import { lineWidth, reuseWords, type ReuseWords } from './reuse.ts';
import { shadesFor, stepOf, type Shade } from './shades.ts';

/** A municipality or region in a list; `href` is where its stories are, or its own map. */
export type ListedPlace = Readonly<{ code: string; name: string; count: number; href: string }>;
/** `label` is its name as a link on the map: "Kuusamo, 3 tarinaa". */
export type ShadedPlace = ListedPlace & Readonly<{ path: string; at: Point; step: number; label: string }>;
export type ReuseLine = Readonly<{ path: string; width: number }>;

export type MapView = Readonly<{
  drawn: Pick<DrawnMap, 'width' | 'height' | 'borders' | 'regionBorders'>;
  shades: readonly Shade[];
  /** Municipalities with stories, the fewest first, so that the strongest are drawn last. */
  shaded: readonly ShadedPlace[];
  lines: readonly ReuseLine[];
  reuse: ReuseWords;
}>;

export type CountryView = MapView &
  Readonly<{
    /** Land of each region, to be pointed at. */
    land: readonly (Omit<ListedPlace, 'count'> & Readonly<{ path: string }>)[];
    regions: readonly (ListedPlace & Readonly<{ municipalities: readonly ListedPlace[] }>)[];
  }>;

export type RegionView = MapView &
  Readonly<{
    code: string;
    name: string;
    count: number;
    around: string;
    outline: string;
    empty: readonly Readonly<{ code: string; path: string }>[];
    /** Names that found room on the map. */
    names: readonly Readonly<{ name: string; at: Point; step: number }>[];
    municipalities: readonly ListedPlace[];
    /** Names of those without a story. */
    waiting: readonly string[];
  }>;

/** A region's map is crossed by fewer lines than the country's before its names can't be read. */
const linesOfRegion = 15;
/** Height of names on a region's map at its largest, in its units; see the styles of RegionMap. */
const nameSize = 12.5;
const collators = { fi: new Intl.Collator('fi'), sv: new Intl.Collator('sv'), en: new Intl.Collator('en') };
const byName = (locale: Locale) => (a: { name: string }, b: { name: string }) =>
  collators[locale].compare(a.name, b.name);

/** Drawn once for a reading of the library, which the server holds for half a minute, and language. */
export function countryView(places: LibraryPlaces, locale: Locale): CountryView {
  const known = countryViews.get(places) ?? new Map<Locale, CountryView>();
  countryViews.set(places, known);
  const view = known.get(locale) ?? drawCountry(places, locale);
  known.set(locale, view);
  return view;
}

const countryViews = new WeakMap<LibraryPlaces, Map<Locale, CountryView>>();

function drawCountry(places: LibraryPlaces, locale: Locale): CountryView {
  const map = finlandMap();
  const points = new Map(map.municipalities.map(({ code, at }) => [code, at]));
  const listed = listedPlaces(places, locale);
  return {
    ...mapView(map, places, locale, listed, (code) => points.get(code)),
    land: regions.map(({ code, name }) => ({
      code,
      name: name[locale],
      href: paths.map(locale, code),
      path: map.regions.get(code)?.path ?? '',
    })),
    regions: regions
      .map(({ code, name }) => {
        const here = listed.filter((place) => municipalityByCode(place.code)?.region === code && place.count > 0);
        const count = here.reduce((sum, place) => sum + place.count, 0);
        return { code, name: name[locale], count, href: paths.map(locale, code), municipalities: here };
      })
      .sort(byName(locale)),
  };
}

/** `undefined` for a code that is no region's. */
export function regionView(places: LibraryPlaces, code: string, locale: Locale): RegionView | undefined {
  const map = regionMap(code);
  const region = regions.find((each) => each.code === code);
  if (!map || !region) return undefined;
  const isHere = (municipality: string) => municipalityByCode(municipality)?.region === code;
  const listed = listedPlaces(places, locale).filter((place) => isHere(place.code));
  const here = { ...places, reuse: places.reuse.filter(({ from, to }) => isHere(from) || isHere(to)) };
  const view = mapView(map, here, locale, listed, map.pointOf, linesOfRegion);
  const steps = new Map(view.shaded.map((place) => [place.code, place.step]));
  // Those with stories are named first: there may not be room for all.
  const wanted = listed
    .map((place) => ({
      ...place,
      at: map.municipalities.find((each) => each.code === place.code)?.at ?? ([0, 0] as const),
    }))
    .sort((a, b) => b.count - a.count);
  return {
    ...view,
    code,
    name: region.name[locale],
    count: listed.reduce((sum, place) => sum + place.count, 0),
    around: map.around,
    outline: map.outline,
    empty: map.municipalities.filter((each) => !steps.has(each.code)).map(({ code: of, path }) => ({ code: of, path })),
    names: placeNames(wanted, nameSize, map.width).map(({ of, at }) => ({
      name: of.name,
      at,
      step: steps.get(of.code) ?? 0,
    })),
    municipalities: listed.filter(({ count }) => count > 0),
    waiting: listed.filter(({ count }) => count === 0).map(({ name }) => name),
  };
}

function listedPlaces({ stories }: LibraryPlaces, locale: Locale): ListedPlace[] {
  return municipalities
    .map(({ code, name }) => ({
      code,
      name: name[locale],
      count: stories.get(code) ?? 0,
      href: `${paths.stories(locale)}?municipality=${code}`,
    }))
    .sort(byName(locale));
}

function mapView(
  map: DrawnMap,
  places: LibraryPlaces,
  locale: Locale,
  listed: readonly ListedPlace[],
  pointOf: (code: string) => Point | undefined,
  mostLines?: number,
): MapView {
  // One scale for all maps: a region's colours say the same as the country's.
  const shades = shadesFor(Math.max(0, ...places.stories.values()));
  const drawings = new Map(map.municipalities.map((each) => [each.code, each]));
  const reuse = reuseWords(places.reuse, locale, mostLines);
  // To find the plural takes twenty microseconds: once for each number rather than once for each of 308.
  const words = new Map<number, string>();
  const inWords = (count: number) => {
    const known = words.get(count) ?? m.map_stories({ count }, { locale });
    words.set(count, known);
    return known;
  };
  return {
    drawn: { width: map.width, height: map.height, borders: map.borders, regionBorders: map.regionBorders },
    shades,
    shaded: listed
      .flatMap((place) => {
        const drawing = drawings.get(place.code);
        return drawing && place.count > 0
          ? [
              {
                ...place,
                ...drawing,
                step: stepOf(place.count, shades),
                label: `${place.name}, ${inWords(place.count)}`,
              },
            ]
          : [];
      })
      .sort((a, b) => a.count - b.count),
    lines: reuse.told.flatMap(({ from, to, count }) => {
      const [start, end] = [pointOf(from), pointOf(to)];
      return start && end && from !== to ? [{ path: arc(start, end), width: lineWidth(count) }] : [];
    }),
    reuse,
  };
}
