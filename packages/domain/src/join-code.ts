/**
 * Join codes: six characters that survive being read aloud and copied from a wall.
 * Left out are 0 O 1 I L, 5 S and 8 B (look alike), Z (looks like 2), and V W Y (look like U on a far
 * wall, and W is "double V" when read aloud in Finnish and Swedish).
 */
export const joinCodeAlphabet = '234679ACDEFGHJKMNPQRTUX';
export const joinCodeLength = 6;

/** What people type instead of what they see; each maps to the letter we would have shown. */
const lookalikes: Readonly<Record<string, string>> = { Z: '2', V: 'U', W: 'U', Y: 'U' };

/**
 * A new code. 23^6 = 148 million codes: with a hundred open workshops, a guess hits one in
 * 1.5 million.
 * @param randomByte gives one uniformly random byte (0–255) a call
 */
export function makeJoinCode(randomByte: () => number): string {
  const fair = 256 - (256 % joinCodeAlphabet.length);
  let code = '';
  while (code.length < joinCodeLength) {
    const byte = randomByte();
    if (byte < fair) code += joinCodeAlphabet[byte % joinCodeAlphabet.length];
  }
  return code;
}

/**
 * The code a person meant: case, spaces and hyphens do not matter, and a letter that is
 * never shown is read as the one it was mistaken for.
 * @returns the code, or `undefined` where it can't be one
 */
export function readJoinCode(typed: string): string | undefined {
  const letters = [...typed.slice(0, 40).toUpperCase().replace(/[\s-]/g, '')];
  const code = letters.map((letter) => lookalikes[letter] ?? letter).join('');
  const isCode = letters.length === joinCodeLength && [...code].every((c) => joinCodeAlphabet.includes(c));
  return isCode ? code : undefined;
}
