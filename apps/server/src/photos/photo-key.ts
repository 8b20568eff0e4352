import { isUuid } from '../uuid.ts';
import { PhotoStoreError } from './photo-store-error.ts';

/**
 * The parts of a file's address in a store. Only what a store itself would have been given gets further: no path leads out of it.
 * @throws PhotoStoreError
 */
export function photoKey(id: string, name: string): readonly [folder: string, name: string] {
  if (!isUuid(id) || !/^\d{1,4}\.(webp|jpg)$/.test(name)) throw new PhotoStoreError('no name of a photo');
  return [id.toLowerCase(), name];
}
