/**
 * What a name may be read as: every plausible spelling of it in small Latin letters, as words. Look-alikes of other scripts,
 * digits and signs for letters, marks and what stands between letters are taken away; where a sign is ambiguous (1 is i or l)
 * each reading is given. A `*` between letters stays, for whoever masked one.
 * @param name as its owner wrote it; what goes beyond 200 characters is not read
 */
export function foldName(name: string): ReadonlySet<string> {
  const written = name.slice(0, 200).normalize('NFKC');
  // HeavyMetal may be two words, and numbers after a name none of its letters.
  const apart = written.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const bare = written.replace(/(?<![\p{L}\p{N}])\p{N}{1,9}(?=\p{L})|(?<=\p{L})\p{N}{1,9}(?![\p{L}\p{N}])/gu, '');
  return new Set([written, apart, bare].flatMap(readingsOf));
}

function readingsOf(written: string): string[] {
  const text = [...written.toLowerCase().normalize('NFD')]
    .filter((sign) => !/[\p{M}\p{Cf}]/u.test(sign))
    .map((sign) => lookalikes.get(sign) ?? sign)
    .join('');
  return ['y', 'u'].flatMap((letter) => ['i', 'l'].flatMap((one) => wordsIn(text.replaceAll('у', letter), one)));
}

function wordsIn(text: string, one: string): string[] {
  const chunks = text.split(/\s+/u).filter((chunk) => chunk !== '');
  const words: string[] = [];
  let spelt = '';
  for (const chunk of chunks) {
    const parts = unleet(chunk, one, spelt !== '')
      .split(/[^\p{L}\p{N}*]+/u)
      .filter((part) => part !== '');
    words.push(...parts, parts.join(''));
    // Letters one by one, over blanks: they are read together.
    const single = parts.length > 0 && parts.every((part) => part.length === 1);
    if (parts.length === 0 || single) spelt += parts.join('');
    else {
      words.push(spelt);
      spelt = '';
    }
  }
  return [...words, spelt].filter((word) => word.length > 2);
}

/** Digits and signs as letters, in a word that has letters too; a number by itself is a number. */
function unleet(chunk: string, one: string, afterLetter: boolean): string {
  const hasLetters = /\p{L}/u.test(chunk);
  if (!hasLetters && !(chunk.length === 1 && afterLetter)) return chunk;
  return chunk
    .replace(/[1|]|(?<=\p{L})!(?=[\p{L}\p{N}])/gu, one)
    .replace(/[034578@$€]/gu, (sign) => leet.get(sign) ?? sign);
}

const leet = new Map(Object.entries({ 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '€': 'e' }));

/** Letters of other scripts that are drawn like Latin ones, and Latin ones that NFD leaves whole. */
const lookalikes = new Map([
  ...pairs('авсенікморѕтхјԁԛԝѵьпг', 'abcehikmopstxjdqwvbnr'),
  ...pairs('αβεηικνορτυχσςγω', 'abenikvoptuxssyw'),
  ...pairs('øłđħıŧƒɡɪʀᴀᴇᴏᴜᴠ', 'oldhitfgiraeouv'),
  ['µ', 'u'],
  ['μ', 'u'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((sign, at) => [sign, to.charAt(at)]);
}
