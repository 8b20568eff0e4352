import { Fault } from '@uskalla/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What strangers may do to stories, so often. Keys are kept in memory alone, and forgotten with their time. */
export type ReaderLimits = Readonly<{
  /** @throws Fault `too_many_requests` */
  thank(key: string): Promise<void>;
  /** @throws Fault `too_many_requests` */
  ask(key: string): Promise<void>;
}>;

/**
 * A whole workshop behind one address may thank for its story within an hour; a question is rarer. Each process counts alone:
 * these are to stop a script, not a crowd.
 */
export function createReaderLimits(thanksAnHour = 40, questionsAnHour = 10): ReaderLimits {
  const thanks = new RateLimiterMemory({ points: thanksAnHour, duration: 3600 });
  const questions = new RateLimiterMemory({ points: questionsAnHour, duration: 3600 });
  const within = async (limiter: RateLimiterMemory, key: string) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      throw error instanceof RateLimiterRes ? new Fault('too_many_requests') : error;
    }
  };
  return { thank: (key) => within(thanks, key), ask: (key) => within(questions, key) };
}
