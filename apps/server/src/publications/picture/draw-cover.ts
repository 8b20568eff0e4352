import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pictureSize } from '@uskalla/contracts/wire';
import { coverFonts, coverLayout, type CoverWords } from './cover-layout.ts';

/** Draws covers as PNG. Laid out by satori here, painted by resvg in a thread of its own. */
export type DrawCover = (words: CoverWords) => Promise<Uint8Array>;

/** Loads fonts and libraries with the first picture: a start does not wait for them, and a library without crawlers never does. */
export function createCoverDrawer(): DrawCover {
  let tools: ReturnType<typeof loadTools> | undefined;
  return async (words) => {
    tools ??= loadTools();
    const { satori, renderAsync, fonts } = await tools;
    const missing = new Set<string>();
    const lay = (title: string) =>
      satori(coverLayout({ ...words, title }) as never, {
        ...pictureSize,
        fonts,
        loadAdditionalAsset: (_kind, letters) => {
          for (const letter of letters) missing.add(letter);
          return Promise.resolve([]);
        },
      });
    const first = await lay(words.title);
    // Letters that the face lacks (emoji, other scripts) are left out: boxes in their place tell nobody anything.
    const svg = missing.size === 0 ? first : await lay(without(words.title, missing));
    // Satori has made paths of all letters.
    const picture = await renderAsync(svg, { font: { loadSystemFonts: false } });
    return picture.asPng();
  };
}

function without(title: string, missing: ReadonlySet<string>): string {
  return [...title]
    .filter((letter) => !missing.has(letter))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

async function loadTools() {
  const [{ default: satori }, { renderAsync }, fonts] = await Promise.all([
    import('satori'),
    import('@resvg/resvg-js'),
    loadFonts(),
  ]);
  return { satori, renderAsync, fonts };
}

/**
 * The static faces of the display type: satori reads no WOFF2 and no variable fonts. The second subset has what the first lacks, under
 * a name of its own: of two fonts of one name the first is asked alone.
 */
function loadFonts() {
  const require = createRequire(import.meta.url);
  const faces = ([400, 700, 800] as const).flatMap((weight) => coverFonts.map((font) => ({ weight, ...font })));
  return Promise.all(
    faces.map(async ({ weight, subset, name }) => ({
      name,
      weight,
      style: 'normal' as const,
      data: await readFile(
        require.resolve(`@fontsource/bricolage-grotesque/files/bricolage-grotesque-${subset}-${weight}-normal.woff`),
      ),
    })),
  );
}
