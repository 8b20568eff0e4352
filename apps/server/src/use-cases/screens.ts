import { paths } from '@uskalla/contracts/wire';
import type { Caller, DeskView, PhoneView, TemplateView, WallView } from '@uskalla/contracts';
import { fillLevel } from '@uskalla/document';
import {
  answerBy,
  can,
  endOf,
  Fault,
  openTables,
  shownName,
  summarizeConsent,
  unansweredQuestions,
  type Locale,
  type TableWithSeats,
  type Template,
  type Workshop,
} from '@uskalla/domain';
import { coFacilitatorUrl } from './co-facilitators.ts';
import { questionViews, readText } from './drafts.ts';
import { ownSeat } from './join-workshop.ts';
import { templateFor, workshopById, type Parts } from './parts.ts';
import type { Signals } from './signals.ts';
import { projectorUrl, steeredBy } from './steer-workshop.ts';
import { draftOf, findIn, type WorkshopSnapshot } from './workshop-snapshots.ts';

const head = ({ id, code, title, language, municipality, status, kind, rehearsal }: Workshop) => ({
  id,
  code,
  title,
  language,
  municipality,
  status,
  kind,
  rehearsal,
});

const joinUrl = (parts: Parts, caller: Caller, workshop: Workshop) =>
  parts.addresses.shareable(caller.baseUrl) + paths.join(workshop.code);

/** What the facilitator's desk shows. */
export async function deskView(parts: Parts, caller: Caller, workshopId: string): Promise<DeskView> {
  const { workshop: asked, actor } = await steeredBy(parts, caller, workshopId);
  const { id } = asked;
  const { repositories } = parts;
  const [snapshot, removed, wallKey, coKey, [keeping]] = await Promise.all([
    parts.snapshots.of(id),
    repositories.participants.removedOf(id),
    repositories.workshops.wallKey(id),
    repositories.workshops.coKey(id),
    // An open one has no end; and it is then that this is looked at many times a minute.
    repositories.retention.keepingOf(asked.status === 'closed' ? [id] : []),
  ]);
  const { workshop, tables, people } = snapshot;
  const template = await templateFor(parts, workshop);
  const isOwner = can(actor, 'workshop.own', { workshop });
  return {
    workshop: {
      ...head(workshop),
      createdAt: workshop.createdAt.toISOString(),
      keptUntil: (keeping && endOf({ ...keeping, closedAt: workshop.closedAt }))?.toISOString() ?? null,
    },
    erasureRequests: (isOwner ? snapshot.erasureRequests : []).map(({ participantId, askedAt }) => ({
      participantId,
      name: [...people, ...removed].find((person) => person.id === participantId)?.name ?? null,
      askedAt: askedAt.toISOString(),
      answerBy: answerBy(askedAt).toISOString(),
    })),
    joinUrl: joinUrl(parts, caller, workshop),
    projectorUrl: projectorUrl(parts, caller, workshop.id, wallKey ?? ''),
    isOwner,
    rehearsing: parts.rehearsals.running(workshop.id),
    coUrl: isOwner && coKey ? coFacilitatorUrl(parts, caller, workshop.id, coKey) : null,
    merged: tables
      .filter(({ mergedInto }) => mergedInto !== null)
      .map((table) => ({ id: table.id, number: table.number, name: table.name, into: table.mergedInto ?? '' })),
    removed: removed.map(({ id: person, name }) => ({ id: person, name })),
    tables: await Promise.all(
      openTables(tables).map(async (table) => ({
        id: table.id,
        number: table.number,
        name: table.name,
        draft: await draftDigest(parts, snapshot, table, template),
        people: people
          .filter(({ tableId }) => tableId === table.id)
          .map(({ id: person, name, nameStatus, nameConsent }) => ({
            id: person,
            name,
            isNameHeld: nameStatus === 'held',
            nameConsent,
            here: parts.presence.isHere(person),
          })),
      })),
    ),
  };
}

async function draftDigest(parts: Parts, snapshot: WorkshopSnapshot, table: TableWithSeats, template: Template) {
  const draft = draftOf(snapshot, table.id);
  const text = await readText(parts, draft.id, template);
  return {
    id: draft.id,
    title: text.title,
    status: draft.status,
    fill: fillOf(template, text.answers),
    missing: unansweredQuestions(template.questions, text.answers).map(({ id }) => id),
    slug: snapshot.slugs.get(draft.id) ?? null,
    consent: consentIn(snapshot, table.id, draft.id),
  };
}

