import { Fault } from '../fault.ts';
import { cleanLine, cleanText } from '../plain-text.ts';

export const phaseKinds = ['arrive', 'warmup', 'write', 'read', 'vote', 'reflect', 'free'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** Whether tables may write in a phase: all along, until its clock has run out, or not at all. */
export const writingRules = ['open', 'until-time', 'closed'] as const;
export type WritingRule = (typeof writingRules)[number];

/** What people do on their phones in a phase, beside writing. An empty prompt is the one of the screen's language. */
export type Activity =
  /** "How ready are you to try something new at work?", 1 to 5; the first and the last of an agenda are before and after. */
  | Readonly<{ kind: 'dare' }>
  | Readonly<{ kind: 'words'; prompt: string }>
  | Readonly<{ kind: 'question'; prompt: string; approveFirst: boolean }>
  /** On whole stories, or on the answers to the one question that `cards` names. */
  | Readonly<{ kind: 'vote'; cards: string | null; dots: number; ownTable: boolean }>;
export type ActivityKind = Activity['kind'];

/** A step of the agenda. Empty texts are told in the words every phase of its kind has. */
export type Phase = Readonly<{
  /** Named by the screen that made it; never changes, so that what was said in it stays with it. */
  id: string;
  kind: PhaseKind;
  title: string;
  /** The clock's length, in whole minutes; 0 is no clock. */
  minutes: number;
  /** What to do now, one sentence for phones. */
  instruction: string;
  /** For the facilitator alone. */
  note: string;
  writing: WritingRule;
  activity: Activity | null;
}>;

export const maxPhases = 40;
export const maxPhaseMinutes = 480;
export const maxDots = 20;
export const phaseTextMaxLength = 300;
export const phaseNoteMaxLength = 2_000;

const phaseId = /^[a-z0-9-]{1,40}$/;

/**
 * An agenda as it is kept: texts cleaned, each phase checked.
 * @throws Fault `agenda_invalid`, with `phase` its number and `reason` one of `count`, `id`, `minutes`, `text`, `dots`, `activity`
 */
export function readAgenda(phases: readonly Phase[]): Phase[] {
  if (phases.length === 0 || phases.length > maxPhases)
    throw new Fault('agenda_invalid', { phase: 0, reason: 'count' });
  const seen = new Set<string>();
  return phases.map((phase, index) => {
    const refuse = (reason: string) => new Fault('agenda_invalid', { phase: index + 1, reason });
    if (!phaseId.test(phase.id) || seen.has(phase.id)) throw refuse('id');
    seen.add(phase.id);
    if (!Number.isInteger(phase.minutes) || phase.minutes < 0 || phase.minutes > maxPhaseMinutes)
      throw refuse('minutes');
    const line = (text: string) => {
      const clean = cleanLine(text);
      if (clean.length > phaseTextMaxLength) throw refuse('text');
      return clean;
    };
    const note = cleanText(phase.note).trim();
    if (note.length > phaseNoteMaxLength) throw refuse('text');
    return {
      id: phase.id,
      kind: phase.kind,
      title: line(phase.title),
      minutes: phase.minutes,
      instruction: line(phase.instruction),
      note,
      writing: phase.writing,
      activity: readActivity(phase, line, refuse),
    };
  });
}

function readActivity(
  { kind, activity }: Phase,
  line: (text: string) => string,
  refuse: (reason: string) => Fault,
): Activity | null {
  // A vote is what its phase is about; anywhere else there is nothing to vote in.
  if ((kind === 'vote') !== (activity?.kind === 'vote')) throw refuse('activity');
  if (activity === null || activity.kind === 'dare') return activity;
  if (activity.kind === 'vote') {
    if (!Number.isInteger(activity.dots) || activity.dots < 1 || activity.dots > maxDots) throw refuse('dots');
    return activity;
  }
  return { ...activity, prompt: line(activity.prompt) };
}
