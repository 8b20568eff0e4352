import CloudLightning from '@lucide/svelte/icons/cloud-lightning';
import Flame from '@lucide/svelte/icons/flame';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Sun from '@lucide/svelte/icons/sun';
import type { QuestionTone } from '@uskalla/domain';

/** The icon that stands for a question beside its colour. */
export const toneIcons = {
  doing: FlaskConical,
  dared: Flame,
  succeeded: Sun,
  failed: CloudLightning,
  learned: Lightbulb,
} satisfies Record<QuestionTone, unknown>;
