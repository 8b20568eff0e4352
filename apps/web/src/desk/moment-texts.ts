import type { DraftMoment } from '@uskalla/contracts';
import { send, type Sent } from '#live/send.ts';

/** Fetches a draft's text at its moments; one never changes, so each is asked for once, unless that fails. */
export function createMomentTexts(path: string): (seq: number) => Promise<Sent<DraftMoment>> {
  const texts = new Map<number, Promise<Sent<DraftMoment>>>();
  return (seq) => {
    const known = texts.get(seq);
    if (known) return known;
    const asked = send<DraftMoment>('GET', `${path}/${seq}`).then((result) => {
      if (!result.ok) texts.delete(seq);
      return result;
    });
    texts.set(seq, asked);
    return asked;
  };
}
