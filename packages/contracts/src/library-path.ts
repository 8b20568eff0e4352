import { locales } from '@uskalla/domain';
import { collectionsSegment, curationSegment, impactSegment, mapSegment, storiesSegment } from './segments.ts';

const sections = new Set(
  [storiesSegment, mapSegment, impactSegment, collectionsSegment, curationSegment].flatMap((names) =>
    Object.values(names),
  ),
);

/** Whether a path leads to something of the library, in any language: its front page or anything of its sections. */
export function isLibraryPath(pathname: string): boolean {
  const [, first = '', second = ''] = pathname.split('/');
  const section = locales.some((locale) => locale === first) ? second : first;
  return section === '' || sections.has(section);
}
