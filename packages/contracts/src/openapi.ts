import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { SecondFactor, SignIn } from './accounts.ts';
import { ChangeDraft, DraftHistory, DraftMoment, DraftView, Published, Restored } from './drafts.ts';
import { exportFormats } from './exports.ts';
import { ImpactView } from './impact.ts';
import { impactTableNames } from './impact-tables.ts';
import { apiBase } from './paths.ts';
import { Problem } from './problem.ts';
import { FindingKey, PublishCheck, PublishDraft } from './publishing.ts';
import { ErasePerson, ErasureOutlook } from './requests.ts';
import { SuggestionQuery, SuggestionsView } from './suggestions.ts';
import { StoryFacetsView, StoryList, StoryQuery, StoryView } from './stories.ts';
import {
  AgendaChoice,
  BeginDraft,
  BegunDraft,
  ChangePerson,
  ChangeSeat,
  ChangeTable,
  ChangeWorkshop,
  CreatedWorkshop,
  CreateWorkshop,
  Joined,
  JoinView,
  JoinWorkshop,
  SaveAgenda,
  StartRehearsal,
} from './workshops.ts';

const workshop = z.object({
  workshop: z.string().meta({ description: 'Its join code, or its id', example: 'K4AP7M' }),
});
const table = workshop.extend({ table: z.uuid() });
const person = workshop.extend({ participant: z.uuid() });
const id = z.object({ id: z.uuid() });
const moment = z.object({ id: z.uuid(), seq: z.int().nonnegative() });

const facilitator = [{ session: [] }];
const participant = [{ device: [] }];

type Options = {
  tag: 'Accounts' | 'Workshops' | 'Drafts' | 'Library';
  path?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Success, by status; `null` where there is no body. */
  answers: Record<number, z.ZodType | null>;
  /** Answers with a file of one of these types instead. */
  files?: readonly string[];
  security?: Record<string, string[]>[];
  description?: string;
};

