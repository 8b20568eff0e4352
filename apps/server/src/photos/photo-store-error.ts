/** Where photos are kept could not be reached, or refused; `cause` says why, for the log. */
export class PhotoStoreError extends Error {
  readonly code = 'photo_store_failed';

  constructor(what: string, cause?: unknown) {
    super(`the store of photos failed: ${what}`, { cause });
    this.name = 'PhotoStoreError';
  }
}

/** Whether trying again later may help. */
export function isPhotoStoreError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'photo_store_failed';
}
