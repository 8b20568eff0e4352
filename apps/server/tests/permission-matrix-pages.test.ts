import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageDoors } from './doors/all.ts';
import { askEverybody } from './matrix/ask-everybody.ts';
import { byTitle } from './matrix/door.ts';
import { createWorld, type World } from './matrix/world.ts';

let world: World;
beforeAll(async () => (world = await createWorld({ web: true, shelves: true })));
afterAll(() => world.stop());

// That every page and form has its row is seen in permission-matrix.test.ts.
test.each(byTitle(pageDoors))('%s', async (_title, door) => {
  const { told, expected, faults } = await askEverybody(world, door);
  expect(told).toEqual(expected);
  expect(faults).toEqual([]);
});
