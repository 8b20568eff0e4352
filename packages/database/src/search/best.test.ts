import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best } from './best.ts';

test('the best few are the first of all in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(12), (all, count) => {
      const compare = (a: number, b: number) => b - a;
      expect(best(all, count, compare)).toEqual([...all].sort(compare).slice(0, count));
    }),
  );
});