function operation(summary: string, options: Options): ZodOpenApiOperationObject {
  const answers = Object.entries(options.answers).map(([status, schema]) => [
    status,
    {
      description: status === '204' ? 'Done' : 'As asked',
      ...(schema && { content: { 'application/json': { schema } } }),
    },
  ]);
  const files = {
    description: 'The file',
    content: Object.fromEntries((options.files ?? []).map((type) => [type, { schema: z.string() }])),
  };
  return {
    summary,
    tags: [options.tag],
    ...(options.description && { description: options.description }),
    ...(options.security && { security: options.security }),
    ...((options.path || options.query) && {
      requestParams: {
        ...(options.path && { path: options.path }),
        ...(options.query && { query: options.query }),
      },
    }),
    ...(options.body && { requestBody: { content: { 'application/json': { schema: options.body } } } }),
    responses: {
      ...Object.fromEntries(answers),
      ...(options.files && { 200: files }),
      default: {
        description: 'What went wrong, told in the language of Accept-Language',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

/** The OpenAPI 3.1 description of `/api/v1`, made from the schemas that also check it. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Uskalla kokeilla',
      version: '1',
      description:
        'Story workshops and the experiment library. Stories are CC BY 4.0, their metadata CC0. ' +
        'Facilitators sign in with POST /api/v1/session; participants are known by the cookie that joining sets. ' +
        'A draft is written over a websocket in the y-websocket protocol at /collab/{draftId}.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: apiBase }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
        device: { type: 'apiKey', in: 'cookie', name: 'uskalla_device' },
      },
    },
    paths: {
      '/session': {
        post: operation('Sign in; the session is a cookie', {
          tag: 'Accounts',
          body: SignIn,
          answers: { 200: z.object({ asksForCode: z.boolean() }) },
        }),
        delete: operation('Sign out', { tag: 'Accounts', answers: { 204: null } }),
      },
      '/session/code': {
        post: operation('The code of an authenticator app, where the password was right and is not enough', {
          tag: 'Accounts',
          body: SecondFactor,
          answers: { 204: null },
        }),
      },
      '/session/link': {
        post: operation('Sign in by the secret of a link that was mailed', {
          tag: 'Accounts',
          body: z.object({ token: z.string() }),
          answers: { 204: null },
        }),
      },
      '/workshops': {
        get: operation("The facilitator's workshops, newest first", {
          tag: 'Workshops',
          security: facilitator,
          answers: {
            200: z.object({
              items: z.array(
                z.object({
                  id: z.uuid(),
                  code: z.string(),
                  title: z.string(),
                  municipality: z.string(),
                  status: z.enum(['open', 'closed']),
                  createdAt: z.iso.datetime(),
                }),
              ),
            }),
          },
        }),
        post: operation('Open a workshop', {
          tag: 'Workshops',
          security: facilitator,
          body: CreateWorkshop,
          answers: { 201: CreatedWorkshop },
        }),
      },
      '/workshops/{workshop}': {
        get: operation('What somebody with the code sees before joining', {
          tag: 'Workshops',
          path: workshop,
          answers: { 200: JoinView },
        }),
        patch: operation('Close or reopen a workshop', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          body: ChangeWorkshop,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/tables': {
        post: operation('Add a table', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/tables/{table}': {
        patch: operation('Rename a table, merge it into another, or take that back', {
          tag: 'Workshops',
          security: facilitator,
          path: table,
          body: ChangeTable,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/tables/even': {
        post: operation('Move as few people as possible so that the tables are even', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/code': {
        post: operation('Another join code; the one before lets nobody new in', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 200: z.object({ code: z.string() }) },
        }),
      },
      '/workshops/{workshop}/co-facilitators': {
        post: operation('A fresh link for co-facilitators, or none; the old one stops working', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          body: z.object({ wanted: z.boolean() }),
          answers: { 200: z.object({ coUrl: z.url().nullable() }) },
        }),
      },
      '/workshops/{workshop}/desk': {
        post: operation('Trade the secret of a co-facilitator link for the cookie that steers', {
          tag: 'Workshops',
          path: workshop,
          body: z.object({ secret: z.string() }),
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/hand-over': {
        post: operation('The address that hands the workshop over, once', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 200: z.object({ handOverUrl: z.url() }) },
        }),
      },
      '/workshops/{workshop}/take-over': {
        post: operation('Take a workshop over, for the secret of that address', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          body: z.object({ secret: z.string() }),
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/export/{format}': {
        get: operation('Everything said up to now, as a file', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop.extend({ format: z.enum(exportFormats) }),
          description: 'At any moment of the workshop. Names and labels are in the language of the caller.',
          answers: {},
          files: ['text/markdown', 'text/html', 'text/csv', 'application/json'],
        }),
      },
      '/workshops/{workshop}/rehearsal': {
        post: operation('Have simulated people take part in a rehearsal; asked again, more of them', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          body: StartRehearsal,
          answers: { 204: null },
        }),
        delete: operation('Send the simulated people away; what they wrote stays', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 204: null },
        }),
      },
      '/agendas': {
        get: operation('The agendas you keep', {
          tag: 'Workshops',
          security: facilitator,
          answers: { 200: z.object({ items: z.array(AgendaChoice) }) },
        }),
        post: operation('Keep an agenda for further workshops', {
          tag: 'Workshops',
          security: facilitator,
          body: SaveAgenda,
          answers: { 201: AgendaChoice },
        }),
      },
      '/agendas/{agenda}': {
        delete: operation('Forget an agenda', {
          tag: 'Workshops',
          security: facilitator,
          path: z.object({ agenda: z.uuid() }),
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/participants/{participant}': {
        patch: operation('Seat somebody at another table, or hold their name back', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          body: ChangePerson,
          answers: { 204: null },
        }),
        delete: operation('Take somebody out, with all their screens; the same browser does not come back in', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/participants/{participant}/readmit': {
        post: operation('Let somebody in again who was taken out', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/participants/{participant}/data': {
        get: operation('All that the workshop holds of one person, for them', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          answers: {},
          files: ['application/json'],
        }),
      },
      '/workshops/{workshop}/participants/{participant}/erasure': {
        get: operation('What erasing somebody would take away', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          answers: { 200: ErasureOutlook },
        }),
      },
      '/workshops/{workshop}/participants/{participant}/erase': {
        post: operation('Erase somebody for good: seat, name, what they gave, and what they wrote or whose it was', {
          tag: 'Workshops',
          security: facilitator,
          path: person,
          body: ErasePerson,
          answers: { 204: null },
        }),
      },
      '/own/data': {
        post: operation('All that is kept of a writer, for whoever has their own link', {
          tag: 'Workshops',
          body: z.object({ token: z.string() }),
          answers: {},
          files: ['application/json'],
        }),
      },
      '/account/data': {
        get: operation('All that is kept of the account that is signed in', {
          tag: 'Accounts',
          security: facilitator,
          answers: {},
          files: ['application/json'],
        }),
      },
      '/workshops/{workshop}/projector-link': {
        post: operation('A fresh projector link; the old one stops working', {
          tag: 'Workshops',
          security: facilitator,
          path: workshop,
          answers: { 200: z.object({ projectorUrl: z.url() }) },
        }),
      },
      '/workshops/{workshop}/wall': {
        post: operation('Trade the secret of a projector link for the cookie that shows the wall', {
          tag: 'Workshops',
          path: workshop,
          body: z.object({ secret: z.string() }),
          answers: { 204: null },
        }),
      },
      '/workshops/{workshop}/participants': {
        post: operation('Join: a seat, kept by the cookie it sets', {
          tag: 'Workshops',
          path: workshop,
          body: JoinWorkshop,
          description: 'A device that already sits here gets its seat back (200) instead of a second one (201).',
          answers: { 200: Joined, 201: Joined },
        }),
      },
      '/workshops/{workshop}/participants/me': {
        patch: operation('Change the own name, or say whether it may stand under the story', {
          tag: 'Workshops',
          security: participant,
          path: workshop,
          body: ChangeSeat,
          answers: { 204: null },
        }),
        delete: operation('Leave the own seat', {
          tag: 'Workshops',
          security: participant,
          path: workshop,
          answers: { 204: null },
        }),
      },
      '/drafts': {
        post: operation('Begin a draft without an event, with a seat at it', {
          tag: 'Drafts',
          security: facilitator,
          body: BeginDraft,
          description: 'It is published at its desk, as a workshop’s are; others write with you by its code.',
          answers: { 201: BegunDraft },
        }),
      },
      '/drafts/{id}': {
        get: operation('A draft as it reads now', {
          tag: 'Drafts',
          security: [...facilitator, ...participant],
          path: id,
          answers: { 200: DraftView },
        }),
        patch: operation('Mark a draft ready, or not ready', {
          tag: 'Drafts',
          security: [...facilitator, ...participant],
          path: id,
          body: ChangeDraft,
          answers: { 204: null },
        }),
      },
      '/drafts/{id}/publish': {
        post: operation('Publish a draft into the library', {
          tag: 'Drafts',
          security: facilitator,
          path: id,
          description:
            'A draft published before becomes a new revision of its story; without a change the story there is answered (200). ' +
            'Every writer has to have agreed, and what may tell of a person to have been confirmed.',
          body: PublishDraft,
          answers: { 200: Published, 201: Published },
        }),
      },
      '/drafts/{id}/publish-check': {
        get: operation('What stands in the way of publishing: consents, and what may tell of a person', {
          tag: 'Drafts',
          security: facilitator,
          path: id,
          answers: { 200: PublishCheck },
        }),
      },
      '/drafts/{id}/redact': {
        post: operation('Take what was found out of a draft, wherever it stands in its field', {
          tag: 'Drafts',
          security: facilitator,
          path: id,
          body: FindingKey,
          answers: { 204: null },
        }),
      },
      '/drafts/{id}/history': {
        get: operation('The moments a draft can be read back at, with who wrote', {
          tag: 'Drafts',
          security: facilitator,
          path: id,
          answers: { 200: DraftHistory },
        }),
      },
      '/drafts/{id}/history/{seq}': {
        get: operation('A draft as it was at a moment', {
          tag: 'Drafts',
          security: facilitator,
          path: moment,
          answers: { 200: DraftMoment },
        }),
      },
      '/drafts/{id}/history/{seq}/restore': {
        post: operation('Give a draft the text it had at a moment', {
          tag: 'Drafts',
          security: facilitator,
          path: moment,
          body: z.object({ only: z.string().optional().meta({ description: 'The one question to restore' }) }),
          description: 'A new edit, which all who have the draft open get at once. The history stays as it was.',
          answers: { 200: Restored },
        }),
      },
      '/stories': {
        get: operation('Search the library', { tag: 'Library', query: StoryQuery, answers: { 200: StoryList } }),
      },
      '/story-facets': {
        get: operation('How many stories each further choice would leave', {
          tag: 'Library',
          query: StoryQuery,
          answers: { 200: StoryFacetsView },
        }),
      },
      '/suggestions': {
        get: operation('What somebody could mean who is typing a search', {
          tag: 'Library',
          query: SuggestionQuery,
          answers: { 200: SuggestionsView },
        }),
      },
      '/download/stories.jsonl': {
        get: operation('Every story in full, one JSON value a line', {
          tag: 'Library',
          description: 'CC BY 4.0. Each line is a Story; names of places and themes are in its own language.',
          answers: {},
          files: ['application/jsonl'],
        }),
      },
      '/download/stories.csv': {
        get: operation('Every story in full, as CSV', {
          tag: 'Library',
          description: 'CC BY 4.0. What a spreadsheet would take for a formula has an apostrophe before it.',
          answers: {},
          files: ['text/csv'],
        }),
      },
      '/download/metadata.jsonl': {
        get: operation('What is said about every story, without texts and names of people', {
          tag: 'Library',
          description: 'CC0 1.0.',
          answers: {},
          files: ['application/jsonl'],
        }),
      },
      '/download/dcat.jsonld': {
        get: operation('The files described for data portals, in DCAT-AP', {
          tag: 'Library',
          answers: {},
          files: ['application/ld+json'],
        }),
      },
      '/impact.json': {
        get: operation('What the library has brought about, in numbers', {
          tag: 'Library',
          answers: { 200: ImpactView },
        }),
      },
      ...Object.fromEntries(
        impactTableNames.map((name) => [
          `/impact/${name}.csv`,
          { get: operation(`The same as a table: ${name}`, { tag: 'Library', answers: {}, files: ['text/csv'] }) },
        ]),
      ),
      '/stories/{slug}': {
        get: operation('A story', {
          tag: 'Library',
          path: z.object({ slug: z.string() }),
          answers: { 200: StoryView },
        }),
      },
    },
  });
}
