import { api } from '../matrix/api-door.ts';
import type { Door } from '../matrix/door.ts';
import { asDraft } from '../matrix/refusals.ts';

const draft = { refusal: asDraft, where: 'states' } as const;
const publishes = { ...draft, guard: { action: 'draft.publish' } } as const;
const looksBack = { ...draft, guard: { action: 'draft.history' } } as const;

/** Drafts over the API. */
export const draftDoors: readonly Door[] = [
  api('POST /drafts', {
    guard: { action: 'workshop.create' },
    allowed: '201',
    asks: 'beginDraft',
    body: ({ place }) => ({ municipality: '091', organisation: place.organisation }),
  }),
  api('GET /drafts/:id', { ...draft, guard: { action: 'draft.read' }, allowed: '200', asks: 'draft' }),
  api('PATCH /drafts/:id', {
    ...draft,
    guard: { action: 'draft.mark-ready' },
    allowed: '204',
    asks: 'changeDraft',
    body: () => ({ status: 'writing' }),
  }),
  // Four answers are missing, which is told to those who may publish alone.
  api('POST /drafts/:id/publish', { ...publishes, allowed: '422 draft_incomplete', asks: 'publish' }),
  api('GET /drafts/:id/publish-check', { ...publishes, allowed: '200', asks: 'publishCheck' }),
  api('POST /drafts/:id/redact', {
    ...publishes,
    allowed: '204',
    asks: 'redactDraft',
    body: () => ({ field: 'answers.doing', kind: 'phone', text: '040 123 4567' }),
  }),
  api('GET /drafts/:id/history', { ...looksBack, allowed: '200', asks: 'draftHistory' }),
  api('GET /drafts/:id/history/:seq', { ...looksBack, allowed: '200', asks: 'draftAt' }),
  api('POST /drafts/:id/history/:seq/restore', {
    ...draft,
    guard: { action: 'draft.restore' },
    allowed: '200',
    asks: 'restoreDraft',
    body: () => ({}),
  }),
];
