import { io, type Socket } from 'socket.io-client';
import type {
  DeskView,
  Mine,
  PhoneCommand,
  PhoneView,
  ReactionCounts,
  ScreenStage,
  StageChange,
  SteerCommand,
  WallView,
} from '@uskalla/contracts';
import type { ClientEvents, ServerEvents, Steered, TookPart, Watched, Watch } from '@uskalla/contracts/live';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { facilitator, join, type Made, member, type Running, startServer, Visitor, workshop } from './running.ts';

let running: Running;
beforeAll(async () => (running = await startServer()));
afterAll(() => running.stop());

/** A screen as far as the live channel goes: it follows its stage by the changes alone, as a browser does. */
class Screen<K extends keyof ScreenStage> {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  view!: { desk: DeskView; wall: WallView; phone: PhoneView }[K];
  stage!: ScreenStage[K];
  /** What its person gave, by phase. */
  given: Record<string, Mine> = {};
  frames: StageChange[] = [];
  gone: string | null = null;
  #place = { run: '', at: -1 };
  #waiting = new Set<() => void>();

  constructor(visitor: Visitor, url: string) {
    this.socket = io(url, {
      path: '/socket.io',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: visitor.cookieHeader },
    });
    this.socket.on('stage', (change) => {
      this.frames.push(change);
      if (change.run !== this.#place.run || change.from !== this.#place.at) return;
      this.#place.at = change.at;
      this.stage = { ...this.stage, ...change.set };
      this.#tell();
    });
    this.socket.on('view', (view) => {
      this.view = view as typeof this.view;
      this.#tell();
    });
    this.socket.on('gone', ({ code }) => {
      this.gone = code;
      this.#tell();
    });
  }

  async watch(what: Watch): Promise<Watched<K>> {
    const result = (await this.socket.emitWithAck('watch', what)) as Watched<K>;
    if (result.ok) {
      this.view = result.view as typeof this.view;
      this.stage = result.stage.stage;
      this.given = Object.fromEntries((result.mine ?? []).map((mine) => [mine.phaseId, mine]));
      this.#place = result.stage;
    }
    return result;
  }

