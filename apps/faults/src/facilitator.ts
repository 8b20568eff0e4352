import { admin } from './server-process.ts';
import { Visitor } from './visitor.ts';

export type Made = Readonly<{ id: string; code: string; joinUrl: string; projectorUrl: string; deskUrl: string }>;
export type Seated = Readonly<{
  participant: { id: string; name: string | null };
  table: { id: string; number: number };
  drafts: readonly { id: string }[];
}>;

/** Whoever set the service up, signed in: it owns the organisation and is an ambassador of the library. */
export async function facilitator(url: string): Promise<Visitor> {
  const desk = new Visitor(url);
  await desk.json('POST', '/api/v1/session', admin);
  return desk;
}

export const makeWorkshop = (desk: Visitor, more: object = {}): Promise<Made> =>
  desk.json<Made>('POST', '/api/v1/workshops', { title: 'Paja', municipality: '091', tables: 2, ...more });

/** A phone that has joined. */
export async function seat(url: string, code: string, body: object = {}) {
  const phone = new Visitor(url);
  const joined = await phone.json<Seated>('POST', `/api/v1/workshops/${code}/participants`, body);
  return { phone, joined, draftId: joined.drafts[0]?.id ?? '' };
}

/** A wall that came by the projector's link. */
export async function wall(url: string, { id, projectorUrl }: Made): Promise<Visitor> {
  const screen = new Visitor(url);
  await screen.json('POST', `/api/v1/workshops/${id}/wall`, { secret: projectorUrl.split('#')[1] });
  return screen;
}

/** A co-facilitator without an account, who came by the link. */
export async function helper(url: string, desk: Visitor, id: string): Promise<Visitor> {
  const { coUrl } = await desk.json<{ coUrl: string }>('POST', `/api/v1/workshops/${id}/co-facilitators`, {
    wanted: true,
  });
  const screen = new Visitor(url);
  await screen.json('POST', `/api/v1/workshops/${id}/desk`, { secret: coUrl.split('#')[1] });
  return screen;
}
