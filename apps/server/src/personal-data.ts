import type { FindingKey } from '@uskalla/contracts';
import type { ReadDraft } from '@uskalla/document';
import type { Locale, PersonalKind } from '@uskalla/domain';
import { findPersonalData } from '@uskalla/language';
import { isPlaceName } from '@uskalla/places';

/** Something in a draft that may tell of a person, as it stands in one of its fields. */
export type PersonalFinding = Readonly<{
  /** `title`, `answers.{question}` or `facts.{fact}`. */
  field: string;
  kind: PersonalKind;
  text: string;
  /** How often it stands there. */
  times: number;
  /** What stands before and behind it where it is first, to be recognised by. */
  before: string;
  after: string;
}>;

/** Who confirms a finding confirms this text in this field, however often it stands there. */
export const isSameFinding = (a: FindingKey, b: FindingKey): boolean =>
  a.field === b.field && a.kind === b.kind && a.text === b.text;

/** How much of its surroundings a finding is shown with, in UTF-16 units. */
const surroundings = 40;

/**
 * What in a draft may tell of a person, field by field. Names that their owners let stand under the story are none.
 * @param agreed such names
 */
export async function personalFindings(
  text: ReadDraft,
  locale: Locale,
  agreed: readonly string[],
): Promise<PersonalFinding[]> {
  const found: PersonalFinding[] = [];
  for (const [field, value] of fieldsOf(text)) {
    for (const { kind, start, end, text: it } of await findPersonalData(value, locale, isPlaceName)) {
      if (kind === 'name' && agreed.includes(it)) continue;
      const key = { field, kind, text: it };
      const index = found.findIndex((other) => isSameFinding(other, key));
      const known = found[index];
      if (known) found[index] = { ...known, times: known.times + 1 };
      else {
        const before = value.slice(Math.max(0, start - surroundings), start).toWellFormed();
        const after = value.slice(end, end + surroundings).toWellFormed();
        found.push({ ...key, times: 1, before, after });
      }
    }
  }
  return found;
}

/** Every text of a draft by its name, but what is chosen from lists. */
export function fieldsOf({ title, answers, facts }: ReadDraft): [field: string, text: string][] {
  const written = (['time', 'teller', 'role'] as const).map((key): [string, string] => [
    `facts.${key}`,
    facts[key] ?? '',
  ]);
  return [
    ['title', title],
    ...Object.entries(answers).map(([id, text]): [string, string] => [`answers.${id}`, text]),
    ...written,
  ];
}
