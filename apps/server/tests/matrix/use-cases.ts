import type { Services } from '@uskalla/contracts';

type Group = 'accounts' | 'notices' | 'organisations' | 'requests' | 'tellers' | 'welcome';
/** A use case by its name in `Services`. */
export type UseCase = Exclude<keyof Services, Group> | { [G in Group]: `${G}.${keyof Services[G] & string}` }[Group];

type Functions = Record<string, unknown>;

/** Every use case there is. */
export function useCasesOf(services: object, prefix = ''): UseCase[] {
  return Object.entries(services).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'function' ? [`${prefix}${name}` as UseCase] : useCasesOf(part as object, `${name}.`),
  );
}

/**
 * Counts how often each use case is asked for; they do what they did before.
 * @returns the counts, kept up
 */
export function countUseCases(
  services: object,
  counts = new Map<UseCase, number>(),
  prefix = '',
): Map<UseCase, number> {
  const functions = services as Functions;
  for (const [name, part] of Object.entries(functions)) {
    if (typeof part !== 'function') {
      countUseCases(part as object, counts, `${name}.`);
      continue;
    }
    const key = `${prefix}${name}` as UseCase;
    functions[name] = (...args: unknown[]): unknown => {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return (part as (...given: unknown[]) => unknown)(...args);
    };
  }
  return counts;
}
