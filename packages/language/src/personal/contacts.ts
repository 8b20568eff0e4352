import { matches, type Finding } from './finding.ts';

/** With a country's code, or with the zero that every Finnish number begins with; its digits apart by blanks, hyphens or brackets. */
const phone = /(?<![\p{L}\p{N}.,/-])(?:\+|00|\(?0)[1-9](?:[\s\u00A0()‑–-]{0,2}\d){5,14}(?![\p{N}]|[.,/]\d)/gu;

/** Phone numbers: seven digits at least, which no year, sum or date of a story has. */
export function findPhoneNumbers(text: string): Finding[] {
  return matches('phone', text, phone, ([whole]) => {
    const digits = whole.replaceAll(/\D/g, '').length;
    return digits >= 7 && digits <= 15;
  });
}

// Each part is bounded, so that no text takes long to look through.
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s{0,2}(?:@|\(at\)|\[at\]|\(ät\)|\(miuku\))\s{0,2}[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu;

/** E-mail addresses, also those written so that machines would not see them. */
export function findEmails(text: string): Finding[] {
  return matches('email', text, email).map(withoutLastDot);
}

/** The one that ends the sentence. */
const withoutLastDot = (finding: Finding): Finding =>
  /[.-]$/.test(finding.text) ? { ...finding, end: finding.end - 1, text: finding.text.slice(0, -1) } : finding;

/** What streets are called, with the endings of *in* and *from*: Koulukadulla, Rantatieltä, Skolgatan. */
const street =
  '(?:katu|kadu[ln]\\p{L}{0,4}|kadun|tie|tie[ln]\\p{L}{0,4}|kuja|kuja[ln]\\p{L}{0,4}|polku|polu[ln]\\p{L}{0,4}|raitti|raiti[ln]\\p{L}{0,4}|kaari|kaare[ln]\\p{L}{0,4}|väylä|väylä[ln]\\p{L}{0,4}|rinne|rintee[ln]\\p{L}{0,4}|rinteessä|penger|penkere[ln]\\p{L}{0,4}|gatan|vägen|gränden|stigen|backen|allén)';
const address = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:Vanha|Uusi|Iso|Pikku|Itäinen|Läntinen|Eteläinen|Pohjoinen|Gamla|Nya|Stora|Lilla|Östra|Västra|Södra|Norra)\\s)?\\p{Lu}[\\p{L}-]{0,40}${street}\\s\\d{1,4}(?:\\s?[a-zA-Z](?:\\s?\\d{1,3})?)?(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Street addresses: a street's name with a number behind it. */
export function findAddresses(text: string): Finding[] {
  return matches('address', text, address);
}
