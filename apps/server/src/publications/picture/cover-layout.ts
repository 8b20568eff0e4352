import { pictureSize } from '@uskalla/contracts/wire';

/** An element as satori takes it: a React element without React. */
export type Box = Readonly<{ type: string; props: Readonly<Record<string, unknown>> }>;

/** What a picture says. */
export type CoverWords = Readonly<{ kicker: string; title: string; kind: string; product: string }>;

/** The display face, by its subsets: letters are looked for in this order. */
export const coverFonts = [
  { name: 'Bricolage Grotesque', subset: 'latin' },
  { name: 'Bricolage Grotesque Extended', subset: 'latin-ext' },
] as const;

/** The light palette of the web's tokens: a picture has no dark side. */
const colour = { paper: '#fbf7f0', ink: '#13233a', soft: '#4a5a70', dare: '#cc3610', line: '#cfc8ba' } as const;
/** The five questions, in their order. */
const tones = ['#0e4c7a', '#c23c18', '#1e6b45', '#7a2e5d', '#8a5a00'] as const;

const margin = 72;
const titleBox = { width: pictureSize.width - 2 * margin, height: 340 } as const;

/** A picture: what it is about, mostly a municipality, over a title, as on an index card, the product under a rule, the five questions as its edge. */
export function coverLayout({ kicker, title, kind, product }: CoverWords): Box {
  const size = titleSize(title);
  return box(
    {
      flexDirection: 'column',
      width: pictureSize.width,
      height: pictureSize.height,
      backgroundColor: colour.paper,
      color: colour.ink,
      fontFamily: coverFonts.map(({ name }) => name).join(', '),
    },
    box({ height: 14 }, ...tones.map((tone) => box({ flexGrow: 1, backgroundColor: tone }))),
    box(
      { flexDirection: 'column', flexGrow: 1, justifyContent: 'center', padding: `0 ${margin}px` },
      box({ fontSize: 36, fontWeight: 700, color: colour.dare }, kicker),
      box(
        {
          display: 'block',
          width: titleBox.width,
          marginTop: 24,
          fontSize: size,
          fontWeight: 800,
          lineHeight: lineHeight,
          letterSpacing: '-0.02em',
          wordBreak: 'break-word',
          lineClamp: Math.floor(titleBox.height / (size * lineHeight)),
        },
        title,
      ),
    ),
    box(
      {
        alignItems: 'center',
        height: 112,
        margin: `0 ${margin}px`,
        borderTop: `2px solid ${colour.line}`,
        fontSize: 32,
      },
      mark(),
      box({ marginLeft: 20, fontWeight: 700 }, product),
      box({ marginLeft: 'auto', color: colour.soft }, kind),
    ),
  );
}

const lineHeight = 1.06;
/** How wide a letter is on average, and a wide one, as a part of the type's size; measured on Finnish titles in this face. */
const letterWidth = 0.53;
const sizes = [124, 112, 102, 92, 80, 70, 62, 54, 48, 42] as const;

/** The largest size at which the title fits its box, and its longest word a line; the smallest, cut at the end, where none does. */
export function titleSize(title: string): number {
  const longest = Math.max(...title.split(/\s+/).map((word) => [...word].length));
  const fits = (size: number) => {
    const lettersInLine = Math.floor(titleBox.width / (size * letterWidth));
    const lines = Math.floor(titleBox.height / (size * lineHeight));
    // A line is left ragged by half a long word.
    return longest <= lettersInLine && [...title].length <= lines * (lettersInLine - Math.min(6, longest / 2));
  };
  return sizes.find(fits) ?? 42;
}

/** The product's mark, as in the web's icon. */
function mark(): Box {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#13233A"/><path d="M7 23V9h4.6v9.2c0 1.3.8 2.2 2.2 2.2s2.2-.9 2.2-2.2V9h4.6v14h-4.4v-1.8c-.8 1.3-2.1 2-3.9 2C9 23.2 7 21.5 7 23Z" fill="#FBF7F0"/><circle cx="25" cy="10" r="3.2" fill="#F0653F"/></svg>';
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { type: 'img', props: { src, width: 56, height: 56 } };
}

function box(style: Readonly<Record<string, unknown>>, ...children: (Box | string)[]): Box {
  // Satori wants it said where an element has several children.
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
