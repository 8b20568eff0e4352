// The order tells: every other browser says that it is Safari, and most that they are Chrome.
const browsers: readonly [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const systems: readonly [name: string, mark: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** What somebody would call the browser of this User-Agent: "Firefox, Windows". Empty where it says nothing known. */
export function describeBrowser(userAgent: string | null | undefined): string {
  const said = userAgent ?? '';
  const first = (list: readonly [string, RegExp][]) => list.find(([, mark]) => mark.test(said))?.[0];
  return [first(browsers), first(systems)].filter((part) => part !== undefined).join(', ');
}
