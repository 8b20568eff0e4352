import { Fault, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { municipalityName } from '@uskalla/places';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { Cover } from '../../use-cases/library-readings.ts';
import type { CoverWords } from './cover-layout.ts';
import type { DrawCover } from './draw-cover.ts';

/** Pictures of stories, drawn where they are not kept yet. */
export type Covers = Readonly<{
  /** A PNG. @throws Fault `unavailable` where too many wait to be drawn */
  of(cover: Cover): Promise<Uint8Array>;
  /** The picture of the library itself. */
  ofLibrary(locale: Locale): Promise<Uint8Array>;
}>;

/** Some five hundred pictures. */
const keptBytes = 32 * 1024 * 1024;
/** Laying one out holds the process for some 50 ms, in which no phone is answered: a crawler gets four of them a second. */
const betweenDrawings = 250;
const mayWait = 40;

/** Keeps what was drawn last, draws each once however many ask, and one after the other. */
export function createCovers(draw: DrawCover, interval = betweenDrawings): Covers {
  const queue = new PQueue({ concurrency: 1, intervalCap: 1, interval });
  const kept = new LRUCache<string, Uint8Array, CoverWords>({
    maxSize: keptBytes,
    sizeCalculation: (picture) => picture.length,
    fetchMethod: (_key, _stale, { context }) => {
      if (queue.size >= mayWait) throw new Fault('unavailable');
      return queue.add(() => draw(context));
    },
  });

  async function saying(context: CoverWords): Promise<Uint8Array> {
    // Kept by all it says: a municipality's name may change without a new revision.
    const picture = await kept.fetch(JSON.stringify(context), { context });
    if (!picture) throw new Fault('unavailable');
    return picture;
  }

  return {
    of: (cover) => saying(wordsOf(cover)),
    ofLibrary: (language) => {
      const locale = { locale: language };
      const product = m.product_name({}, locale);
      return saying({ kicker: m.library_name({}, locale), title: m.library_tagline({}, locale), kind: '', product });
    },
  };
}

/** In the story's own language, whoever looks: a link is shared with its text. */
function wordsOf({ title, municipality, language, example }: Cover): CoverWords {
  const locale = { locale: language };
  return {
    title,
    kicker: municipalityName(municipality, language),
    kind: example ? m.library_example({}, locale) : m.feeds_picture_of_story({}, locale),
    product: m.product_name({}, locale),
  };
}
