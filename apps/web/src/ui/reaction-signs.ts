import type { Reaction } from '@uskalla/domain';
import * as m from '@uskalla/messages';

/** Reactions are the one place where emoji are the words. */
export const reactionSigns: Readonly<Record<Reaction, string>> = {
  clap: '👏',
  heart: '❤️',
  idea: '💡',
  laugh: '😄',
  fire: '🔥',
};
export const reactionWords: Readonly<Record<Reaction, () => string>> = {
  clap: m.reaction_clap,
  heart: m.reaction_heart,
  idea: m.reaction_idea,
  laugh: m.reaction_laugh,
  fire: m.reaction_fire,
};
