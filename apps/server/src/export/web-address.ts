/** A text as the address it is, where a reader may be sent there: `https:` and `http:` only, never `javascript:`. */
export function webAddress(text: string): string | null {
  const address = URL.parse(text);
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.href : null;
}
