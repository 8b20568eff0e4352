import { withoutValues } from '@uskalla/database';
import { Fault } from '@uskalla/domain';

/**
 * The same asynchronous functions; where one fails for an outage, it throws Fault `unavailable`, which says that trying again helps.
 * What else they throw holds no values, and may be logged by whoever gets it.
 * @param on.isOutage whether an error means that something we stand on is out of reach just now
 * @param on.error hears of the cause
 */
export function tellOutages<T extends object>(
  functions: T,
  on: { isOutage: (error: unknown) => boolean; error: (error: unknown) => void },
): T {
  const telling =
    (part: (...args: unknown[]) => unknown) =>
    async (...args: unknown[]) => {
      try {
        return await part(...args);
      } catch (error) {
        if (!on.isOutage(error)) throw withoutValues(error);
        on.error(error);
        throw new Fault('unavailable');
      }
    };
  const entries = Object.entries(functions).map(([name, part]: [string, unknown]) => {
    if (typeof part === 'function') return [name, telling(part as (...args: unknown[]) => unknown)] as const;
    return [name, typeof part === 'object' && part !== null ? tellOutages(part, on) : part] as const;
  });
  return Object.fromEntries(entries) as T;
}
