import { leastRehearsing, locales, maxTables, mostRehearsing } from '@uskalla/domain';
import { z } from 'zod';
import { Agenda } from './steering.ts';

export const LocaleCode = z.enum(locales).meta({ id: 'Locale' });
export const MunicipalityCode = z
  .string()
  .regex(/^\d{3}$/)
  .meta({ description: "Statistics Finland's three-digit municipality code, as text", example: '091' });

/** Length limits here only keep nonsense out; the domain says what a good title or name is. */
export const CreateWorkshop = z
  .object({
    title: z.string().max(2000).meta({ example: 'Tarinapaja, Helsinki' }),
    language: LocaleCode.default('fi'),
    municipality: MunicipalityCode,
    template: z.string().max(60).optional().meta({ description: 'Template id; true-story by default' }),
    tables: z.int().min(1).max(maxTables).default(4),
    agenda: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'forty-five, ninety (default), half-day, the id of a kept agenda, or workshop:{id}' }),
    after: z.string().max(200).optional().meta({ description: 'Slug of the story that it is to try after' }),
    organisation: z.uuid().optional().meta({ description: "In whose name; the first of the caller's by default" }),
    rehearsal: z.boolean().default(false).meta({ description: 'For practice: simulated people, never published' }),
  })
  .meta({ id: 'CreateWorkshop' });
export type CreateWorkshop = z.input<typeof CreateWorkshop>;

export const CreatedWorkshop = z
  .object({
    id: z.uuid(),
    code: z.string().length(6),
    joinUrl: z.url(),
    projectorUrl: z.url().meta({ description: 'Carries the secret in its fragment, which never reaches a log' }),
    deskUrl: z.url(),
  })
  .meta({ id: 'CreatedWorkshop' });
export type CreatedWorkshop = z.infer<typeof CreatedWorkshop>;

export const BeginDraft = z
  .object({
    language: LocaleCode.default('fi'),
    municipality: MunicipalityCode,
    after: z.string().max(200).optional().meta({ description: 'Slug of the story that it is to try after' }),
    organisation: z.uuid().optional().meta({ description: "In whose name; the first of the caller's by default" }),
  })
  .meta({ id: 'BeginDraft' });
export type BeginDraft = z.input<typeof BeginDraft>;

export const BegunDraft = z
  .object({
    id: z.uuid(),
    code: z.string().length(6),
    writeUrl: z.url().meta({ description: 'Where the caller, who has a seat now, writes' }),
    joinUrl: z.url().meta({ description: 'For whoever is to write with them' }),
    deskUrl: z.url().meta({ description: 'Where it is published' }),
  })
  .meta({ id: 'BegunDraft' });
export type BegunDraft = z.infer<typeof BegunDraft>;

export const WorkshopStatus = z.enum(['open', 'closed']);

/** What anybody who holds the code may know. */
export const JoinView = z
  .object({
    code: z.string(),
    title: z.string(),
    language: LocaleCode,
    municipality: MunicipalityCode,
    areDoorsOpen: z.boolean().meta({ description: 'Whether new people get in' }),
    tables: z
      .array(
        z.object({
          id: z.uuid(),
          number: z.int(),
          name: z.string().nullable(),
          seated: z.int(),
          full: z.boolean(),
        }),
      )
      .meta({ description: 'The tables to choose from; none where people are seated' }),
  })
  .meta({ id: 'JoinView' });
export type JoinView = z.infer<typeof JoinView>;

export const JoinWorkshop = z
  .object({
    name: z.string().max(4000).nullish().meta({ description: 'A name or pseudonym, up to 40 letters; may stay empty' }),
    table: z
      .union([z.uuid(), z.int().positive()])
      .nullish()
      .meta({ description: "A table's id or number; left out, people are seated evenly" }),
  })
  .meta({ id: 'JoinWorkshop' });
export type JoinWorkshop = z.infer<typeof JoinWorkshop>;

export const NameConsent = z.enum(['unasked', 'yes', 'no']);

export const ParticipantView = z
  .object({ id: z.uuid(), name: z.string().nullable(), nameConsent: NameConsent })
  .meta({ id: 'Participant' });
export const TableView = z.object({ id: z.uuid(), number: z.int() }).meta({ id: 'Table' });

export const Joined = z
  .object({
    participant: ParticipantView,
    table: TableView,
    drafts: z.array(z.object({ id: z.uuid(), title: z.string() })),
  })
  .meta({ id: 'Joined' });
export type Joined = z.infer<typeof Joined>;

export const ChangeSeat = z
  .object({
    name: z.string().max(4000).nullish(),
    nameConsent: z.enum(['yes', 'no']).optional(),
    publishConsent: z
      .enum(['yes', 'no'])
      .optional()
      .meta({ description: 'Whether the text of the table may be published; one no stops it' }),
  })
  .meta({ id: 'ChangeSeat', description: 'What a participant may change about the own seat' });
export type ChangeSeat = z.infer<typeof ChangeSeat>;

export const ChangeWorkshop = z.object({ status: WorkshopStatus }).meta({ id: 'ChangeWorkshop' });
export type ChangeWorkshop = z.infer<typeof ChangeWorkshop>;

export const ChangePerson = z
  .object({
    tableId: z.uuid().optional().meta({ description: 'Seats the person there' }),
    isNameHeld: z.boolean().optional().meta({ description: 'Keeps the name from wall and phones' }),
  })
  .meta({ id: 'ChangePerson' });
export type ChangePerson = z.infer<typeof ChangePerson>;

export const ChangeTable = z
  .object({
    name: z.string().max(400).nullish(),
    mergeInto: z.uuid().nullish().meta({ description: 'The table that gets people and text; null takes it back' }),
  })
  .meta({ id: 'ChangeTable' });
export type ChangeTable = z.input<typeof ChangeTable>;

/** An agenda somebody keeps. */
export const AgendaChoice = z
  .object({ id: z.string(), name: z.string(), minutes: z.int(), phases: z.int() })
  .meta({ id: 'AgendaChoice' });
export type AgendaChoice = z.infer<typeof AgendaChoice>;

export const SaveAgenda = z.object({ name: z.string().max(2000), phases: Agenda }).meta({ id: 'SaveAgenda' });
export type SaveAgenda = z.input<typeof SaveAgenda>;

export const StartRehearsal = z
  .object({ people: z.int().min(leastRehearsing).max(mostRehearsing) })
  .meta({ id: 'StartRehearsal', description: 'How many simulated people come, as far as there are seats' });
export type StartRehearsal = z.infer<typeof StartRehearsal>;
