import type { PhotoView } from '@uskalla/contracts';
import { paths } from '@uskalla/contracts/wire';
import { photoFiles, type StoryPhoto } from '@uskalla/domain';

/** A photo as it is read, with the addresses of its files. */
export function photoView(photo: StoryPhoto, baseUrl: string): PhotoView {
  const { id, alt, caption, credit, width, height } = photo;
  const files = photoFiles(photo).map(({ name, ...file }) => ({ url: baseUrl + paths.photo(id, name), ...file }));
  const url = files.find(({ type }) => type === 'image/jpeg')?.url ?? '';
  return { id, url, alt, caption, credit, width, height, files };
}
