import { Fault } from '../fault.ts';
import { cleanLine } from '../plain-text.ts';

/** A story is read, not leafed through. */
export const maxPhotos = 6;
/** In UTF-16 units. */
export const altMaxLength = 300;
export const captionMaxLength = 300;
export const creditMaxLength = 120;
/** Of what is sent. Phones' photos have three to eight. */
export const photoMaxBytes = 12 * 1024 * 1024;
/** Less is an icon, or a spy. */
export const photoMinSide = 200;

/** What is said about a photo, in the language of its story. */
export type PhotoWords = Readonly<{
  /** What somebody who doesn't see it needs to know; never empty. */
  alt: string;
  /** May be empty, as may who took it. */
  caption: string;
  credit: string;
}>;

/** A photo of a story: words, and the size of its largest file. How it was sent is kept nowhere. */
export type StoryPhoto = PhotoWords & Readonly<{ id: string; width: number; height: number; addedAt: Date }>;

/** @throws Fault `alt_needed`, `text_too_long` */
export function readPhotoWords(raw: PhotoWords): PhotoWords {
  const words = { alt: cleanLine(raw.alt), caption: cleanLine(raw.caption), credit: cleanLine(raw.credit) };
  if (words.alt === '') throw new Fault('alt_needed');
  const limits = [
    [words.alt, altMaxLength],
    [words.caption, captionMaxLength],
    [words.credit, creditMaxLength],
  ] as const;
  for (const [text, max] of limits) if (text.length > max) throw new Fault('text_too_long', { max });
  return words;
}

/** What a photo is brought to fit into: as wide as a screen needs it, and no taller than one and a half of that. */
export const photoBox = { width: 1600, height: 2400 } as const;
const widths = [480, 960, photoBox.width];
/** One format that everything reads, at the width Open Graph asks for. */
const jpegWidth = 1200;

export type PhotoFile = Readonly<{ name: string; type: 'image/webp' | 'image/jpeg'; width: number }>;

/** The files of a photo that is so wide, the largest of each type last; none is wider than it. */
export function photoFiles({ width }: Pick<StoryPhoto, 'width'>): PhotoFile[] {
  // One that is hardly smaller than the largest is not worth its place.
  const smaller = widths.filter((each) => each < width * 0.85);
  const webp = [...smaller, width].map((each) => ({ name: `${each}.webp`, type: 'image/webp' as const, width: each }));
  const inJpeg = Math.min(width, jpegWidth);
  return [...webp, { name: `${inJpeg}.jpg`, type: 'image/jpeg', width: inJpeg }];
}

/** Ids in another order: one of them a place earlier or later. At an end it stays where it is. */
export function movedBy(ids: readonly string[], id: string, direction: 'earlier' | 'later'): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === 'earlier' ? -1 : 1);
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
