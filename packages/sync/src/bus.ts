/**
 * How processes that serve the same documents hear of each other: whatever one says about a document, all others that
 * listen to it get. It may lose messages, but says so where it knows; what must not be lost is in the log.
 */
export interface Bus {
  /** Best effort: never throws and never waits. Whoever says something hears it as well, if they listen: by that they know that they hear. */
  publish(docId: string, message: Uint8Array): void;
  /** @returns ends the listening */
  listen(docId: string, listener: (message: Uint8Array) => void): () => void;
  /** Whether messages pass now, as far as is known. */
  isUp(): boolean;
  /** Calls back whenever messages may have been lost. @returns ends that */
  onGap(listener: () => void): () => void;
}
