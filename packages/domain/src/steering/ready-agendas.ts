import type { Activity, Phase, PhaseKind, WritingRule } from './phase.ts';

export const readyAgendaIds = ['forty-five', 'ninety', 'half-day'] as const;
export type ReadyAgendaId = (typeof readyAgendaIds)[number];
export const defaultAgendaId: ReadyAgendaId = 'ninety';

const dare: Activity = { kind: 'dare' };
const words: Activity = { kind: 'words', prompt: '' };
const question: Activity = { kind: 'question', prompt: '', approveFirst: true };
const vote = (dots: number): Activity => ({ kind: 'vote', cards: null, dots, ownTable: false });

const phase = (
  id: string,
  kind: PhaseKind,
  minutes: number,
  more: { activity?: Activity; writing?: WritingRule } = {},
): Phase => ({
  id,
  kind,
  title: '',
  minutes,
  instruction: '',
  note: '',
  writing: more.writing ?? 'open',
  activity: more.activity ?? null,
});

/**
 * The agendas one can begin with. They hold no words: each kind of phase has its own in every
 * language, so the same agenda serves a Swedish and a Finnish workshop.
 */
export const readyAgendas: Readonly<Record<ReadyAgendaId, readonly Phase[]>> = {
  'forty-five': [
    phase('arrive', 'arrive', 5),
    phase('before', 'warmup', 3, { activity: dare }),
    phase('write', 'write', 22, { writing: 'until-time' }),
    phase('read', 'read', 9, { writing: 'closed' }),
    phase('after', 'reflect', 3, { activity: dare }),
    phase('words', 'reflect', 3, { activity: words }),
  ],
  ninety: [
    phase('arrive', 'arrive', 10),
    phase('before', 'warmup', 4, { activity: dare }),
    phase('words', 'warmup', 6, { activity: words }),
    phase('write', 'write', 35, { writing: 'until-time' }),
    phase('read', 'read', 18, { writing: 'closed' }),
    phase('vote', 'vote', 6, { activity: vote(3), writing: 'closed' }),
    phase('questions', 'reflect', 7, { activity: question }),
    phase('after', 'reflect', 4, { activity: dare }),
  ],
  'half-day': [
    phase('arrive', 'arrive', 15),
    phase('before', 'warmup', 5, { activity: dare }),
    phase('words', 'warmup', 10, { activity: words }),
    phase('remember', 'free', 15),
    phase('write', 'write', 50, { writing: 'until-time' }),
    phase('break', 'free', 15),
    phase('finish', 'write', 25, { writing: 'until-time' }),
    phase('read', 'read', 45, { writing: 'closed' }),
    phase('vote', 'vote', 10, { activity: vote(5), writing: 'closed' }),
    phase('questions', 'reflect', 35, { activity: question }),
    phase('after', 'reflect', 15, { activity: dare }),
  ],
};

/** Of a draft that belongs to no event: no clock ends it, and nobody has to steer it. */
export const draftAgenda: readonly Phase[] = [phase('write', 'write', 0)];
