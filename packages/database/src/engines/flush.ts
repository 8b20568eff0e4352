import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Told of each path that is on the disk now, whatever happens to the power. */
export type OnFlushed = (path: string) => void;

/** Waits until what was written to an open file is on the disk itself. */
export const flushFile = (descriptor: number): void => fdatasyncSync(descriptor);

/**
 * Waits until the names in a directory are on the disk: a file may be there whole, and its name not. One that we may
 * not open is left to the system, as PostgreSQL leaves it.
 */
export function flushDirectory(directory: string): void {
  // Windows opens no directories, and keeps names together with what they name.
  if (process.platform === 'win32') return;
  let descriptor: number;
  try {
    descriptor = openSync(directory, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return;
    throw error;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until every file and name under a directory is on the disk. */
export function flushTree(directory: string, onFlushed?: OnFlushed): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) flushTree(path, onFlushed);
    else if (entry.isFile()) {
      const descriptor = openSync(path, 'r+');
      try {
        flushFile(descriptor);
      } finally {
        closeSync(descriptor);
      }
      onFlushed?.(path);
    }
  }
  flushDirectory(directory);
  onFlushed?.(directory);
}
