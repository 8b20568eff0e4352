import type { AddPhoto, Caller, PhotoDeskView, StoryView } from '@uskalla/contracts';
import { faultCodeOf, maxPhotos, type FaultCode } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startS3Speaking } from '../src/photos/s3-speaking.ts';
import { callerOf as callerFor } from './calling.ts';
import {
  facilitator,
  fiveAnswers,
  join,
  member,
  type Running,
  startServer,
  tell,
  Visitor,
  workshop,
} from './running.ts';

let running: Running;
let slug: string;
let photo: Uint8Array;
let callers: Record<'stranger' | 'teller' | 'other' | 'ambassador', Caller>;

const services = () => running.composition.services;
const callerOf = (visitor: Visitor) => callerFor(running, visitor);

const account = (name: string) => member(running, name);

const refused = async (act: Promise<unknown>): Promise<FaultCode | 'done' | undefined> => {
  try {
    await act;
    return 'done';
  } catch (error) {
    return faultCodeOf(error);
  }
};

const sent = (more: Partial<AddPhoto> = {}): AddPhoto => ({
  bytes: photo,
  alt: 'Laituri illalla',
  caption: 'Laituri valmistui kesäkuussa.',
  credit: 'Kunta',
  ...more,
});
const add = (caller: Caller, more: Partial<AddPhoto> = {}, of = slug) =>
  services().addPhoto(caller, of, () => Promise.resolve(sent(more)));
const desk = (caller = callers.teller): Promise<PhotoDeskView> => services().photoDesk(caller, slug);
const get = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers });
const story = async () => (await (await get(`${running.url}/api/v1/stories/${slug}`)).json()) as StoryView;
const keptFolders = async () => {
  const { photos } = running.composition.config;
  if (!('folder' in photos)) return expect.fail('a folder');
  return (await readdir(photos.folder).catch(() => [])).length;
};

