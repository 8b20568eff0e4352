import { apiBase } from '@uskalla/contracts/wire';
import { faultStatus } from '@uskalla/domain';
import { partsOf, type Answer, type Asking, type Door, type RowParts } from './door.ts';
import type { Place } from './place.ts';
import { byAccount, isHiding } from './refusals.ts';

type Row = RowParts &
  Readonly<{
    /** The status, and the code of the problem where it is one. */
    allowed: string | Door['allowed'];
    /** What stands in the path, where it is not what the place has under that name. */
    at?: Readonly<Record<string, (place: Place) => string>>;
    query?: string;
    body?: (asking: Asking) => unknown;
    headers?: (asking: Asking) => Record<string, string>;
    /** The path is the whole address, and not below the API's. */
    isWhole?: boolean;
    /** What is asked of a route that stands for many. */
    request?: `${'GET' | 'POST'} ${string}`;
    /** What those are told who do not get through, where it is not a problem of ours. */
    refusedAs?: string;
  }>;

/** What a path's parts are, by their names in the router. */
const partOf: Readonly<Record<string, (place: Place) => string>> = {
  workshop: (place) => place.workshop,
  table: (place) => place.table,
  participant: (place) => place.person,
  agenda: (place) => place.agenda,
  id: (place) => place.draft,
  seq: (place) => place.edit,
  slug: (place) => place.story,
  format: () => 'json',
};

/**
 * A row for a route of Express.
 * @param name the method and the path, as the router has them
 */
export function api(name: string, row: Row): Door {
  const { refusal = byAccount, at, allowed, request = name, refusedAs } = row;
  const [method = '', path = ''] = request.split(' ');
  return {
    ...partsOf(row),
    name,
    allowed: typeof allowed === 'string' ? () => allowed : allowed,
    refused: (refused) => {
      if (refusedAs !== undefined) return { told: refusedAs, isAsAbsent: false };
      const code = refusal(refused);
      return { told: `${faultStatus[code]} ${code}`, isAsAbsent: isHiding(code) };
    },
    async ask(asking) {
      const filled = path.replaceAll(
        /:(\w+)/g,
        (_, part: string) => (at?.[part] ?? partOf[part])?.(asking.place) ?? '',
      );
      const address = (row.isWhole ? '' : apiBase) + filled + (row.query ?? '');
      return answerOf(await asking.visitor.ask(method, address, await row.body?.(asking), row.headers?.(asking)));
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? ` ${(JSON.parse(text) as { code: string }).code}` : '';
  return { told: `${response.status}${code}`, whole: `${response.status} ${text}` };
}
