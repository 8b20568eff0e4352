import { withoutValues } from '@uskalla/database';
import { pino, stdSerializers, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured lines on standard error; standard output is for the people who start it. What may
 * identify a visitor (addresses, cookies, names) is never handed to it.
 */
export function createLog(level: string): Log {
  const serializers = { err: (error: Error) => stdSerializers.err(withoutValues(error)) };
  return pino({ level, base: null, serializers }, pino.destination({ dest: 2, sync: true }));
}
