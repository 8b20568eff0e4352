import type {
  AuditAct,
  ConsentAnswer,
  Facts,
  LiveState,
  NameConsent,
  NameStatus,
  NoticeKind,
  Phase,
  Provenance,
  Template,
  WorkshopKind,
} from '@uskalla/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';

import { organization, user } from './auth-schema.ts';

export * from './auth-schema.ts';

/** Bytes, as both drivers take and give them. */
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // node-postgres gives a Buffer, which is a view on a larger pool: keep the bytes alone.
  fromDriver: (value) => Uint8Array.from(value),
});

const kinds = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'::text[]`);

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const workshop = pgTable(
  'workshop',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    title: text('title').notNull(),
    language: text('language').notNull(),
    municipality: text('municipality').notNull(),
    templateId: text('template_id').notNull(),
    templateVersion: integer('template_version').notNull(),
    facilitatorId: text('facilitator_id').notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organization.id, { onDelete: 'restrict' }),
    status: text('status').notNull(),
    kind: text('kind').$type<WorkshopKind>().notNull().default('event'),
    wallKey: text('wall_key').notNull(),
    /** What the co-facilitators' link is derived from; none until one is asked for. */
    coKey: text('co_key'),
    /** How often it was handed over: a link that did it opens nothing again. */
    handOvers: integer('hand_overs').notNull().default(0),
    rehearsal: boolean('rehearsal').notNull().default(false),
    /** The story of the library that it is to try after. */
    begunFrom: uuid('begun_from').references((): AnyPgColumn => story.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
    /** When it was last opened again. */
    reopenedAt: moment('reopened_at'),
    /** When whoever holds it was last told when it will be forgotten. */
    endAnnouncedAt: moment('end_announced_at'),
    forgottenAt: moment('forgotten_at'),
  },
  (t) => [
    index('workshop_to_forget')
      .on(t.status, t.closedAt)
      .where(sql`${t.forgottenAt} is null`),
    index('workshop_by_facilitator').on(t.facilitatorId, t.createdAt),
    index('workshop_by_organisation').on(t.organisationId, t.createdAt),
    foreignKey({ columns: [t.templateId, t.templateVersion], foreignColumns: [template.id, template.version] }),
  ],
);

/** A table of a workshop; its draft is `draft.table_id`. */
export const workshopTable = pgTable(
  'workshop_table',
  {
    id: uuid('id').primaryKey(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    name: text('name'),
    /** The table its people and text went to. */
    mergedInto: uuid('merged_into'),
  },
  (t) => [unique('workshop_table_number').on(t.workshopId, t.number)],
);

export const participant = pgTable(
  'participant',
  {
    id: uuid('id').primaryKey(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    tableId: uuid('table_id')
      .notNull()
      .references(() => workshopTable.id, { onDelete: 'cascade' }),
    /** The device's name in this workshop alone: rows of two workshops can't be joined by it. */
    deviceHash: text('device_hash').notNull(),
    name: text('name'),
    nameStatus: text('name_status').$type<NameStatus>().notNull().default('shown'),
    nameConsent: text('name_consent').$type<NameConsent>().notNull(),
    joinedAt: moment('joined_at').notNull(),
    /** Tables sat at before: what was written there may still be on its way. */
    formerTables: jsonb('former_tables').$type<string[]>().notNull().default([]),
    /** Taken out by the facilitator; the row stays, so that the same browser does not come back in. */
    removedAt: moment('removed_at'),
  },
  (t) => [unique('participant_device').on(t.workshopId, t.deviceHash), index('participant_by_table').on(t.tableId)],
);

export const draft = pgTable(
  'draft',
  {
    id: uuid('id').primaryKey(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    tableId: uuid('table_id')
      .notNull()
      .unique()
      .references(() => workshopTable.id, { onDelete: 'cascade' }),
    status: text('status').notNull(),
    storyId: uuid('story_id').references(() => story.id, { onDelete: 'set null' }),
    /** Ids it had before its document was made anew: what phones keep under these is to go. */
    formerIds: uuid('former_ids')
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
  },
  (t) => [index('draft_by_workshop').on(t.workshopId), index('draft_by_story').on(t.storyId)],
);

/** Somebody who wrote in a workshop asks to be erased. `participantId` is also that of one who left. */
export const erasureRequest = pgTable(
  'erasure_request',
  {
    participantId: uuid('participant_id').primaryKey(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    askedAt: moment('asked_at').notNull(),
  },
  (t) => [index('erasure_request_of_workshop').on(t.workshopId, t.askedAt)],
);

/** How daring the people of a forgotten workshop felt, by level: numbers alone. */
export const keptDaring = pgTable(
  'kept_daring',
  {
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    level: integer('level').notNull(),
    before: integer('before').notNull(),
    after: integer('after').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.level] })],
);

/** Whether somebody lets the draft be published. `by` is a participant, also one who left: their no stays as long as their text. */
export const publishConsent = pgTable(
  'publish_consent',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => draft.id, { onDelete: 'cascade' }),
    by: uuid('by').notNull(),
    answer: text('answer').$type<ConsentAnswer>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.by] })],
);

