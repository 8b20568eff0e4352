import { faultStatus } from '@uskalla/domain';
import { partsOf, type Answer, type Asking, type Door, type Refused, type RowParts } from './door.ts';
import { byAccount, isHiding } from './refusals.ts';

type Address = string | ((asking: Asking) => string | Promise<string>);
type Row = RowParts &
  Readonly<{
    at: Address;
    allowed?: string | Door['allowed'];
    /** Where it sends those to sign in who are not: all of them, or all but those who came by a link to steer. */
    signIn?: 'must' | 'may try';
    /** A refusal of its own kind, such as the way to the door. */
    instead?: (refused: Refused) => string;
  }>;
type PageRow = Row & Readonly<{ read?: (html: string) => string }>;
type FormRow = Row & Readonly<{ form?: (asking: Asking) => Fields | Promise<Fields> }>;
type Fields = Readonly<Record<string, string>>;

const toSignIn = '/desk/sign-in';

/**
 * A row for a page.
 * @param route as SvelteKit names it
 * @param row.read what of the page tells yes from no, where its status does not
 */
export function page(route: string, row: PageRow): Door {
  const read = row.read ?? (() => '');
  return {
    ...rowParts(row, (status) => `${status}`, `303 ${toSignIn}`, '200'),
    name: `GET ${route}`,
    async ask(asking) {
      const response = await asking.visitor.ask('GET', await addressOf(row.at, asking));
      const html = await response.text();
      const told = [response.status, placeOf(response.headers.get('location'), asking), read(html)]
        .filter(Boolean)
        .join(' ');
      return { told, whole: `${told} ${wordsOf(html)}` };
    },
  };
}

/**
 * A row for a form of a page, sent as the page's script sends it: the answer is data, and not the page again.
 * @param action its name; `default` where the page has but one
 */
export function form(route: string, action: string, row: FormRow): Door {
  return {
    ...rowParts(row, (status) => `failure ${status}`, `redirect ${toSignIn}`, 'success'),
    name: `POST ${route}?/${action}`,
    async ask(asking) {
      const at = await addressOf(row.at, asking);
      const body = new URLSearchParams((await row.form?.(asking)) ?? {}).toString();
      const response = await asking.visitor.ask('POST', action === 'default' ? at : `${at}?/${action}`, body, {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        origin: asking.world.url,
        'x-sveltekit-action': 'true',
      });
      return resultOf(await response.text(), asking);
    },
  };
}

function rowParts(row: Row, refusedBy: (status: number) => string, signInFirst: string, usual: string) {
  const { refusal = byAccount, signIn, allowed = usual, instead } = row;
  return {
    ...partsOf(row),
    allowed: typeof allowed === 'string' ? () => allowed : allowed,
    refused: (refused: Refused) => {
      const { who } = refused;
      if (instead) return { told: instead(refused), isAsAbsent: false };
      const mustSignIn = signIn !== undefined && !who.hasAccount && !(signIn === 'may try' && who.hasLink);
      if (mustSignIn) return { told: signInFirst, isAsAbsent: false };
      const code = refusal(refused);
      return { told: refusedBy(faultStatus[code]), isAsAbsent: isHiding(code) };
    },
  };
}

const addressOf = async (at: Address, asking: Asking) => (typeof at === 'string' ? at : at(asking));

function resultOf(text: string, asking: Asking): Answer {
  const { type, status, location, data, error } = JSON.parse(text) as {
    type: string;
    status?: number;
    location?: string;
    data?: string;
    error?: { code?: string };
  };
  const told =
    type === 'redirect'
      ? `redirect ${placeOf(location ?? null, asking)}`
      : type === 'success'
        ? type
        : `${type} ${status}`;
  return { told, whole: JSON.stringify([told, data, error]) };
}

/** An address without its query and what in it is an id, a code or a story's name. */
const placeOf = (address: string | null, { place }: Asking): string =>
  (address ?? '')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*/, '')
    .replaceAll(/[0-9a-f-]{36}/g, ':id')
    .replace(place.story, ':slug')
    .replace(/^\/j\/[^/]+/, '/j/:code');

/** What a page says to people, without its marks. */
const wordsOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
