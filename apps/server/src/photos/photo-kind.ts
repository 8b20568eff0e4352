export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

/**
 * What a file is, by its first bytes and not by its name: nothing else is handed to a decoder.
 * @returns `undefined` for anything that is none of these
 */
export function photoKind(bytes: Uint8Array): PhotoKind | undefined {
  const letters = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (letters(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WEBP') return 'webp';
  if (letters(4, 8) !== 'ftyp') return undefined;
  // ISO base media: a major brand, a version, and the brands that the file also is.
  const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  const listed = letters(16, Math.min(size, 64, bytes.length)).match(/.{4}/gs) ?? [];
  const brands = [letters(8, 12), ...listed];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) return 'heic';
  return undefined;
}