/** The log of a draft's document: every edit, whole until its retention ends. */
export const draftUpdate = pgTable(
  'draft_update',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => draft.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    update: bytea('update').notNull(),
    /** `seat:<participant>`, `user:<account>` or `server`. */
    author: text('author').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.seq] })],
);

/** All of a draft's document up to a place in its log: loading reads this and what came after. It can always be made again. */
export const draftSnapshot = pgTable('draft_snapshot', {
  draftId: uuid('draft_id')
    .primaryKey()
    .references(() => draft.id, { onDelete: 'cascade' }),
  upTo: bigint('up_to', { mode: 'number' }).notNull(),
  state: bytea('state').notNull(),
  at: moment('at').notNull(),
});

export const story = pgTable(
  'story',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    language: text('language').notNull(),
    example: boolean('example').notNull(),
    firstPublishedAt: moment('first_published_at').notNull(),
    // Of the newest revision, for lists and search; the revision itself is what is shown.
    revision: integer('revision').notNull(),
    title: text('title').notNull(),
    excerpt: text('excerpt').notNull(),
    municipality: text('municipality').notNull(),
    theme: text('theme'),
    stage: text('stage'),
    publishedAt: moment('published_at').notNull(),
    /** What it can be found by: numbers of `search_word`, packed as `packed-words.ts` has it. */
    words: bytea('words')
      .notNull()
      .default(sql`''::bytea`),
    /** What made them dare and what went wrong, by the kinds of the domain; and which facts it has. */
    dared: kinds('dared'),
    failed: kinds('failed'),
    factsTold: kinds('facts_told'),
    /** By which rules the words and kinds were made; older ones are made again at a start. */
    searchVersion: integer('search_version').notNull().default(0),
    /** The library's number after the last change of this story: what an index follows it by; see `library-change.ts`. */
    change: bigint('change', { mode: 'number' }).notNull().default(0),
    /** Where anything a reader sees of it last changed: a revision, an answer, a translation, a withdrawal. */
    changedAt: moment('changed_at')
      .notNull()
      .default(sql`now()`),
    /** The story that it was begun from: "we dared too". */
    begunFrom: uuid('begun_from').references((): AnyPgColumn => story.id, { onDelete: 'set null' }),
    thanks: integer('thanks').notNull().default(0),
    /** Public, and what is left of a story then: the address, the date and this. */
    withdrawnReason: text('withdrawn_reason'),
    withdrawnAt: moment('withdrawn_at'),
    /** Its text is gone for good. */
    emptiedAt: moment('emptied_at'),
    /** An ambassador has read the newest revision. */
    reviewedAt: moment('reviewed_at'),
    /** What an ambassador asked its facilitator to change. */
    changeAsked: text('change_asked'),
  },
  (t) => [
    index('story_by_change').on(t.change, t.id),
    index('story_by_theme').on(t.theme, t.publishedAt),
    index('story_newest').on(t.publishedAt, t.id),
    index('story_changes').on(t.changedAt, t.id),
    index('story_by_municipality').on(t.municipality),
    index('story_begun_from').on(t.begunFrom),
  ],
);

