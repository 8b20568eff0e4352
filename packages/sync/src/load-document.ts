import type { LoadedLog, UpdateLog } from './update-log.ts';

/**
 * What `build` makes of a document's log. A snapshot that can't be used is no loss, since the log is whole without it.
 * @returns `undefined` for a document that does not exist
 * @throws where the log does not answer, or `build` fails on the whole log: never an empty document in its place
 */
export async function loadDocument<T>(
  log: UpdateLog,
  docId: string,
  build: (loaded: LoadedLog) => T,
  onError: (error: unknown) => void,
): Promise<T | undefined> {
  const loaded = await log.load(docId);
  if (!loaded) return undefined;
  try {
    return build(loaded);
  } catch (error) {
    if (!loaded.snapshot) throw error;
    onError(new Error('a snapshot could not be used', { cause: error }));
    const whole = await log.load(docId, { snapshot: false });
    return whole && build(whole);
  }
}
