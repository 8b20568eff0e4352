/**
 * What charts are painted with, as SVG attributes and not as a stylesheet: on a page the colours follow the tokens, light and dark; in
 * a file that is opened by another program they are written out by {@link inPlainColours}, since few programs know CSS in SVG.
 */
export const paint = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--line)',
  edge: 'var(--edge)',
  harbour: 'var(--harbour)',
  dare: 'var(--dare)',
  succeeded: 'var(--succeeded)',
  failed: 'var(--failed)',
} as const;
export type Paint = (typeof paint)[keyof typeof paint];

/** Of a file: our own where it is installed, else one that is. */
export const fonts = "'Atkinson Hyperlegible Next', 'Helvetica Neue', Arial, sans-serif";

/** A mark of a chart, as it is drawn in it and in its key. */
export type Mark = Readonly<{
  shape: 'line' | 'box';
  fill: Paint | 'none';
  stroke: Paint | 'none';
  /** `stroke-dasharray`; so that no mark is told by its colour alone. */
  dashes?: string;
  words: string;
}>;

/**
 * The same SVG with the colours of light paper written out.
 * @param tokens the stylesheet that has them
 * @throws Error for a colour that it has not
 */
export function inPlainColours(svg: string, tokens: string): string {
  return svg.replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => {
    const [, value] = new RegExp(`--${name}:\\s*light-dark\\((#[0-9a-f]+)`).exec(tokens) ?? [];
    if (value === undefined) throw new Error(`no colour ${name}`);
    return value;
  });
}
