import { fiveAnswers, join, tell, workshop, type Running } from '../running.ts';
import { Screen } from '../screen.ts';
import type { Host } from './gather.ts';
import { Place } from './place.ts';

export type Places = Readonly<{
  here: Place;
  sandbox: Place;
  /** Where texts are hidden from the room, and it is no time to write. */
  hidden: Place;
  closed: Place;
  elsewhere: Place;
  otherSandbox: Place;
  nowhere: Place;
}>;

/** Opens the workshops of a world, each with somebody at its first table who has written. */
export async function buildPlaces(running: Running, hosts: Readonly<{ own: Host; other: Host }>): Promise<Places> {
  const opened = async (name: string, side: 'own' | 'other') => openPlace(running, new Place(name, side), hosts[side]);
  return {
    here: await opened('here', 'own'),
    sandbox: await opened('here, to change', 'own'),
    hidden: await opened('where texts are hidden', 'own'),
    closed: await opened('where it is closed', 'own'),
    elsewhere: await opened('elsewhere', 'other'),
    otherSandbox: await opened('elsewhere, to change', 'other'),
    nowhere: new Place('nowhere', 'none'),
  };
}

async function openPlace(running: Running, place: Place, { visitor, organisation }: Host): Promise<Place> {
  const made = await workshop(visitor, { organisation });
  Object.assign(place, { organisation, workshop: made.id, code: made.code });
  const path = `/api/v1/workshops/${made.id}`;
  await readLinks(place, { visitor });

  const { phone, joined } = await join(running, place.code, { table: 1 });
  const other = await join(running, place.code, { table: 2 });
  await visitor.json('DELETE', `${path}/participants/${other.joined.participant.id}`, undefined, 204);
  place.person = joined.participant.id;
  place.removed = other.joined.participant.id;
  place.table = joined.table.id;
  place.otherTable = other.joined.table.id;
  place.draft = joined.drafts[0]?.id ?? '';
  await tell(phone, place.draft, { doing: fiveAnswers.doing });
  const { moments } = await visitor.json<{ moments: { seq: number }[] }>(
    'GET',
    `/api/v1/drafts/${place.draft}/history`,
  );
  place.edit = `${moments.at(-1)?.seq}`;
  return place;
}

/** Renews a workshop's links and code, and knows the new ones. */
export async function readLinks(place: Place, { visitor }: Pick<Host, 'visitor'>): Promise<void> {
  const path = `/api/v1/workshops/${place.workshop}`;
  const wall = await visitor.json<{ projectorUrl: string }>('POST', `${path}/projector-link`, undefined, 200);
  const co = await visitor.json<{ coUrl: string }>('POST', `${path}/co-facilitators`, { wanted: true }, 200);
  place.code = (await visitor.json<{ code: string }>('POST', `${path}/code`, undefined, 200)).code;
  place.wallSecret = secretOf(wall.projectorUrl);
  place.coSecret = secretOf(co.coUrl);
}

/** Brings workshops into the states that rights depend on; once everybody sits. */
export async function changeStates(running: Running, { hidden, closed }: Places, host: Host): Promise<void> {
  const desk = new Screen(running, host.visitor, { screen: 'desk', workshopId: hidden.workshop });
  await desk.watch();
  for (const command of [
    { do: 'hide-texts', on: true },
    { do: 'go', from: 'arrive', to: 'read' },
  ] as const) {
    const code = await desk.steer(command);
    if (code !== 'ok') throw new Error(code);
  }
  desk.close();
  hidden.areTextsHidden = true;
  hidden.isTimeToWrite = false;
  await host.visitor.json('PATCH', `/api/v1/workshops/${closed.workshop}`, { status: 'closed' }, 204);
  closed.isOpen = false;
}

/** What stands in an address behind its fragment's mark. */
export const secretOf = (address: string): string => address.split('#')[1] ?? '';