/** One row: how often the library's stories changed, and the number of the last change that took one away altogether. */
export const libraryChange = pgTable('library_change', {
  id: integer('id').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull(),
  removed: bigint('removed', { mode: 'number' }).notNull(),
});

/**
 * Each form of a word that stands in any story, once a language, with the words it could be a form of. A search asks here which forms
 * to look for: it grows with the languages' words, not with the stories.
 */
export const searchWord = pgTable(
  'search_word',
  {
    /** What a story's words are kept as. */
    number: integer('number').notNull().unique().generatedAlwaysAsIdentity(),
    language: text('language').notNull(),
    form: text('form').notNull(),
    bases: text('bases').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.language, t.form] }),
    index('search_word_bases').using('gin', t.bases),
    index('search_word_letters').using('gin', t.form.op('gin_trgm_ops')),
  ],
);

export const storyRevision = pgTable(
  'story_revision',
  {
    storyId: uuid('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    answers: jsonb('answers').$type<{ question: string; text: string }[]>().notNull(),
    facts: jsonb('facts').$type<Facts>().notNull(),
    names: jsonb('names').$type<string[]>().notNull(),
    provenance: jsonb('provenance').$type<Provenance>().notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.number] })],
);

/** Who told a story, under the id they had in its workshop; kept as long as the story, so that they can withdraw. */
export const storyTeller = pgTable(
  'story_teller',
  {
    storyId: uuid('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    teller: uuid('teller').notNull(),
    /** The name that stands under the story for them. */
    name: text('name'),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.teller] }), index('story_teller_stories').on(t.teller)],
);

