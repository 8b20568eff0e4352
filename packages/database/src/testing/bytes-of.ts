import { sql } from 'drizzle-orm';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../open-database.ts';

/** The folder in which the engine keeps everything: tables, indexes, statistics, its write-ahead log. */
export async function folderOf(database: Database): Promise<string> {
  const { rows } = (await database.drizzle.execute(sql`show data_directory`)) as unknown as {
    rows: { data_directory: string }[];
  };
  return rows[0]?.data_directory ?? '';
}

/** In which files of a folder, and of those below it, any of these stands, byte for byte (UTF-8), in capitals or not. */
export async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const wanted = words.flatMap((word) => [Buffer.from(word), Buffer.from(word.toLowerCase())]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A running server removes files while we look.
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    for (const word of wanted) if (bytes.includes(word)) found.push(`${path}: ${word.toString()}`);
  }
  return found;
}
