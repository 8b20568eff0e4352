import type { SteerCommand } from '@uskalla/contracts';
import type { Screen } from './screen.ts';

/** Commands of a course through the agenda: to the next phase, its clock started, and so on, from the last to the first again. */
export function courseOf(desk: Screen<'desk'>): () => SteerCommand {
  const phases = desk.stage?.agenda.map(({ id }) => id) ?? [];
  let place = phases.indexOf(desk.stage?.phase.id ?? '');
  let isStarted = true;
  return () => {
    const here = phases[place] ?? '';
    isStarted = !isStarted;
    if (isStarted) return { do: 'clock', phase: here, act: 'start' };
    place = (place + 1) % phases.length;
    return { do: 'go', from: here, to: phases[place] ?? '' };
  };
}