/** What became of an experiment, as its tellers answered the question that is asked some months after. No row: no answer. */
export const followUp = pgTable(
  'follow_up',
  {
    storyId: uuid('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    /** Months after the first publication. */
    month: integer('month').notNull(),
    outcome: text('outcome').notNull(),
    text: text('text').notNull(),
    answeredAt: moment('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.month] })],
);

/** A reader's question to those who told a story; public once it is answered. */
export const readerQuestion = pgTable(
  'reader_question',
  {
    id: uuid('id').primaryKey(),
    storyId: uuid('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    text: text('text').notNull(),
    askedAt: moment('asked_at').notNull(),
    answer: text('answer'),
    answeredAt: moment('answered_at'),
    /** Not to be shown: nobody's business, or unkind. */
    declinedAt: moment('declined_at'),
  },
  (t) => [index('reader_question_of_story').on(t.storyId, t.askedAt)],
);

/** One part of a story (its title, or the answer to a question) in another language. */
export const storyTranslation = pgTable(
  'story_translation',
  {
    storyId: uuid('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    part: text('part').notNull(),
    text: text('text').notNull(),
    /** Who translated it, as it is shown. */
    by: text('by').notNull(),
    /** What was translated: where the original reads otherwise now, the translation is stale. */
    original: text('original').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.language, t.part] })],
);

/**
 * A photo of a story; its bytes are elsewhere (decision 22). A row that is not shown, or has lost its story, says which of these are
 * still to be removed.
 */
export const storyPhoto = pgTable(
  'story_photo',
  {
    id: uuid('id').primaryKey(),
    storyId: uuid('story_id').references(() => story.id, { onDelete: 'set null' }),
    isShown: boolean('is_shown').notNull().default(false),
    /** Its place among the photos of the story. */
    place: integer('place').notNull().default(0),
    alt: text('alt').notNull(),
    caption: text('caption').notNull(),
    credit: text('credit').notNull(),
    /** Of the largest file, in pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (t) => [index('story_photo_of_story').on(t.storyId)],
);

/** A municipality and a subject of which a story is to come. */
export const announcedStory = pgTable(
  'announced_story',
  {
    id: uuid('id').primaryKey(),
    municipality: text('municipality').notNull(),
    subject: text('subject').notNull(),
    language: text('language').notNull(),
    announcedAt: moment('announced_at').notNull(),
    /** The story it became. */
    storyId: uuid('story_id').references(() => story.id, { onDelete: 'set null' }),
  },
  (t) => [index('announced_newest').on(t.announcedAt, t.id)],
);

/** Stories that an ambassador put together, with an introduction. */
export const collection = pgTable('collection', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  language: text('language').notNull(),
  title: text('title').notNull(),
  introduction: text('introduction').notNull(),
  /** Ids of stories, in the order in which they are to be read. */
  stories: uuid('stories').array().notNull(),
  /** Its place on the front page, from 1; none where it has no place there. */
  frontPlace: integer('front_place'),
  changedAt: moment('changed_at').notNull(),
});

/** Every act of curation, for everybody to read. Only ever added to. */
export const curationAct = pgTable(
  'curation_act',
  {
    id: uuid('id').primaryKey(),
    at: moment('at').notNull(),
    /** The name of who did it, as it was then. */
    by: text('by').notNull(),
    act: text('act').notNull(),
    /** What it was done to, as it was called then: a title. */
    title: text('title').notNull(),
    storyId: uuid('story_id'),
    collectionId: uuid('collection_id'),
    /** What is said about it in public. */
    reason: text('reason').notNull(),
  },
  (t) => [index('curation_newest').on(t.at, t.id)],
);

/** Who curates the library. */
export const ambassador = pgTable('ambassador', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
});

export const template = pgTable(
  'template',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').$type<Template>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

/** How a workshop is being steered: one value, whose version grows with each change. */
export const liveState = pgTable('live_state', {
  workshopId: uuid('workshop_id')
    .primaryKey()
    .references(() => workshop.id, { onDelete: 'cascade' }),
  version: integer('version').notNull(),
  state: jsonb('state').$type<LiveState>().notNull(),
});

/**
 * What one person, under a pseudonym, gave to one activity: an answer, a word, a question, dots, a raised hand.
 * `activity` is a phase's id, or one of the fixed names that the domain has for what belongs to no phase.
 */
export const contribution = pgTable(
  'contribution',
  {
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshop.id, { onDelete: 'cascade' }),
    activity: text('activity').notNull(),
    by: text('by').notNull(),
    item: text('item').notNull(),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    isApproved: boolean('is_approved').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.activity, t.by, t.item] })],
);

/** A join code that was given up for a new one: whoever sat by it finds back, nobody new gets in by it. */
export const formerCode = pgTable('former_code', {
  code: text('code').primaryKey(),
  workshopId: uuid('workshop_id')
    .notNull()
    .references(() => workshop.id, { onDelete: 'cascade' }),
});

/** An agenda that a facilitator keeps for further workshops. */
export const agendaTemplate = pgTable(
  'agenda_template',
  {
    id: uuid('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    phases: jsonb('phases').$type<Phase[]>().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [index('agenda_template_by_owner').on(t.ownerId, t.name)],
);

/** Who did what, for those who answer for it; only ever added to, which a trigger sees to (migration 0013). */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: uuid('id').primaryKey(),
    at: moment('at').notNull(),
    organisationId: text('organisation_id'),
    userId: text('user_id'),
    act: text('act').$type<AuditAct>().notNull(),
    subjectId: text('subject_id'),
  },
  // Ids are made in the order of time.
  (t) => [index('audit_of_organisation').on(t.organisationId, t.id)],
);

/** The operator's wording of what the service says about itself. */
export const notice = pgTable(
  'notice',
  {
    kind: text('kind').$type<NoticeKind>().notNull(),
    language: text('language').notNull(),
    text: text('text').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.language] })],
);

/** What readers say about the service, and what they were answered. */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid('id').primaryKey(),
    language: text('language').notNull(),
    text: text('text').notNull(),
    email: text('email'),
    receivedAt: moment('received_at').notNull(),
    answeredAt: moment('answered_at'),
    answer: text('answer'),
  },
  (t) => [index('feedback_waiting').on(t.answeredAt, t.receivedAt)],
);

/** Small values of the installation itself. */
export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