function consentIn({ people, consents }: WorkshopSnapshot, tableId: string, draftId: string) {
  return summarizeConsent(
    people.flatMap((person) => (person.tableId === tableId ? [person.id] : [])),
    consents.filter((given) => given.draftId === draftId),
  );
}

const fillOf = (template: Template, answers: Readonly<Record<string, string>>) =>
  Object.fromEntries(template.questions.map(({ id }) => [id, fillLevel(answers[id] ?? '')]));

/** What the projector shows. The texts themselves travel by `/collab`, unless they are hidden from the room. */
export async function wallView(parts: Parts, caller: Caller, workshopId: string): Promise<WallView> {
  const asked = await workshopById(parts.repositories, workshopId);
  const actor = await parts.callers.actorIn(caller, asked);
  if (!can(actor, 'workshop.watch-wall', { workshop: asked })) throw new Fault('not_found');
  const [snapshot, { state }] = await Promise.all([parts.snapshots.of(asked.id), parts.liveStates.of(asked)]);
  const { workshop, tables, people } = snapshot;
  const template = state.areTextsHidden ? await templateFor(parts, workshop) : null;
  return {
    workshop: head(workshop),
    joinUrl: joinUrl(parts, caller, workshop),
    arrived: people.map((person) => ({ id: person.id, name: shownName(person) })),
    tables: await Promise.all(
      openTables(tables).map(async ({ id, number, name, draftId, seated }) => ({
        id,
        number,
        name,
        draftId,
        people: seated,
        status: draftOf(snapshot, id).status,
        fill: template && fillOf(template, (await readText(parts, draftId, template)).answers),
      })),
    ),
  };
}

/** What a participant's phone shows beside the text. */
export async function phoneView(parts: Parts, caller: Caller, code: string): Promise<PhoneView> {
  const { workshop, participant } = await ownSeat(parts, caller, code);
  return phoneViewOf(parts, workshop.id, participant.id);
}

/**
 * The same for somebody who was let in before.
 * @throws Fault `not_signed_in` where they left or were taken out since
 */
export async function phoneViewOf(parts: Parts, workshopId: string, participantId: string): Promise<PhoneView> {
  const signals = await parts.signals.of(workshopId);
  const view = await findIn(parts.snapshots, workshopId, (snapshot) => viewIn(snapshot, signals, participantId));
  if (!view) throw new Fault('not_signed_in');
  return view;
}

function viewIn(snapshot: WorkshopSnapshot, signals: Signals, participantId: string): PhoneView | undefined {
  const { workshop, tables, people } = snapshot;
  const me = people.find(({ id }) => id === participantId);
  const table = tables.find(({ id }) => id === me?.tableId);
  if (!me || !table) return undefined;
  const draft = draftOf(snapshot, table.id);
  return {
    workshop: head(workshop),
    me: {
      id: me.id,
      name: me.name,
      nameConsent: me.nameConsent,
      publishConsent:
        snapshot.consents.find(({ draftId, by }) => draftId === draft.id && by === me.id)?.answer ?? 'unasked',
      hasHandUp: signals.hands.includes(me.id),
    },
    table: {
      id: table.id,
      number: table.number,
      name: table.name,
      callsForHelp: signals.help.includes(table.id),
    },
    formerDrafts: me.formerTables.map((tableId) => draftOf(snapshot, tableId).id),
    mates: people
      .filter(({ id, tableId }) => tableId === me.tableId && id !== me.id)
      .map((person) => ({ id: person.id, name: shownName(person) })),
    draft: {
      id: draft.id,
      status: draft.status,
      slug: snapshot.slugs.get(draft.id) ?? null,
      formerIds: draft.formerIds,
    },
  };
}

export function templateView(template: Template, locale: Locale): TemplateView {
  return {
    id: template.id,
    version: template.version,
    name: template.name[locale],
    questions: questionViews(template, locale),
  };
}

/** The template a workshop writes with. */
export async function templateOf(parts: Parts, workshopId: string, locale: Locale): Promise<TemplateView> {
  const workshop = await workshopById(parts.repositories, workshopId);
  return templateView(await templateFor(parts, workshop), locale);
}
