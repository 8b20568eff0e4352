import { paths } from '@uskalla/contracts/wire';
import type { Caller, DeskView, PhoneView, TemplateView, WallView } from '@uskalla/contracts';
import { fillLevel } from '@uskalla/document';
import {
  can,
  Fault,
  unansweredQuestions,
  type Draft,
  type Locale,
  type Participant,
  type Template,
  type Workshop,
} from '@uskalla/domain';
import { questionViews, readText } from './drafts.ts';
import { ownSeat } from './join-workshop.ts';
import { workshopById, type Parts } from './parts.ts';
import { projectorUrl, steeredWorkshop } from './steer-workshop.ts';

const head = ({ id, code, title, language, municipality, status }: Workshop) => ({
  id,
  code,
  title,
  language,
  municipality,
  status,
});

const joinUrl = (parts: Parts, caller: Caller, workshop: Workshop) =>
  parts.addresses.shareable(caller.baseUrl) + paths.join(workshop.code);

/** What the facilitator's desk shows. */
export async function deskView(parts: Parts, caller: Caller, workshopId: string): Promise<DeskView> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const { repositories } = parts;
  const [tables, people, drafts, template, wallKey] = await Promise.all([
    repositories.tables.ofWorkshop(workshop.id),
    repositories.participants.ofWorkshop(workshop.id),
    repositories.drafts.ofWorkshop(workshop.id),
    repositories.templates.get(workshop.templateId, workshop.templateVersion),
    repositories.workshops.wallKey(workshop.id),
  ]);
  if (!template) throw new Fault('template_unknown');
  return {
    workshop: { ...head(workshop), createdAt: workshop.createdAt.toISOString() },
    joinUrl: joinUrl(parts, caller, workshop),
    projectorUrl: projectorUrl(parts, caller, workshop.id, wallKey ?? ''),
    tables: await Promise.all(
      tables.map(async (table) => ({
        id: table.id,
        number: table.number,
        draft: await draftDigest(
          parts,
          drafts.find(({ tableId }) => tableId === table.id),
          template,
        ),
        people: people
          .filter(({ tableId }) => tableId === table.id)
          .map(({ id, name, nameConsent }) => ({ id, name, nameConsent, here: parts.presence.isHere(id) })),
      })),
    ),
  };
}

async function draftDigest(parts: Parts, draft: Draft | undefined, template: Template) {
  if (!draft) throw new Fault('draft_unknown');
  const text = await readText(parts, draft.id, template);
  const story = draft.storyId === null ? undefined : await parts.repositories.stories.byId(draft.storyId);
  return {
    id: draft.id,
    title: text.title,
    status: draft.status,
    fill: Object.fromEntries(template.questions.map(({ id }) => [id, fillLevel(text.answers[id] ?? '')])),
    missing: unansweredQuestions(template.questions, text.answers).map(({ id }) => id),
    slug: story?.slug ?? null,
  };
}

/** What the projector shows. The texts themselves travel by `/collab`. */
export async function wallView(parts: Parts, caller: Caller, workshopId: string): Promise<WallView> {
  const workshop = await workshopById(parts.repositories, workshopId);
  const actor = await parts.callers.actorIn(caller, workshop);
  if (!can(actor, 'workshop.watch-wall', { workshop })) throw new Fault('not_found');
  const { repositories } = parts;
  const [tables, people, drafts] = await Promise.all([
    repositories.tables.ofWorkshop(workshop.id),
    repositories.participants.ofWorkshop(workshop.id),
    repositories.drafts.ofWorkshop(workshop.id),
  ]);
  return {
    workshop: head(workshop),
    joinUrl: joinUrl(parts, caller, workshop),
    arrived: people.map(({ id, name }) => ({ id, name })),
    tables: tables.map(({ id, number, draftId, seated }) => ({
      id,
      number,
      draftId,
      people: seated,
      status: drafts.find((draft) => draft.id === draftId)?.status ?? 'writing',
    })),
  };
}

/** What a participant's phone shows beside the text. */
export async function phoneView(parts: Parts, caller: Caller, code: string): Promise<PhoneView> {
  const { workshop, participant } = await ownSeat(parts, caller, code);
  return phoneViewOf(parts, workshop, participant);
}

async function phoneViewOf(parts: Parts, workshop: Workshop, me: Participant): Promise<PhoneView> {
  const { repositories } = parts;
  const [tables, people, drafts] = await Promise.all([
    repositories.tables.ofWorkshop(workshop.id),
    repositories.participants.ofWorkshop(workshop.id),
    repositories.drafts.ofWorkshop(workshop.id),
  ]);
  const table = tables.find(({ id }) => id === me.tableId);
  const draft = drafts.find(({ tableId }) => tableId === me.tableId);
  if (!table || !draft) throw new Fault('table_unknown');
  const story = draft.storyId === null ? undefined : await repositories.stories.byId(draft.storyId);
  return {
    workshop: head(workshop),
    me: { id: me.id, name: me.name, nameConsent: me.nameConsent },
    table: { id: table.id, number: table.number },
    mates: people
      .filter(({ id, tableId }) => tableId === me.tableId && id !== me.id)
      .map(({ id, name }) => ({ id, name })),
    draft: { id: draft.id, status: draft.status, slug: story?.slug ?? null },
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
  const template = await parts.repositories.templates.get(workshop.templateId, workshop.templateVersion);
  if (!template) throw new Fault('template_unknown');
  return templateView(template, locale);
}
