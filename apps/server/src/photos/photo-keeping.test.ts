import { openDatabase, type Database } from '@uskalla/database';
import { photoFiles, type StoryPhoto } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureExamples } from '../examples/ensure-examples.ts';
import { searchKnowledge } from '../knowledge.ts';
import { createPhotoKeeping } from './photo-keeping.ts';
import { startS3Speaking } from './s3-speaking.ts';
import { createS3Store } from './s3-store.ts';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let dataDir: string;
let database: Database;
let s3: Awaited<ReturnType<typeof startS3Speaking>>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uskalla-keeping-'));
  database = await openDatabase({ dataDir }, searchKnowledge);
  await ensureExamples(database.repositories);
  s3 = await startS3Speaking();
});
afterAll(async () => {
  await s3.stop();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('what a process left over when it ended is cleaned by the next; what can’t be now, later', async () => {
  const { storyPhotos, stories } = database.repositories;
  const store = createS3Store(s3.bucket);
  const [example] = (await stories.search({ limit: 1 })).items;
  const storyId = (await stories.bySlug(example?.slug ?? ''))?.id ?? expect.fail('no story');
  const reserved = async (addedAt: Date): Promise<StoryPhoto> => {
    const photo = { id: randomUUIDv7(), alt: 'x', caption: '', credit: '', width: 480, height: 480, addedAt };
    await storyPhotos.reserve(storyId, photo);
    for (const { name } of photoFiles(photo)) await store.put(photo.id, name, Uint8Array.of(1));
    return photo;
  };
  const old = await reserved(minutesAgo(61));
  const onItsWay = await reserved(minutesAgo(1));
  const shown = await reserved(minutesAgo(600));
  await storyPhotos.show(shown.id, 6, { at: now, entry: null });
  const kept = () => [...new Set([...s3.objects.keys()].map((key) => key.split('/')[3]))];

  const errors: unknown[] = [];
  s3.failures.push(503, 503, 503);
  const parts = { photos: storyPhotos, store, clock: () => now };
  const keeping = createPhotoKeeping(parts, (error) => errors.push(error));
  await keeping.close();
  expect(errors).toHaveLength(1);
  expect(kept()).toContain(old.id);

  await keeping.sweep();
  expect(errors).toHaveLength(1);
  expect(kept()).toEqual([onItsWay.id, shown.id]);
  expect((await storyPhotos.leftOver(now)).map(({ id }) => id)).toEqual([onItsWay.id]);
});
