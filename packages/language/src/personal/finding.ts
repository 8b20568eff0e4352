import type { PersonalKind } from '@uskalla/domain';

/** A piece of a text, by its UTF-16 places, that may tell who somebody is or how to reach them. */
export type Finding = Readonly<{ kind: PersonalKind; start: number; end: number; text: string }>;

/** Every match of a pattern, or of its group `it`, that `holds`. */
export function matches(
  kind: PersonalKind,
  text: string,
  pattern: RegExp,
  holds: (match: RegExpMatchArray) => boolean = () => true,
): Finding[] {
  return [...text.matchAll(pattern)].filter(holds).map((match) => {
    const whole = match[0];
    const it = match.groups?.['it'] ?? whole;
    const start = match.index + whole.indexOf(it);
    return { kind, start, end: start + it.length, text: it };
  });
}
