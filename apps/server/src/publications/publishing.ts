import type { Clock } from '@uskalla/domain';
import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { noContent } from '../http/guard.ts';
import { openToAll } from '../http/open-to-all.ts';
import type { LibraryReadings } from '../use-cases/library-readings.ts';

/** What the formats stand on. */
export type Publishing = Readonly<{
  readings: LibraryReadings;
  /** The public address that this request was made to; links begin with it. */
  baseUrlOf(request: Request): string;
  clock: Clock;
  /** Before what takes work; pictures are held back in a way of their own. */
  inTurn: RequestHandler;
  /** Around each portion of what is sent in portions. */
  portionInTurn<T>(request: Request, make: () => Promise<T>): Promise<T>;
  config: Pick<Config, 'contactEmail'>;
}>;

/** Before every answer: it is no page, and everybody may read and keep it. */
export const open: RequestHandler = (request, response, next) => {
  noContent(request, response, () => openToAll(request, response, next));
};
