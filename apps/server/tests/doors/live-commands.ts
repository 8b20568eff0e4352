import type { PhoneCommand, SteerCommand } from '@uskalla/contracts';
import { readyAgendas } from '@uskalla/domain';
import type { Door } from '../matrix/door.ts';
import { command } from '../matrix/live-door.ts';
import type { Place } from '../matrix/place.ts';

/** Steering asks for what is so already, or of a screen that is behind: the first changes nothing, the second is refused after the guard. */
function steer(does: SteerCommand['do'], what: SteerCommand | ((place: Place) => SteerCommand), allowed = 'ok'): Door {
  const action = drivesWall.has(does) ? 'workshop.drive-wall' : 'workshop.steer';
  return command('steer', {
    about: does,
    guard: { action },
    asks: 'steer',
    allowed,
    send: (line, place) => line.emitWithAck('steer', typeof what === 'function' ? what(place) : what),
  });
}

/** What a wall's own keys may do too. */
const drivesWall: ReadonlySet<string> = new Set(['show', 'step', 'zoom', 'faces']);

function takePart(does: PhoneCommand['do'], what: PhoneCommand, allowed = 'ok'): Door {
  return command('take-part', {
    about: does,
    guard: { action: 'workshop.take-part' },
    refusal: () => 'not_allowed',
    asks: 'takePart',
    allowed,
    send: (line) => line.emitWithAck('take-part', what),
  });
}

/** Every command there is on the live channel. */
export const commandDoors: readonly Door[] = [
  steer('go', { do: 'go', from: 'read', to: 'vote' }, 'moved_on'),
  steer('clock', { do: 'clock', phase: 'read', act: 'start' }, 'moved_on'),
  steer('agenda', { do: 'agenda', seen: 99, phases: [...readyAgendas['forty-five']] }, 'moved_on'),
  steer('look-up', { do: 'look-up', on: false }),
  steer('doors', { do: 'doors', open: true }),
  steer('seating', { do: 'seating', seating: 'by-choice' }),
  steer('hide-texts', { do: 'hide-texts', on: false }),
  steer('results', { do: 'results', phase: 'nothing', shown: true }, 'phase_unknown'),
  steer('show', { do: 'show', scene: 'follow' }),
  steer('step', { do: 'step', by: 1, from: { tableId: null, step: 9, page: 9 } }),
  steer('zoom', { do: 'zoom', by: 1 }),
  steer('faces', { do: 'faces', faces: 'names' }),
  steer('approve', { do: 'approve', phase: 'questions', item: 'nothing', on: true }, 'option_unknown'),
  steer('answered', { do: 'answered', phase: 'questions', item: 'nothing' }),
  steer('desk-vote', { do: 'desk-vote', phase: 'vote', item: 'nothing', dots: 1 }, 'moved_on'),
  steer('hand-seen', ({ person }) => ({ do: 'hand-seen', participantId: person })),
  steer('helped', ({ table }) => ({ do: 'helped', tableId: table })),

  takePart('hand', { do: 'hand', up: false }),
  takePart('help', { do: 'help', on: false }),
  takePart('dare', { do: 'dare', phase: 'before', level: 3 }, 'moved_on'),
  takePart('word', { do: 'word', phase: 'words', place: 1, word: 'rohkeus' }, 'moved_on'),
  takePart('ask', { do: 'ask', phase: 'questions', text: 'Miksi?' }, 'moved_on'),
  takePart('take-back', { do: 'take-back', phase: 'questions', item: 'nothing' }, 'moved_on'),
  takePart('up', { do: 'up', phase: 'questions', item: 'nothing', on: true }, 'option_unknown'),
  takePart('vote', { do: 'vote', phase: 'vote', item: 'nothing', dots: 1 }, 'moved_on'),
];
