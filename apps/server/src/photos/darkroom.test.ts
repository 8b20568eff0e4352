import { faultCodeOf, photoFiles, photoMaxBytes } from '@uskalla/domain';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { createDarkroom, type Developed } from './darkroom.ts';
import { hugePng } from './huge-png.ts';

const darkroom = createDarkroom();

/** Grey, with one corner red: which one tells how it was turned. */
const drawn = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#888' } }).composite([
    {
      input: { create: { width: width / 4, height: height / 4, channels: 3, background: '#f00' } },
      gravity: 'northwest',
    },
  ]);
const place = { Model: 'Puhelin', GPSLatitudeRef: 'N', GPSLatitude: '60/1 11/1 0/1' };
const withPlace = (photo: Sharp) => photo.withExif({ IFD0: { Model: place.Model }, IFD3: place });

const refused = async (bytes: Uint8Array) => {
  try {
    await darkroom.develop(bytes);
    return 'done';
  } catch (error) {
    return faultCodeOf(error);
  }
};
const file = ({ files }: Developed, name: string) =>
  files.find((each) => each.name === name)?.bytes ?? expect.fail(`no ${name}`);

test('where, when and by what it was taken is in no file any more', async () => {
  const sent = await withPlace(drawn(2000, 1500).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Salainen</x:xmpmeta>'))
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif?.includes('Puhelin')).toBe(true);
  const developed = await darkroom.develop(sent);
  expect(developed).toMatchObject({ width: 1600, height: 1200 });
  for (const { name, bytes } of developed.files) {
    const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, icc, iptc, orientation], name).toEqual([undefined, undefined, undefined, undefined, undefined]);
    for (const word of ['Puhelin', 'Salainen', 'Exif']) expect(Buffer.from(bytes).includes(word)).toBe(false);
  }
});

test('one that a phone took lying down stands upright', async () => {
  const developed = await darkroom.develop(
    await drawn(800, 400)
      .withExif({ IFD0: { Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer(),
  );
  expect(developed).toMatchObject({ width: 400, height: 800 });
  const { data, info } = await sharp(file(developed, '400.webp')).raw().toBuffer({ resolveWithObject: true });
  const red = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) > 200;
  // What was the upper left corner is the upper right one.
  expect([red(10, 10), red(390, 10), red(10, 790), red(390, 790)]).toEqual([false, true, false, false]);
});

test.each([
  [3000, 2000, 1600, 1067],
  [900, 600, 900, 600],
  [2000, 6000, 800, 2400],
])('%i × %i is brought to %i × %i, and no file is wider', async (width, height, wide, high) => {
  const developed = await darkroom.develop(await drawn(width, height).jpeg().toBuffer());
  expect(developed).toMatchObject({ width: wide, height: high });
  for (const expected of photoFiles(developed)) {
    const { width: real, format } = await sharp(file(developed, expected.name)).metadata();
    expect([real, `image/${format}`]).toEqual([expected.width, expected.type]);
  }
  expect(developed.files).toHaveLength(photoFiles(developed).length);
});

test('colours of a wide-gamut screen stay those they were, in sRGB', async () => {
  const green = { create: { width: 300, height: 300, channels: 3 as const, background: '#0f0' } };
  const inP3 = await sharp(green).withIccProfile('p3').png().toBuffer();
  const { data } = await sharp(file(await darkroom.develop(inP3), '300.webp'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([(data[0] ?? 255) < 30, (data[1] ?? 0) > 230, (data[2] ?? 255) < 30]).toEqual([true, true, true]);
});

describe('what people send', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s is taken', async (kind) => {
    expect(await refused(await drawn(400, 300).toFormat(kind).toBuffer())).toBe('done');
  });

  test('of what moves, the first picture; what is transparent lies on white', async () => {
    const frame = (background: string) => sharp({ create: { width: 300, height: 300, channels: 4, background } });
    const frames = await Promise.all(['#0000', '#00ff00'].map((colour) => frame(colour).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, lossless: true })
      .toBuffer();
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2);
    const developed = await darkroom.develop(moving);
    expect(developed).toMatchObject({ width: 300, height: 300 });
    const [red, green, blue] = await sharp(file(developed, '300.webp')).raw().toBuffer();
    expect([red, green, blue]).toEqual([255, 255, 255]);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>';
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a text that is called a photo', () => Buffer.from('Olipa kerran kokeilu.'.repeat(100)), 'photo_unreadable'],
    ['nothing', () => new Uint8Array(), 'photo_needed'],
    ['three bytes of a photo', () => Uint8Array.of(0xff, 0xd8, 0xff), 'photo_unreadable'],
    ['SVG', () => Buffer.from(svg), 'photo_unreadable'],
    ['SVG behind the first bytes of a JPEG', () => Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'), 'photo_unreadable'],
    ['GIF', () => drawn(400, 300).gif().toBuffer(), 'photo_unreadable'],
    ['TIFF', () => drawn(400, 300).tiff().toBuffer(), 'photo_unreadable'],
    ['half a photo', async () => (await noise(600, 600)).subarray(0, 30_000), 'photo_unreadable'],
    ['an icon', () => drawn(400, 100).png().toBuffer(), 'photo_too_small'],
    ['more bytes than may be', () => new Uint8Array(photoMaxBytes + 1), 'photo_too_large'],
    ['a bomb: 900 million pixels in a few bytes', () => hugePng(30_000, 30_000), 'photo_too_many_pixels'],
    ['a header that claims two thousand million in a row', () => hugePng(2_000_000_000, 300), 'photo_unreadable'],
    ['an iPhone’s own format', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'photo_is_heic'],
  ])('%s is answered in words', async (_what, make, code) => {
    expect(await refused(await make())).toBe(code);
  });

  test('a decoder that is not needed is shut for all of the process', async () => {
    await darkroom.develop(await drawn(300, 300).png().toBuffer());
    await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow(/blocked|unsupported/i);
    await expect(sharp(await drawn(300, 300).gif().toBuffer()).metadata()).rejects.toThrow(/blocked|unsupported/i);
  });

  test('there is room for so many at a time, and for the next one when one is done', async () => {
    const small = createDarkroom(2);
    let leave: (() => void) | undefined;
    const waiting = () => small.enter(() => new Promise<void>((resolve) => (leave = resolve)));
    const first = waiting();
    const leaveFirst = leave;
    const second = waiting();
    await expect(small.enter(() => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' });
    leaveFirst?.();
    await first;
    await small.enter(() => Promise.resolve());
    leave?.();
    await second;
  });
});

function noise(width: number, height: number): Promise<Buffer> {
  const raw = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 251);
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}
