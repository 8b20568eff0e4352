import { CurateCommand, PhoneCommand, SteerCommand } from '@uskalla/contracts';
import { Watch } from '@uskalla/contracts/live';
import { allActions, roles } from '@uskalla/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthPaths } from '../src/accounts/open-paths.ts';
import { allDoors, apiDoors, draftLines, liveDoors } from './doors/all.ts';
import { authRoute } from './doors/better-auth.ts';
import { useCasesWithoutDoor } from './doors/no-doors.ts';
import { askEverybody, cellsOf } from './matrix/ask-everybody.ts';
import { byTitle, titleOf } from './matrix/door.ts';
import { actionsOf } from './matrix/expectation.ts';
import { lineOf } from './matrix/live-door.ts';
import { useCasesOf } from './matrix/use-cases.ts';
import { pagesOf, routeFolders, routesOf } from './matrix/what-there-is.ts';
import { rolesAt } from './matrix/who.ts';
import { createWorld, type World } from './matrix/world.ts';

let world: World;
beforeAll(async () => (world = await createWorld({ shelves: true })));
afterAll(() => world.stop());

const names = new Set(allDoors.map(({ name }) => name));
const without = (there: readonly string[]) => there.filter((name) => !names.has(name));
/** What Socket.IO listens for by itself, or tells. */
const ofSocketIo: ReadonlySet<string> = new Set(['disconnect', 'error']);
/** The rows of a name, by what sets them apart. */
const aboutsOf = (name: string) => allDoors.filter((door) => door.name === name).map(({ about }) => about);
const unwritten = (name: string, kinds: readonly string[]) => kinds.filter((kind) => !aboutsOf(name).includes(kind));

describe('every way in has a row', () => {
  test('routes of the server', () => {
    expect(without(routesOf(world.running.app))).toEqual([]);
  });

  test('what of better-auth is open', () => {
    const requests = aboutsOf(authRoute).map((about) => about.split(' '));
    const missing = openAuthPaths.filter(
      ([method, path]) => !requests.some(([m, p = '']) => m === method && path.test(p)),
    );
    expect(missing).toEqual([]);
  });

  test('events of the live channel, screens and commands', async () => {
    const line = lineOf({ world, visitor: world.stranger() });
    await line.emitWithAck('time');
    const [socket] = world.composition.live.sockets.sockets.values();
    const events = (socket?.eventNames() ?? []).map(String).filter((event) => !ofSocketIo.has(event));
    line.disconnect();
    expect(events.length).toBeGreaterThan(0);
    expect(without(events)).toEqual([]);
    expect(
      unwritten(
        'steer',
        SteerCommand.options.map(({ shape }) => shape.do.value),
      ),
    ).toEqual([]);
    expect(
      unwritten(
        'take-part',
        PhoneCommand.options.map(({ shape }) => shape.do.value),
      ),
    ).toEqual([]);
    expect(
      unwritten(
        'watch',
        Watch.options.map(({ shape }) => `a ${shape.screen.value}`),
      ),
    ).toEqual([]);
  });

  test('pages, forms and endpoints of the web, as it is built and as it is written', async () => {
    const pages = await pagesOf();
    expect(without(pages)).toEqual([]);
    const built = new Set(pages.map((page) => page.split(' ')[1]?.split('?')[0]));
    expect((await routeFolders()).filter((folder) => !built.has(folder))).toEqual([]);
  });

  test('what ambassadors do to the library', () => {
    const acts = allDoors.filter(({ asks }) => asks.includes('curate')).map(({ about }) => about);
    expect(CurateCommand.options.map(({ shape }) => shape.act.value).filter((act) => !acts.includes(act))).toEqual([]);
  });

  test('use cases', () => {
    const asked = new Set(allDoors.flatMap(({ asks }) => asks));
    const unasked = useCasesOf(world.composition.services).filter((useCase) => !asked.has(useCase));
    expect(unasked.toSorted()).toEqual(Object.keys(useCasesWithoutDoor).toSorted());
  });

  test('actions and roles of the table', () => {
    const guarded = new Set(allDoors.flatMap(actionsOf));
    expect(allActions().filter((action) => !guarded.has(action))).toEqual([]);
    const held = new Set(
      world.everybody.flatMap((who) => world.placesOf('pair').flatMap((place) => rolesAt(who, place))),
    );
    expect(roles.filter((role) => !held.has(role))).toEqual([]);
  });

  test('which says yes to somebody and no to somebody, and stands but once', () => {
    const onesided = allDoors.filter((door) => {
      const action = actionsOf(door);
      if (action.length === 0 || action.includes('library.read')) return false;
      return new Set(cellsOf(world, door).map(({ isLetIn }) => isLetIn)).size !== 2;
    });
    expect(onesided.map(titleOf)).toEqual([]);
    const titles = allDoors.map(titleOf);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});

describe('everybody at every door, at their own and at another’s', () => {
  test.each(byTitle([...apiDoors, ...liveDoors, ...draftLines]))('%s', async (_title, door) => {
    const { told, expected, faults } = await askEverybody(world, door);
    expect(told).toEqual(expected);
    expect(faults).toEqual([]);
  });
});