beforeAll(async () => {
  photo = await sharp({ create: { width: 1800, height: 1200, channels: 3, background: '#0e4c7a' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 11/1 0/1' } })
    .jpeg()
    .toBuffer();
  running = await startServer();
  const teller = await account('kertoja');
  const made = await workshop(teller, { tables: 1 });
  const { phone, joined } = await join(running, made.code);
  const draft = joined.drafts[0]?.id ?? '';
  await tell(phone, draft, fiveAnswers);
  ({ slug } = await teller.json<{ slug: string }>(
    'POST',
    `/api/v1/drafts/${draft}/publish`,
    { askedAloud: true },
    201,
  ));
  callers = {
    stranger: await callerOf(new Visitor(running.url)),
    teller: await callerOf(teller),
    other: await callerOf(await account('muu')),
    ambassador: await callerOf(await facilitator(running)),
  };
});
afterAll(() => running.stop());

test('a photo is added by those who look after the story, and read by everybody', async () => {
  const before = await story();
  let isRead = false;
  const read = () => {
    isRead = true;
    return Promise.resolve(sent());
  };
  expect(await refused(services().addPhoto(callers.stranger, slug, read))).toBe('not_signed_in');
  expect(await refused(services().addPhoto(callers.other, slug, read))).toBe('not_allowed');
  expect(await refused(services().addPhoto(callers.other, 'ei-ole', read))).toBe('not_allowed');
  expect(await refused(services().photoDesk(callers.other, slug))).toBe('not_allowed');
  // Megabytes of a stranger never get into memory.
  expect(isRead).toBe(false);

  await add(callers.teller);
  const after = await story();
  expect(after.changedAt > before.changedAt).toBe(true);
  expect(after.photos).toHaveLength(1);
  const [shown] = after.photos;
  expect(shown).toMatchObject({ alt: 'Laituri illalla', credit: 'Kunta', width: 1600, height: 1067 });
  expect(shown?.files.map(({ width }) => width)).toEqual([480, 960, 1600, 1200]);
  for (const file of shown?.files ?? []) {
    const answer = await get(file.url, { origin: 'https://muualla.example' });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': file.type,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
    expect((await sharp(new Uint8Array(await answer.arrayBuffer())).metadata()).width).toBe(file.width);
  }
  const [readers, tellers] = [callers.stranger, callers.teller].map((each) => services().storyPage(each, slug));
  expect([(await readers)?.mayTend, (await tellers)?.mayTend]).toEqual([false, true]);
});

test('the whole library as lines has it too', async () => {
  const lines = (await (await get(`${running.url}/api/v1/download/stories.jsonl`)).text()).trim().split('\n');
  const line = lines.map((each) => JSON.parse(each) as StoryView).find((each) => each.slug === slug);
  expect(line?.photos).toEqual((await story()).photos);
});

test('only files of photos are at the addresses of photos', async () => {
  const id = (await desk()).photos[0]?.id ?? '';
  for (const path of [
    `/photos/${id}/481.webp`,
    `/photos/${id}/..%2f..%2fpglite`,
    `/photos/${randomUUIDv7()}/480.webp`,
    '/photos/%2e%2e/480.webp',
    `/photos/${id}/`,
  ]) {
    const answer = await get(running.url + path);
    expect([path, answer.status, answer.headers.get('cache-control')]).not.toContain('immutable');
    expect(answer.status, path).toBe(404);
  }
});

test.each<[string, () => Partial<AddPhoto>, FaultCode]>([
  ['without words', () => ({ alt: ' \u200B' }), 'alt_needed'],
  ['with too many', () => ({ caption: 'x'.repeat(400) }), 'text_too_long'],
  ['that is a page', () => ({ bytes: Buffer.from('<!doctype html><script>alert(1)</script>') }), 'photo_unreadable'],
  ['that is nothing', () => ({ bytes: new Uint8Array() }), 'photo_needed'],
])('a photo %s is not added, and leaves nothing', async (_what, more, code) => {
  const before = [await keptFolders(), (await story()).changedAt];
  expect(await refused(add(callers.teller, more()))).toBe(code);
  expect([await keptFolders(), (await story()).changedAt]).toEqual(before);
});

test('no more than a story may have, however many come at one moment; what was too much leaves nothing', async () => {
  const answers = await Promise.all(Array.from({ length: maxPhotos }, () => refused(add(callers.teller))));
  expect(answers.sort()).toEqual([...Array.from({ length: maxPhotos - 1 }, () => 'done'), 'photos_full'].sort());
  expect((await story()).photos).toHaveLength(maxPhotos);
  expect(await keptFolders()).toBe(maxPhotos);
  expect(await refused(add(callers.teller))).toBe('photos_full');
});

test('words and order are changed by those who look after it', async () => {
  const [first, second] = (await desk()).photos;
  const change = { id: second?.id ?? '', alt: 'Ranta', caption: '', credit: '' };
  expect(await refused(services().changePhoto(callers.other, change))).toBe('not_allowed');
  expect(await refused(services().changePhoto(callers.teller, { ...change, alt: '' }))).toBe('alt_needed');
  await services().changePhoto(callers.teller, change);
  await services().movePhoto(callers.teller, { id: change.id, direction: 'earlier' });
  expect(await refused(services().movePhoto(callers.other, { id: change.id, direction: 'later' }))).toBe('not_allowed');
  expect((await story()).photos.slice(0, 2).map(({ id, alt }) => [id, alt])).toEqual([
    [change.id, 'Ranta'],
    [first?.id, 'Laituri illalla'],
  ]);
  expect((await services().curationLog()).acts).toEqual([]);
  expect(await refused(services().changePhoto(callers.ambassador, { ...change, id: randomUUIDv7() }))).toBe(
    'not_found',
  );
});

test('removed by its tellers it is gone; by an ambassador, with a reason for everybody', async () => {
  const [first, second] = (await story()).photos;
  const removal = { id: first?.id ?? '', reason: '' };
  expect(await refused(services().removePhoto(callers.other, removal))).toBe('not_allowed');
  await services().removePhoto(callers.teller, removal);
  expect((await get(first?.url ?? '')).status).toBe(404);
  expect(await keptFolders()).toBe(maxPhotos - 1);
  expect(await refused(services().removePhoto(callers.teller, removal))).toBe('not_allowed');

  expect((await desk(callers.ambassador)).isCurating).toBe(true);
  const curated = { id: second?.id ?? '', reason: '' };
  expect(await refused(services().removePhoto(callers.ambassador, curated))).toBe('text_needed');
  await services().removePhoto(callers.ambassador, { ...curated, reason: 'Kuvassa on tunnistettava lapsi.' });
  expect((await get(second?.url ?? '')).status).toBe(404);
  expect((await services().curationLog()).acts[0]).toMatchObject({
    act: 'photo.remove',
    reason: 'Kuvassa on tunnistettava lapsi.',
  });
});

test('photos of a withdrawn story are served no more, by no format, and come back with it', async () => {
  const [first] = (await story()).photos;
  await services().curate(callers.ambassador, { act: 'story.withdraw', slug, reason: 'Kertojat pyysivät' });
  for (const { url } of first?.files ?? []) expect((await get(url)).status).toBe(404);
  const lines = await (await get(`${running.url}/api/v1/download/stories.jsonl`)).text();
  expect(lines).not.toContain(first?.id);
  expect(await refused(add(callers.teller))).toBe('story_withdrawn');
  expect((await desk()).photos).toHaveLength(maxPhotos - 2);
  await services().curate(callers.ambassador, { act: 'story.restore', slug, reason: '' });
  expect((await get(first?.url ?? '')).status).toBe(200);
});

test('in a bucket it is the same; out of reach, it is told so, and nothing is shown', async () => {
  const s3 = await startS3Speaking();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.bucket;
  const other = await startServer({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  try {
    const { composition } = other;
    const ambassador = await callerFor(other, await facilitator(other));
    const [example] = (await composition.services.stories(ambassador, { limit: 1 })).items;
    const of = example?.slug ?? '';
    const addHere = () => composition.services.addPhoto(ambassador, of, () => Promise.resolve(sent()));
    await addHere();
    const shown = async () => (await composition.services.story(ambassador, of)).photos;
    const [kept] = await shown();
    expect(s3.objects.size).toBe(kept?.files.length);
    expect((await get(kept?.url ?? '')).headers.get('content-type')).toBe('image/jpeg');

    s3.failures.push(503, 503, 503);
    expect(await refused(addHere())).toBe('unavailable');
    expect(await shown()).toHaveLength(1);
    expect(s3.objects.size).toBe(kept?.files.length);
    s3.failures.push(503, 503, 503);
    expect((await get(kept?.url ?? '')).status).toBe(503);
    expect((await get(kept?.url ?? '')).status).toBe(200);
    await composition.services.removePhoto(ambassador, { id: kept?.id ?? '', reason: 'Kokeiltu.' });
    expect(s3.objects.size).toBe(0);
  } finally {
    await other.stop();
    await s3.stop();
  }
});
