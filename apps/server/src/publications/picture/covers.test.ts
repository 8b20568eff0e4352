import { expect, test } from 'vitest';
import type { Cover } from '../../use-cases/library-readings.ts';
import { pictureSize } from '@uskalla/contracts/wire';
import { titleSize } from './cover-layout.ts';
import { createCovers } from './covers.ts';
import { createCoverDrawer } from './draw-cover.ts';

const cover = (title: string): Cover => ({
  slug: 's',
  revision: 1,
  title,
  municipality: '091',
  language: 'sv',
  example: false,
});

test('short titles are large, long ones smaller, and none is smaller than one can read', () => {
  const sizes = ['Bussi', 'Kirjasto auki yöllä ilman henkilökuntaa', 'pitkä sana '.repeat(12), 'x'.repeat(300)];
  expect(sizes.map(titleSize)).toEqual([124, 102, 62, 42]);
});

test('a picture of the right size, of a title with letters that the face lacks too', async () => {
  const picture = Buffer.from(await createCovers(createCoverDrawer(), 0).of(cover('Š 🌊 قصة <b>&\u0000')));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([pictureSize.width, pictureSize.height]);
});

test('each is drawn once, however many ask; those who would wait too long are told so', async () => {
  const drawn: string[] = [];
  const covers = createCovers(({ title }) => {
    drawn.push(title);
    return Promise.resolve(new Uint8Array(10));
  }, 1);
  await Promise.all(Array.from({ length: 50 }, () => covers.of(cover('sama'))));
  expect(drawn).toEqual(['sama']);
  const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => covers.of(cover(String(n)))));
  const refused = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused.length).toBeGreaterThan(50);
  expect(refused[0]?.reason).toMatchObject({ code: 'unavailable' });
  expect(drawn.length).toBe(101 - refused.length);
});
