import type { Locale } from '@uskalla/domain';
import { findAddresses, findEmails, findPhoneNumbers } from './contacts.ts';
import type { Finding } from './finding.ts';
import { findIdentityCodes } from './identity-codes.ts';
import { nameLists } from './name-lists.ts';
import { findNames } from './names.ts';

/**
 * What in a text may tell who somebody is, or how to reach them, in the order of the text. All of it is looked for here, and no service is asked.
 * It is a help for whoever reads before publishing, and no promise: names that are words, and people told of without a name, are theirs to see.
 * @param isPlace whether a word in lower case is the name of a place
 */
export async function findPersonalData(
  text: string,
  locale: Locale,
  isPlace: (word: string) => boolean,
): Promise<Finding[]> {
  const found = [
    ...findIdentityCodes(text),
    ...findEmails(text),
    ...findPhoneNumbers(text),
    ...findAddresses(text),
    ...findNames(text, locale, await nameLists(), isPlace),
  ];
  // What stands in another is a part of it: a name in an address, digits of a code.
  const taken = new Uint8Array(text.length);
  const kept = found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
