import {
  maxDots,
  maxPhaseMinutes,
  maxPhases,
  phaseKinds,
  phaseNoteMaxLength,
  phaseTextMaxLength,
  reactions,
  seatings,
  wallScenes,
  writingRules,
} from '@uskalla/domain';
import { z } from 'zod';

const PhaseId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const QuestionId = z.string().min(1).max(60);
/** Domain rules say what a good text is; these only keep nonsense out. */
const text = (max: number) => z.string().max(max * 4);

const Activity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dare') }),
  z.strictObject({ kind: z.literal('words'), prompt: text(phaseTextMaxLength) }),
  z.strictObject({ kind: z.literal('question'), prompt: text(phaseTextMaxLength), approveFirst: z.boolean() }),
  z.strictObject({
    kind: z.literal('vote'),
    cards: QuestionId.nullable(),
    dots: z.int().min(1).max(maxDots),
    ownTable: z.boolean(),
  }),
]);

export const Phase = z
  .strictObject({
    id: PhaseId,
    kind: z.enum(phaseKinds),
    title: text(phaseTextMaxLength),
    minutes: z.int().min(0).max(maxPhaseMinutes).meta({ description: '0 is no clock' }),
    instruction: text(phaseTextMaxLength).meta({ description: 'One sentence for phones; empty is the usual one' }),
    note: text(phaseNoteMaxLength).meta({ description: 'For the facilitator alone' }),
    writing: z.enum(writingRules),
    activity: Activity.nullable(),
  })
  .meta({ id: 'Phase' });

export const Agenda = z.array(Phase).min(1).max(maxPhases);

const PhaseName = PhaseId;
const WallCommand = [
  z.strictObject({
    do: z.literal('show'),
    scene: z.enum(wallScenes),
    tableId: z.uuid().nullable().default(null),
    questionId: QuestionId.nullable().default(null),
  }),
  z.strictObject({
    do: z.literal('step'),
    by: z.union([z.literal(1), z.literal(-1)]),
    from: z.strictObject({ tableId: z.uuid().nullable(), step: z.int(), page: z.int() }),
  }),
  z.strictObject({ do: z.literal('zoom'), by: z.union([z.literal(1), z.literal(-1)]) }),
  z.strictObject({ do: z.literal('faces'), faces: z.enum(['names', 'count']) }),
] as const;

/** What a desk, a remote, or (where it concerns the wall alone) a wall may ask for. */
export const SteerCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('go'), from: PhaseName, to: PhaseName }),
  z.strictObject({ do: z.literal('clock'), phase: PhaseName, act: z.enum(['start', 'pause', 'add', 'stop']) }),
  z.strictObject({ do: z.literal('agenda'), seen: z.int().nonnegative(), phases: Agenda }),
  z.strictObject({ do: z.literal('look-up'), on: z.boolean() }),
  z.strictObject({ do: z.literal('doors'), open: z.boolean() }),
  z.strictObject({ do: z.literal('seating'), seating: z.enum(seatings) }),
  z.strictObject({ do: z.literal('hide-texts'), on: z.boolean() }),
  z.strictObject({ do: z.literal('results'), phase: PhaseName, shown: z.boolean() }),
  ...WallCommand,
  // These change what people gave, not the course of the workshop.
  z.strictObject({ do: z.literal('approve'), phase: PhaseName, item: z.string().max(60), on: z.boolean() }),
  z.strictObject({ do: z.literal('answered'), phase: PhaseName, item: z.string().max(60) }),
  z.strictObject({
    do: z.literal('desk-vote'),
    phase: PhaseName,
    item: z.string().max(120),
    dots: z.int().min(0).max(999),
  }),
  z.strictObject({ do: z.literal('hand-seen'), participantId: z.uuid() }),
  z.strictObject({ do: z.literal('helped'), tableId: z.uuid() }),
]);
export type SteerCommand = z.input<typeof SteerCommand>;

/** What a participant gives to the phase that their phone shows. */
export const PhoneCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('hand'), up: z.boolean() }),
  z.strictObject({ do: z.literal('help'), on: z.boolean() }),
  z.strictObject({ do: z.literal('dare'), phase: PhaseName, level: z.int().min(1).max(5) }),
  z.strictObject({ do: z.literal('word'), phase: PhaseName, place: z.int().min(1).max(3), word: z.string().max(400) }),
  z.strictObject({ do: z.literal('ask'), phase: PhaseName, text: z.string().max(4_000) }),
  z.strictObject({ do: z.literal('take-back'), phase: PhaseName, item: z.string().max(60) }),
  z.strictObject({ do: z.literal('up'), phase: PhaseName, item: z.string().max(60), on: z.boolean() }),
  z.strictObject({
    do: z.literal('vote'),
    phase: PhaseName,
    item: z.string().max(120),
    dots: z.int().min(0).max(maxDots),
  }),
]);
export type PhoneCommand = z.infer<typeof PhoneCommand>;

export const ReactionName = z.enum(reactions);