  /** Resolves once `holds` does; the test's own time limit ends the wait. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async steer(command: SteerCommand): Promise<string> {
    const result = (await this.socket.emitWithAck('steer', command)) as Steered;
    return result.ok ? 'ok' : result.problem.code;
  }

  async takePart(command: PhoneCommand): Promise<string> {
    const result = (await this.socket.emitWithAck('take-part', command)) as TookPart;
    if (result.ok && result.mine) this.given[result.mine.phaseId] = result.mine;
    return result.ok ? 'ok' : result.problem.code;
  }

  #tell(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

const open: Screen<keyof ScreenStage>[] = [];
afterEach(() => open.splice(0).forEach(({ socket }) => socket.disconnect()));

async function screen<K extends keyof ScreenStage>(visitor: Visitor, what: Watch & { screen: K }): Promise<Screen<K>> {
  const made = new Screen<K>(visitor, running.url);
  open.push(made as never);
  expect((await made.watch(what)).ok).toBe(true);
  return made;
}
const deskOf = (visitor: Visitor, { id }: Made) => screen(visitor, { screen: 'desk', workshopId: id });
const phoneOf = (visitor: Visitor, { code }: Made) => screen(visitor, { screen: 'phone', code });
async function wallOf(made: Made): Promise<Screen<'wall'>> {
  const visitor = new Visitor(running.url);
  const secret = made.projectorUrl.split('#')[1];
  await visitor.json('POST', `/api/v1/workshops/${made.id}/wall`, { secret }, 204);
  return screen(visitor, { screen: 'wall', workshopId: made.id });
}

describe('the course of a workshop', () => {
  test('all screens follow by changes alone; a step from a screen that was behind, or taken twice, does no harm', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const [desk, other, wall, phone] = [
      await deskOf(account, made),
      await deskOf(account, made),
      await wallOf(made),
      await phoneOf(visitor, made),
    ];
    expect(phone.stage.phase).toMatchObject({ id: 'arrive', number: 1, of: 8 });
    // The phone is told nothing that is the facilitator's alone.
    expect(JSON.stringify(phone.stage)).not.toContain('note');

    const go: SteerCommand = { do: 'go', from: 'arrive', to: 'before' };
    expect(await Promise.all([desk.steer(go), other.steer(go)])).toEqual(['ok', 'ok']);
    for (const each of [desk, other, wall, phone]) await each.until(() => each.stage.phase.id === 'before');
    expect(await other.steer({ do: 'go', from: 'arrive', to: 'words' })).toBe('moved_on');
    expect(await other.steer({ do: 'clock', phase: 'arrive', act: 'start' })).toBe('moved_on');
    expect(await desk.steer({ do: 'clock', phase: 'before', act: 'start' })).toBe('ok');
    for (const each of [phone, wall]) await each.until(() => each.stage.clock.state === 'running');
    expect(wall.stage.clock).toEqual(phone.stage.clock);
    // What followed on what: every change was applied, none asked for twice.
    expect(phone.frames.map(({ at }) => at)).toEqual(phone.frames.map((_, index) => index + 1));
  });

  test('eight minutes added at once are eight, each a version of its own, and all desks end at the same', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const [desk, other] = [await deskOf(account, made), await deskOf(account, made)];
    const add = (of: typeof desk) => of.steer({ do: 'clock', phase: 'arrive', act: 'add' });
    const all = await Promise.all([desk, other, desk, other, desk, other, desk, other].map(add));
    expect(new Set(all)).toEqual(new Set(['ok']));
    for (const each of [desk, other]) {
      await each.until(() => each.stage.clock.state === 'stopped' && each.stage.clock.leftMs === 18 * 60_000);
    }
  });

  test('a phase that people have answered keeps its task, and is not removed', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const [desk, phone] = [await deskOf(account, made), await phoneOf(visitor, made)];
    await desk.steer({ do: 'go', from: 'arrive', to: 'before' });
    await phone.until(() => phone.stage.phase.id === 'before');
    await phone.takePart({ do: 'dare', phase: 'before', level: 4 });
    const phases = desk.stage.agenda;
    const edit = (edited: typeof phases) => desk.steer({ do: 'agenda', seen: 0, phases: [...edited] });
    const asking = (activity: (typeof phases)[number]['activity']) =>
      phases.map((phase) => (phase.id === 'before' ? { ...phase, activity } : phase));
    expect(await edit(asking({ kind: 'words', prompt: '' }))).toBe('phase_answered');
    expect(await edit(asking(null))).toBe('phase_answered');
    await desk.steer({ do: 'go', from: 'before', to: 'words' });
    expect(await edit(phases.filter(({ id }) => id !== 'before'))).toBe('phase_answered');
    // What nobody has answered yet goes; and the order is anybody's.
    expect(await edit(phases.filter(({ id }) => id !== 'vote').toReversed())).toBe('ok');
  });

  test('a phone, a wall and a stranger steer nothing; a wall drives itself', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const [phone, wall] = [await phoneOf(visitor, made), await wallOf(made)];
    const go: SteerCommand = { do: 'go', from: 'arrive', to: 'before' };
    expect(await phone.steer(go)).toBe('not_allowed');
    expect(await phone.steer({ do: 'zoom', by: 1 })).toBe('not_allowed');
    expect(await wall.steer(go)).toBe('not_signed_in');
    expect(await wall.steer({ do: 'zoom', by: 1 })).toBe('ok');
    await wall.until(() => wall.stage.wall.zoom > 1);
    expect(await wall.takePart({ do: 'hand', up: true })).toBe('not_allowed');
    const stranger = new Screen<'desk'>(new Visitor(running.url), running.url);
    open.push(stranger as never);
    expect(await stranger.watch({ screen: 'desk', workshopId: made.id })).toMatchObject({ ok: false });
    expect(await stranger.steer(go)).toBe('not_now');
    expect(phone.stage.phase.id).toBe('arrive');
    for (const bad of [{ do: 'go' }, { do: 'nothing' }, null, { do: 'zoom', by: 7 }, { ...go, more: 1 }]) {
      expect(await wall.steer(bad as never)).toBe('bad_request');
    }
  });

  test('a session that ended steers no more, by the socket it had', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const desk = await deskOf(account, made);
    await account.json('DELETE', '/api/v1/session', undefined, 204);
    expect(await desk.steer({ do: 'go', from: 'arrive', to: 'before' })).toBe('not_signed_in');
  });

  test('tables write no more where the phase says so, and the rest of the room is not asked', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const desk = await deskOf(account, made);
    expect(await desk.steer({ do: 'go', from: 'arrive', to: 'read' })).toBe('ok');
    await desk.until(() => desk.stage.phase.id === 'read');
    expect(desk.stage.writingClosesAt).toBeLessThanOrEqual(Date.now());
    expect(await desk.steer({ do: 'go', from: 'read', to: 'write' })).toBe('ok');
    await desk.until(() => desk.stage.writingClosesAt === null);
  });
});

describe('what people give', () => {
  test('dots: a budget, none for one’s own, undone, secret until shown, and the same after joining again', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: a, joined } = await join(running, made.code, { table: 1 });
    const { phone: b, joined: second } = await join(running, made.code, { table: 2 });
    for (const [visitor, draft] of [
      [a, joined.drafts[0]?.id],
      [b, second.drafts[0]?.id],
    ] as const) {
      const provider = visitor.open(draft ?? '');
      await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
      provider.doc.getText('title').insert(0, 'Tarina');
      await expect
        .poll(async () => (await visitor.json<{ title: string }>('GET', `/api/v1/drafts/${draft}`)).title)
        .toBe('Tarina');
      provider.destroy();
    }
    const [desk, phone, wall] = [await deskOf(account, made), await phoneOf(a, made), await wallOf(made)];
    const vote = (item: string, dots: number) => phone.takePart({ do: 'vote', phase: 'vote', item, dots });
    expect(await vote(second.table.id, 1)).toBe('moved_on');
    await desk.steer({ do: 'go', from: 'arrive', to: 'vote' });
    await phone.until(() => phone.stage.phase.id === 'vote');
    expect(phone.stage.activity).toMatchObject({ kind: 'vote', result: null });
    expect(await vote(joined.table.id, 1)).toBe('vote_own_table');
    expect(await vote(second.table.id, 4)).toBe('vote_no_dots_left');
    expect(await vote('elsewhere', 1)).toBe('option_unknown');
    expect(await phone.takePart({ do: 'dare', phase: 'vote', level: 3 })).toBe('not_now');
    // Ten thumbs at once lay no more than there are.
    const all = await Promise.all([1, 2, 3, 3, 2, 3].map((dots) => vote(second.table.id, dots)));
    expect(new Set(all)).toEqual(new Set(['ok']));
    await vote(second.table.id, 2);
    expect(phone.given['vote']?.dots).toEqual({ [second.table.id]: 2 });
    // The stories voted on came once; what changed of the vote since was sent without them.
    expect(phone.stage.ballot).toHaveLength(2);
    expect(phone.frames.filter(({ set }) => 'ballot' in set)).toHaveLength(1);
    expect(await desk.steer({ do: 'desk-vote', phase: 'vote', item: joined.table.id, dots: 2 })).toBe('ok');
    await wall.until(() => wall.stage.activity?.kind === 'vote' && wall.stage.activity.voters === 2);
    expect(JSON.stringify(wall.frames)).not.toContain('"result":[');
    await desk.steer({ do: 'results', phase: 'vote', shown: true });
    await wall.until(() => wall.stage.activity?.kind === 'vote' && wall.stage.activity.result !== null);
    expect(wall.stage.activity).toMatchObject({
      result: [
        { dots: 2, place: 1, tied: true },
        { dots: 2, place: 1, tied: true },
      ],
    });
    await desk.steer({ do: 'go', from: 'vote', to: 'questions' });
    const again = await phoneOf(a, made);
    expect(again.given['vote']?.dots).toEqual({ [second.table.id]: 2 });
  });

  test('an anonymous answer is stored under no name, and drawn once three are in', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const desk = await deskOf(account, made);
    await desk.steer({ do: 'go', from: 'arrive', to: 'before' });
    const people = await Promise.all([1, 2, 3].map(() => join(running, made.code)));
    const walls: unknown[] = [];
    for (const [index, { phone: visitor, joined }] of people.entries()) {
      const phone = await phoneOf(visitor, made);
      expect(await phone.takePart({ do: 'dare', phase: 'before', level: 2 })).toBe('ok');
      expect(await phone.takePart({ do: 'dare', phase: 'before', level: index + 3 })).toBe('ok');
      await desk.until(() => desk.stage.activity?.kind === 'dare' && desk.stage.activity.answered === index + 1);
      if (index < 2) expect(desk.stage.activity).toMatchObject({ before: null });
      expect(JSON.stringify(desk.frames)).not.toContain(joined.participant.id);
    }
    // The last one's first answer may be drawn for a moment.
    const drawn = () => desk.stage.activity?.kind === 'dare' && desk.stage.activity.before?.join();
    await desk.until(() => drawn() === '0,0,1,1,1');
    // Nor does one more answer move a column by one, for whoever watches who taps.
    await Promise.all([1, 2, 3].map(() => join(running, made.code)));
    for (const answered of [4, 5, 6]) {
      const { phone: visitor } = await join(running, made.code);
      const phone = await phoneOf(visitor, made);
      await phone.takePart({ do: 'dare', phase: 'before', level: 1 });
      await desk.until(() => desk.stage.activity?.kind === 'dare' && desk.stage.activity.answered === answered);
      if (desk.stage.activity?.kind === 'dare') walls.push(desk.stage.activity.before);
    }
    expect(walls).toEqual([
      [0, 0, 1, 1, 1],
      [0, 0, 1, 1, 1],
      [3, 0, 1, 1, 1],
    ]);
  });

  test('what is hidden from the room is hidden from its wall, over HTTP and over the line, until it is revealed', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { joined } = await join(running, made.code, { table: 1 });
    const draft = joined.drafts[0]?.id ?? '';
    const visitor = new Visitor(running.url);
    const secret = made.projectorUrl.split('#')[1];
    await visitor.json('POST', `/api/v1/workshops/${made.id}/wall`, { secret }, 204);
    const [desk, wall] = [await deskOf(account, made), await screen(visitor, { screen: 'wall', workshopId: made.id })];
    expect(await visitor.closeCode(draft)).toBe('open');
    await desk.steer({ do: 'hide-texts', on: true });
    // Its cards are told how full answers are, instead of opening them.
    await wall.until(() => wall.view.tables.every(({ fill }) => fill !== null) && wall.stage.areTextsHidden);
    expect(await visitor.closeCode(draft)).toBe(4404);
    await visitor.json('GET', `/api/v1/drafts/${draft}`, undefined, 404);
    await desk.steer({ do: 'hide-texts', on: false });
    await wall.until(() => wall.view.tables.every(({ fill }) => fill === null));
    await visitor.json('GET', `/api/v1/drafts/${draft}`, undefined, 200);
  });

  test('nobody votes twice by leaving and coming again; only what was asked can be backed', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const desk = await deskOf(account, made);
    await desk.steer({ do: 'go', from: 'arrive', to: 'before' });
    const { phone: visitor } = await join(running, made.code);
    const seat = `/api/v1/workshops/${made.code}/participants`;
    for (let round = 0; round < 3; round++) {
      const phone = await phoneOf(visitor, made);
      expect(await phone.takePart({ do: 'dare', phase: 'before', level: 5 })).toBe('ok');
      await visitor.json('DELETE', `${seat}/me`, undefined, 204);
      await visitor.json('POST', seat, {}, 201);
    }
    const phone = await phoneOf(visitor, made);
    expect(await phone.takePart({ do: 'dare', phase: 'before', level: 5 })).toBe('ok');
    await desk.until(() => desk.stage.activity?.kind === 'dare' && desk.stage.activity.answered === 1);
    await desk.steer({ do: 'go', from: 'before', to: 'questions' });
    await phone.until(() => phone.stage.phase.id === 'questions');
    expect(await phone.takePart({ do: 'up', phase: 'questions', item: 'made-up', on: true })).toBe('option_unknown');
  });

  test('a thousand reactions a second of one phone are five, and nobody else notices', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const [phone, wall] = [await phoneOf(visitor, made), await wallOf(made)];
    const desk = await deskOf(account, made);
    const heard: ReactionCounts[] = [];
    wall.socket.on('reactions', (counts) => heard.push(counts));
    for (let n = 0; n < 1_000; n++) phone.socket.emit('react', 'clap');
    phone.socket.emit('react', 'poison' as never);
    // Everything sent before this was answered has been dealt with.
    expect(await phone.takePart({ do: 'hand', up: true })).toBe('ok');
    await desk.until(() => desk.stage.hands.length === 1);
    await expect.poll(() => heard.reduce((sum, { clap = 0 }) => sum + clap, 0)).toBeGreaterThan(0);
    const claps = heard.reduce((sum, { clap = 0 }) => sum + clap, 0);
    // The thousand may lie across the turn of a second.
    expect(claps).toBeLessThanOrEqual(10);
    expect(Object.keys(Object.assign({}, ...heard))).toEqual(['clap']);
  });

  test('a hand is seen by the desk with its owner, by its owner, and by nobody else', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor, joined } = await join(running, made.code, { table: 1 });
    const { phone: mate } = await join(running, made.code, { table: 1 });
    const { phone: stranger } = await join(running, made.code, { table: 2 });
    const [desk, phone] = [await deskOf(account, made), await phoneOf(visitor, made)];
    const [beside, far] = [await phoneOf(mate, made), await phoneOf(stranger, made)];
    expect(await phone.takePart({ do: 'hand', up: true })).toBe('ok');
    await desk.until(() => desk.stage.hands[0] === joined.participant.id);
    await phone.until(() => phone.view.me.hasHandUp);
    expect(await phone.takePart({ do: 'help', on: true })).toBe('ok');
    // A table calls as one: whoever sits there sees it, and may take it back.
    await beside.until(() => beside.view.table.callsForHelp);
    expect(beside.view.me.hasHandUp).toBe(false);
    await desk.until(() => desk.stage.help[0] === joined.table.id);
    await desk.steer({ do: 'hand-seen', participantId: joined.participant.id });
    await desk.steer({ do: 'helped', tableId: joined.table.id });
    await phone.until(() => !phone.view.me.hasHandUp && !phone.view.table.callsForHelp);
    await desk.until(() => desk.stage.hands.length === 0 && desk.stage.help.length === 0);
    expect(JSON.stringify([far.frames, beside.frames])).not.toContain(joined.participant.id);
  });

  test('commands beyond what thumbs can are refused, and told', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const phone = await phoneOf(visitor, made);
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, n) => phone.takePart({ do: 'hand', up: n % 2 === 0 })),
    );
    expect(all).toContain('ok');
    expect(all).toContain('too_many_requests');
  });
});

describe('people and tables', () => {
  test('somebody taken out loses every socket and every dot, and the same browser stays out until let in', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor, joined } = await join(running, made.code, { name: 'Aino' });
    const [desk, one, two] = [await deskOf(account, made), await phoneOf(visitor, made), await phoneOf(visitor, made)];
    await one.takePart({ do: 'hand', up: true });
    const person = `/api/v1/workshops/${made.id}/participants/${joined.participant.id}`;
    await account.json('DELETE', person, undefined, 204);
    for (const screen of [one, two]) await screen.until(() => screen.gone !== null);
    await desk.until(() => desk.view.removed.length === 1 && desk.stage.hands.length === 0);
    const seat = `/api/v1/workshops/${made.code}/participants`;
    expect(await visitor.json('POST', seat, {}, 403)).toMatchObject({ code: 'seat_removed' });
    expect(await one.takePart({ do: 'hand', up: true })).toBe('not_now');
    await account.json('POST', `${person}/readmit`, {}, 204);
    expect((await visitor.ask('POST', seat, {})).status).toBe(200);
  });

  test('a new code lets nobody new in by the old one, and those who sit find back', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const { code } = await account.json<{ code: string }>('POST', `/api/v1/workshops/${made.id}/code`, {}, 200);
    expect(code).not.toBe(made.code);
    const newcomer = new Visitor(running.url);
    await newcomer.json('POST', `/api/v1/workshops/${made.code}/participants`, {}, 404);
    expect((await visitor.ask('POST', `/api/v1/workshops/${made.code}/participants`, {})).status).toBe(200);
    expect((await newcomer.ask('POST', `/api/v1/workshops/${code}/participants`, {})).status).toBe(201);
  });

  test('closed doors keep newcomers out, and nobody else', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor } = await join(running, made.code);
    const desk = await deskOf(account, made);
    await desk.steer({ do: 'doors', open: false });
    const seat = `/api/v1/workshops/${made.code}/participants`;
    expect(await new Visitor(running.url).json('POST', seat, {}, 409)).toMatchObject({ code: 'doors_closed' });
    expect((await visitor.ask('POST', seat, {})).status).toBe(200);
  });

  test('a name that offends is seen by its owner and the desk alone, who has the last word', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor, joined } = await join(running, made.code, { name: 'V1ttu', table: 1 });
    const [wall, phone] = [await wallOf(made), await phoneOf(visitor, made)];
    const { phone: mate } = await join(running, made.code, { table: 1 });
    const beside = await phoneOf(mate, made);
    expect(phone.view.me.name).toBe('V1ttu');
    expect(beside.view.mates).toMatchObject([{ name: null }]);
    expect(JSON.stringify(wall.view)).not.toContain('V1ttu');
    const person = `/api/v1/workshops/${made.id}/participants/${joined.participant.id}`;
    await account.json('PATCH', person, { isNameHeld: false }, 204);
    await wall.until(() => wall.view.arrived.some(({ name }) => name === 'V1ttu'));
  });

  test('merged tables: people and text go together, nothing is lost, and it can be taken back', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const { phone: visitor, joined } = await join(running, made.code, { table: 1 });
    const { joined: other } = await join(running, made.code, { table: 2 });
    const draft = joined.drafts[0]?.id ?? '';
    const provider = visitor.open(draft);
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    provider.doc.getText('title').insert(0, 'Ykkösen tarina');
    await expect
      .poll(async () => (await visitor.json<{ title: string }>('GET', `/api/v1/drafts/${draft}`)).title)
      .toBe('Ykkösen tarina');
    const desk = await deskOf(account, made);
    const table = `/api/v1/workshops/${made.id}/tables/${joined.table.id}`;
    await account.json('PATCH', table, { mergeInto: other.table.id }, 204);
    await desk.until(() => desk.view.merged.length === 1);
    expect(desk.view.tables).toMatchObject([{ number: 2, draft: { title: 'Ykkösen tarina' } }]);
    expect(desk.view.tables[0]?.people).toHaveLength(2);
    // What was still on the phone for the old table arrives there.
    provider.doc.getText('title').insert(0, 'Vielä: ');
    await expect
      .poll(async () => (await account.json<{ title: string }>('GET', `/api/v1/drafts/${draft}`)).title)
      .toBe('Vielä: Ykkösen tarina');
    provider.destroy();
    await account.json('PATCH', table, { mergeInto: null }, 204);
    await desk.until(() => desk.view.tables.length === 2);
    await account.json('PATCH', table, { mergeInto: joined.table.id }, 404);
  });
});

describe('who steers', () => {
  test('co-facilitators by link, until it is renewed; a workshop is handed over once', async () => {
    const account = await facilitator(running);
    const made = await workshop(account);
    const link = await account.json<{ coUrl: string }>(
      'POST',
      `/api/v1/workshops/${made.id}/co-facilitators`,
      { wanted: true },
      200,
    );
    const helper = new Visitor(running.url);
    const secret = link.coUrl.split('#')[1];
    await helper.json('POST', `/api/v1/workshops/${made.id}/desk`, { secret: `${secret}x` }, 404);
    await helper.json('POST', `/api/v1/workshops/${made.id}/desk`, { secret }, 204);
    const desk = await deskOf(helper, made);
    expect(desk.view).toMatchObject({ isOwner: false, coUrl: null });
    expect(await desk.steer({ do: 'go', from: 'arrive', to: 'before' })).toBe('ok');
    await helper.json('POST', `/api/v1/workshops/${made.id}/co-facilitators`, { wanted: false }, 403);
    const another = await workshop(account);
    expect((await helper.ask('PATCH', `/api/v1/workshops/${another.id}`, { status: 'closed' })).status).toBe(404);

    await account.json('POST', `/api/v1/workshops/${made.id}/co-facilitators`, { wanted: true }, 200);
    // Its screen may have been turned away already.
    expect(['not_signed_in', 'not_now']).toContain(await desk.steer({ do: 'go', from: 'before', to: 'words' }));
    expect((await helper.ask('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' })).status).toBe(404);

    const successor = await member(running, 'Toinen');
    const handOver = await account.json<{ handOverUrl: string }>(
      'POST',
      `/api/v1/workshops/${made.id}/hand-over`,
      {},
      200,
    );
    const over = { secret: handOver.handOverUrl.split('#')[1] };
    await new Visitor(running.url).json('POST', `/api/v1/workshops/${made.id}/take-over`, over, 401);
    await successor.json('POST', `/api/v1/workshops/${made.id}/take-over`, over, 204);
    expect((await deskOf(successor, made)).view.isOwner).toBe(true);
    // The one before steers on, and owns it no more; the address is spent.
    const before = await deskOf(account, made);
    expect(before.view.isOwner).toBe(false);
    await account.json('POST', `/api/v1/workshops/${made.id}/take-over`, over, 404);
    // It comes back, to the first of two who open the address at once; the address of before stays spent.
    const back = await successor.json<{ handOverUrl: string }>(
      'POST',
      `/api/v1/workshops/${made.id}/hand-over`,
      {},
      200,
    );
    const again = { secret: back.handOverUrl.split('#')[1] };
    const takes = [1, 2].map(() => account.ask('POST', `/api/v1/workshops/${made.id}/take-over`, again));
    expect((await Promise.all(takes)).map(({ status }) => status).sort()).toEqual([204, 404]);
    await successor.json('POST', `/api/v1/workshops/${made.id}/take-over`, over, 404);
  });

  test('an agenda is kept as one’s own, and a workshop is made after another', async () => {
    const account = await facilitator(running);
    const made = await workshop(account, { agenda: 'forty-five' });
    const desk = await deskOf(account, made);
    // As long as notes may be: what a facilitator writes for a day, in one message.
    const note = 'Muista kahvi ☕ '.repeat(120).trim();
    const more = Array.from({ length: 34 }, (_, n) => ({ ...desk.stage.agenda[2], id: `more-${n}` }) as never);
    const phases = [...desk.stage.agenda, ...more].map((phase: (typeof desk.stage.agenda)[number]) => ({
      ...phase,
      note,
      minutes: 7,
    }));
    expect(await desk.steer({ do: 'agenda', seen: 0, phases })).toBe('ok');
    const kept = await account.json<{ id: string; minutes: number }>(
      'POST',
      '/api/v1/agendas',
      { name: 'Oma', phases },
      201,
    );
    expect(kept.minutes).toBe(280);
    for (const agenda of [kept.id, `workshop:${made.id}`]) {
      const copy = await deskOf(account, await workshop(account, { agenda }));
      expect(copy.stage.agenda).toEqual(phases);
      expect(copy.stage.phase.id).toBe('arrive');
    }
    await account.json('POST', '/api/v1/workshops', { title: 'X', municipality: '091', agenda: 'nothing' }, 404);
  });
});
