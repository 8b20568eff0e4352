import { Fault, photoBox, photoFiles, photoMaxBytes, photoMinSide } from '@uskalla/domain';
import PQueue from 'p-queue';
import type { Sharp, SharpOptions } from 'sharp';
import { photoKind, type PhotoKind } from './photo-kind.ts';

/** A photo as it is kept: what it shows, and nothing else that was in the file it came in. */
export type Developed = Readonly<{
  width: number;
  height: number;
  files: readonly Readonly<{ name: string; bytes: Uint8Array }>[];
}>;

/** Where photos are made of what people send. */
export type Darkroom = Readonly<{
  /** Does something with a photo's bytes in memory, where there is room for one more. @throws Fault `unavailable` */
  enter<T>(act: () => Promise<T>): Promise<T>;
  /**
   * Turned upright, in sRGB, in the sizes that pages show, without a word of where, when and by what it was taken.
   * @throws Fault `photo_needed`, `photo_too_large`, `photo_unreadable`, `photo_is_heic`, `photo_too_many_pixels`, `photo_too_small`
   */
  develop(bytes: Uint8Array): Promise<Developed>;
}>;

/** Each holds what it was sent, some ten megabytes. */
const mostInside = 8;
/**
 * In pixels. Phones take JPEGs of 50 million. The others are kept to what their decoders hold in memory: a few kilobytes can unfold
 * to four hundred megabytes, and not to more.
 */
const mostPixels: Readonly<Record<Exclude<PhotoKind, 'heic'>, number>> = {
  jpeg: 60_000_000,
  webp: 60_000_000,
  png: 30_000_000,
  avif: 16_000_000,
};
/** In seconds; twenty times what the largest photo takes. */
const patience = 30;

/**
 * One photo is worked on at a time, by one thread beside the process' own: a workshop that is written in meanwhile keeps the other
 * processor.
 */
export function createDarkroom(room = mostInside): Darkroom {
  const queue = new PQueue({ concurrency: 1 });
  let inside = 0;
  let loaded: ReturnType<typeof loadSharp> | undefined;

  return {
    async enter(act) {
      if (inside >= room) throw new Fault('unavailable');
      inside++;
      try {
        return await act();
      } finally {
        inside--;
      }
    },
    develop: (bytes) =>
      queue.add(async () => {
        const most = mostPixels[kindOf(bytes)];
        loaded ??= loadSharp();
        return developWith(await loaded, bytes, most);
      }),
  };
}

function kindOf(bytes: Uint8Array): Exclude<PhotoKind, 'heic'> {
  if (bytes.length === 0) throw new Fault('photo_needed');
  if (bytes.length > photoMaxBytes) throw new Fault('photo_too_large', { max: photoMaxBytes / 1024 / 1024 });
  const kind = photoKind(bytes);
  if (kind === 'heic') throw new Fault('photo_is_heic');
  if (kind === undefined) throw new Fault('photo_unreadable');
  return kind;
}

type MakeSharp = (input: Uint8Array, options?: SharpOptions) => Sharp;

async function developWith(sharp: MakeSharp, bytes: Uint8Array, most: number): Promise<Developed> {
  // By the header alone, before anything is unfolded.
  const { width: wide, height: high } = await readable(sharp(bytes, { limitInputPixels: false }).metadata());
  if (wide * high > most) throw new Fault('photo_too_many_pixels', { max: most / 1_000_000 });
  if (Math.min(wide, high) < photoMinSide) throw new Fault('photo_too_small', { min: photoMinSide });

  const { data, info } = await readable(
    sharp(bytes, { limitInputPixels: most, failOn: 'error' })
      .timeout({ seconds: patience })
      .autoOrient()
      .resize({ ...photoBox, fit: 'inside', withoutEnlargement: true })
      // What is transparent would be another picture in the dark.
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  const files = [];
  for (const { name, type, width: wanted } of photoFiles({ width })) {
    const sized = sharp(data, { raw: { width, height, channels } }).resize({ width: wanted });
    const written =
      type === 'image/webp'
        ? sized.webp({ quality: 80, smartSubsample: true })
        : sized.jpeg({ quality: 82, mozjpeg: true });
    files.push({ name, bytes: await written.toBuffer() });
  }
  return { width, height, files };
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    // What a decoder says of a file is for those who make decoders.
    throw new Fault('photo_unreadable');
  }
}

/** Loaded with the first photo: a start does without it. Every decoder is shut but those of the four kinds. */
async function loadSharp(): Promise<MakeSharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
  });
  return sharp;
}
