import { trueStory, type NewStory, type Stage } from '@uskalla/domain';
import { municipalities } from '@uskalla/places';
import { themes } from '@uskalla/places/themes';
import { randomUUIDv7 } from 'node:crypto';
import { seeded } from '../load/random.ts';
import { beginnings, cases, endings, others, verbs } from './words.ts';

const stages: readonly Stage[] = ['idea', 'underway', 'ended', 'practice', 'stopped'];
const day = 86_400_000;

/** Stories in invented Finnish, the same for every database: places, themes and words as unevenly spread as in life. */
export function makeStories(count: number): { story: NewStory; wishedSlug: string }[] {
  const chance = seeded(20_261_126);
  /** The earlier ones of a list are met more often. */
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() ** 1.7 * list.length)] as T;
  const noun = () => {
    const end = one(endings);
    const word = chance() < 0.75 ? one(beginnings) + end : end;
    return word + one(/[äöy]/.test(end) ? cases.front : cases.back);
  };
  const sentence = () => {
    const words = [one(verbs), noun(), one(others), noun(), one(others)];
    return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
  };
  const now = Date.UTC(2026, 10, 26);
  return Array.from({ length: count }, (_, index) => {
    const publishedAt = new Date(now - Math.floor(chance() * 10 * 365) * day);
    const title = `${noun()} ja ${noun()}`.replace(/^./, (letter) => letter.toUpperCase());
    const theme = chance() < 0.9 ? one(themes).uri : null;
    const stage = chance() < 0.9 ? one(stages) : null;
    const story: NewStory = {
      id: randomUUIDv7(),
      language: 'fi',
      example: false,
      firstPublishedAt: publishedAt,
      revision: {
        number: 1,
        title,
        answers: trueStory.questions.map(({ id }) => ({
          question: id,
          text: Array.from({ length: 4 + Math.floor(chance() * 4) }, sentence).join(' '),
        })),
        facts: { municipality: one(municipalities).code, theme, stage, time: null, teller: null, role: null },
        names: [],
        provenance: { workshop: 'Paja', date: '2026-01-01', writers: 4, templateId: trueStory.id, templateVersion: 1 },
        publishedAt,
      },
    };
    return { story, wishedSlug: `tarina-${index}` };
  });
}
