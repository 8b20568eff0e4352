import { getLocale } from '@uskalla/messages/runtime';
import { fetchPlaces, type PlaceChoices } from './places.ts';

/**
 * Names of places and themes in the page's language, for showing what is kept by a code. To be asked for in the browser.
 * @returns `known` once they have come; where they don't, it stays `undefined`
 */
export function askPlaceNames(): { readonly known: PlaceChoices | undefined } {
  let known = $state.raw<PlaceChoices>();
  fetchPlaces(getLocale()).then(
    (places) => (known = places),
    () => undefined,
  );
  return {
    get known() {
      return known;
    },
  };
}
