import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingRepository } from '@uskalla/domain';
import { ConfigError } from './config.ts';
import { hashToken, newToken, sameHash } from './tokens.ts';

/** Where an earlier version kept it: beside what it protects. */
const formerKey = 'secret';
/** Of which secret the database's cookies and links are; a hash, which opens nothing. */
const markKey = 'secret-mark';

/**
 * The secret that cookies, links and sessions are signed with: the one of the settings, or the one in `dataDir/secret`, which the first
 * start makes for its own user alone. It is never in the database: whoever reads a copy of that gets in nowhere.
 * @throws ConfigError where the database was set up with another one, as by a second process on another machine without `SECRET`
 */
export async function readSecret(
  given: string | null,
  dataDir: string,
  settings: Pick<SettingRepository, 'get' | 'getOrCreate' | 'take'>,
): Promise<string> {
  const former = await settings.get(formerKey);
  const secret = given ?? (await ofFile(dataDir, former ?? newToken()));
  if (former !== undefined) await settings.take(formerKey, former);
  const mark = hashToken(`mark of the secret: ${secret}`);
  if (!sameHash(await settings.getOrCreate(markKey, mark), mark)) {
    throw new ConfigError(
      given === null
        ? `The secret in ${join(dataDir, 'secret')} is not the one this database was set up with. Give all processes the same SECRET, or bring the file back.`
        : 'SECRET is not the one this database was set up with. To change it on purpose, which ends every session and link, remove the row "secret-mark" of the table "setting".',
    );
  }
  return secret;
}

/** What stands in the file; where there is none, `made` is put there first. Of two that start at once, one makes it. */
async function ofFile(dataDir: string, made: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'secret');
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (found === undefined) await putWhole(path, made);
  // A copy may have come with wider rights.
  await chmod(path, 0o600);
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new ConfigError(`${path} has no secret of 32 characters or more`);
  return secret;
}

/** Written aside first: nobody ever reads a part of it, and what is there is not written over. */
async function putWhole(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(aside);
}
