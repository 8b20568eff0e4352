import type { SteerCommand, WallStage } from '@uskalla/contracts';
import type { ShownScene } from '@uskalla/domain';

type Keyed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The keys that drive the wall, at the wall itself and at the desk: where the reading goes, what is shown, how large. */
export function wallKeys(
  { key, ctrlKey, metaKey, altKey }: Keyed,
  stage: Pick<WallStage, 'wall'>,
  scene: ShownScene,
): SteerCommand | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const { wall } = stage;
  const { tableId, step, page } = wall;
  const toggle = (wanted: ShownScene): SteerCommand => ({ do: 'show', scene: scene === wanted ? 'follow' : wanted });
  const walk = (by: 1 | -1): SteerCommand | undefined =>
    scene === 'reading' ? { do: 'step', by, from: { tableId, step, page } } : undefined;
  switch (key.toLowerCase()) {
    case 'arrowright':
    case 'pagedown':
      return walk(1);
    case 'arrowleft':
    case 'pageup':
      return walk(-1);
    case 'q':
      return scene === 'door' && wall.scene === 'follow' ? { do: 'show', scene: 'tables' } : toggle('door');
    case 't':
      return toggle('tables');
    case 'r':
      return toggle('reading');
    case 'b':
      return toggle('blank');
    case 'f':
      return { do: 'show', scene: 'follow' };
    case '+':
      return { do: 'zoom', by: 1 };
    case '-':
      return { do: 'zoom', by: -1 };
    default:
      return undefined;
  }
}
