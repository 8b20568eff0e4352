import type { PhotoStore } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFolderStore } from './folder-store.ts';
import { isPhotoStoreError } from './photo-store-error.ts';
import { createS3Store } from './s3-store.ts';
import { startS3Speaking } from './s3-speaking.ts';

let folder: string;
let s3: Awaited<ReturnType<typeof startS3Speaking>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uskalla-photos-'));
  s3 = await startS3Speaking();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const failed = async (act: () => Promise<unknown>) => {
  try {
    await act();
    return 'done';
  } catch (error) {
    return isPhotoStoreError(error) ? (error as Error).message : error;
  }
};

describe.each<[string, () => PhotoStore]>([
  ['a folder', () => createFolderStore(join(folder, 'photos'))],
  ['a bucket', () => createS3Store(s3.bucket)],
])('photos in %s', (_name, make) => {
  const [first, second] = [randomUUIDv7(), randomUUIDv7()];
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  const same = async (id: string, name: string) => {
    const kept = await make().get(id, name);
    return kept && Buffer.compare(kept, bytes) === 0;
  };

  test('come out as they went in', async () => {
    expect(await make().get(first, '480.webp')).toBeUndefined();
    await make().put(first, '480.webp', Uint8Array.of(1));
    await make().put(first, '480.webp', bytes);
    await make().put(first, '1200.jpg', bytes);
    await make().put(second, '480.webp', bytes);
    expect(await same(first, '480.webp')).toBe(true);
    expect(await same(first, '1200.jpg')).toBe(true);
    expect(await make().get(first, '960.webp')).toBeUndefined();
  });

  test('are removed with all their files, and no others', async () => {
    await make().remove(first, ['480.webp', '960.webp', '1200.jpg']);
    expect(await make().get(first, '480.webp')).toBeUndefined();
    expect(await make().get(first, '1200.jpg')).toBeUndefined();
    expect(await same(second, '480.webp')).toBe(true);
    await make().remove(first, ['480.webp']);
  });

  test.each([
    ['..', '480.webp'],
    ['../../etc', '480.webp'],
    [second, '../../../etc/passwd'],
    [second, '480.webp/..'],
    [second, '480.webp\0'],
    [`${second}/..`, '1.jpg'],
    ['', ''],
  ])('no address leads anywhere else: %j %j', async (id, name) => {
    expect(await failed(() => make().get(id, name))).toContain('no name of a photo');
    expect(await failed(() => make().put(id, name, bytes))).toContain('no name of a photo');
    expect(await failed(() => make().remove(id, [name]))).toContain('no name of a photo');
  });
});

test('a folder that can’t be written to is told, and nothing half is left', async () => {
  const place = join(folder, 'a-file');
  await writeFile(place, 'x');
  expect(await failed(() => createFolderStore(place).put(randomUUIDv7(), '1.jpg', Uint8Array.of(1)))).toContain(
    'writing',
  );
  const own = randomUUIDv7();
  const store = createFolderStore(join(folder, 'photos'));
  await store.put(own, '1.jpg', Uint8Array.of(1));
  expect(await readdir(join(folder, 'photos', own))).toEqual(['1.jpg']);
});

describe('a bucket', () => {
  const id = randomUUIDv7();

  test('has the kind of each file, and nothing outside photos/', async () => {
    await createS3Store(s3.bucket).put(id, '1200.jpg', Uint8Array.of(1));
    await createS3Store(s3.bucket).put(id, '480.webp', Uint8Array.of(2));
    expect(s3.objects.get(`/kuvat/photos/${id}/1200.jpg`)?.type).toBe('image/jpeg');
    expect(s3.objects.get(`/kuvat/photos/${id}/480.webp`)?.type).toBe('image/webp');
    expect([...s3.objects.keys()].every((key) => key.startsWith('/kuvat/photos/'))).toBe(true);
  });

  test.each([
    ['another secret', { secretAccessKey: 'arvaus' }, '403 SignatureDoesNotMatch'],
    ['another key', { accessKeyId: 'VIERAS' }, '403 InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, '403 AuthorizationHeaderMalformed'],
    ['another bucket', { bucket: 'muut' }, '404 NoSuchBucket'],
  ])('with %s is told with the code of the service, never with the secret', async (_what, change, words) => {
    const message = await failed(() => createS3Store({ ...s3.bucket, ...change }).put(id, '1.jpg', Uint8Array.of(1)));
    expect(message).toBe(`the store of photos failed: ${words}`);
  });

  test('that stumbles is asked again, and given up where it stays down', async () => {
    s3.failures.push(503, 500);
    expect((await createS3Store(s3.bucket).get(id, '480.webp'))?.[0]).toBe(2);
    s3.failures.push(503, 503, 503);
    expect(await failed(() => createS3Store(s3.bucket).get(id, '480.webp'))).toContain('503 InternalError');
    const nobody = createS3Store({ ...s3.bucket, endpoint: 'http://127.0.0.1:1' });
    expect(await failed(() => nobody.get(id, '480.webp'))).toContain('GET did not get through');
  });

  test('lets nobody in without a signature', async () => {
    const { endpoint } = s3.bucket;
    const unsigned = await fetch(`${endpoint}/kuvat/photos/${id}/480.webp`);
    expect([unsigned.status, await unsigned.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });
});
