import type { PhotoStore } from '@uskalla/domain';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { photoKey } from './photo-key.ts';
import { PhotoStoreError } from './photo-store-error.ts';

/** Photos in a folder of this machine, a folder for each. A file is there whole or not at all, also after a power cut. */
export function createFolderStore(folder: string): PhotoStore {
  return {
    put: (id, name, bytes) =>
      telling('writing', async () => {
        const place = join(folder, ...photoKey(id, name));
        const own = dirname(place);
        await mkdir(own, { recursive: true });
        const fresh = join(own, `.${name}.${randomUUID()}`);
        try {
          await writeWhole(fresh, bytes);
          await rename(fresh, place);
        } catch (error) {
          await rm(fresh, { force: true });
          throw error;
        }
        for (const directory of [own, folder, dirname(folder)]) await flushDirectory(directory);
      }),
    get: (id, name) =>
      telling('reading', async () => {
        try {
          return await readFile(join(folder, ...photoKey(id, name)));
        } catch (error) {
          if (codeOf(error) === 'ENOENT') return undefined;
          throw error;
        }
      }),
    // The whole folder: a write that was cut short has left a beginning under another name.
    remove: (id, names) =>
      telling('removing', async () => {
        const folders = new Set(names.map((name) => photoKey(id, name)[0]));
        for (const own of folders) await rm(join(folder, own), { recursive: true, force: true });
      }),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file may be on the disk whole, and its name not. Windows opens no directories, and keeps both together. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function telling<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof PhotoStoreError ? error : new PhotoStoreError(what, error);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
