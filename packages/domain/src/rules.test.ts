import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultCodeOf } from './fault.ts';
import { joinCodeAlphabet, makeJoinCode, readJoinCode } from './join-code.ts';
import { negotiateLocale } from './locale.ts';
import { assertNotTakenFor, readPersonName } from './person-name.ts';
import { cleanText } from './plain-text.ts';
import { can, nobody, noMemberships, type Action, type Actor } from './access/index.ts';
import { makeRevision, readsTheSame, type PublishInput } from './publish.ts';
import { chooseTable, seatEvenly, type TableWithSeats } from './seating.ts';
import { slugify } from './slug.ts';
import { trueStory } from './true-story.ts';
import { closeWorkshop, maxSeatsPerTable, reopenWorkshop, type Participant, type Workshop } from './workshop.ts';

const fault = (what: () => unknown): string | undefined => {
  try {
    what();
    return undefined;
  } catch (error) {
    return faultCodeOf(error);
  }
};

describe('join codes', () => {
  test('are of the alphabet, each letter as likely, and read back as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 200, maxLength: 200 }), (bytes) => {
        const left = [...bytes, ...Array.from({ length: 12 }, (_, n) => n)];
        const code = makeJoinCode(() => left.shift() ?? 0);
        expect(code).toHaveLength(6);
        expect(readJoinCode(code)).toBe(code);
        expect(readJoinCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
      }),
    );
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256 * 6; byte++) {
      const bytes = [byte % 256, 0, 1, 2, 3, 4, 5];
      const first = makeJoinCode(() => bytes.shift() ?? 0)[0] ?? '';
      if (byte % 256 < 253) counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect(new Set(counts.values()).size).toBe(1);
  });

  test('hold no letters that look alike', () => {
    for (const letter of '01OILSBZ58VWY') expect(joinCodeAlphabet).not.toContain(letter);
  });

  test('anything else is none', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const code = readJoinCode(typed);
        expect(code === undefined || [...code].every((c) => joinCodeAlphabet.includes(c))).toBe(true);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['  Aino \n Maria ', 'Aino Maria'],
    ['', null],
    ['   ', null],
    [null, null],
    ['Ol\u202Elive', 'Ollive'],
    ['Z\u0300\u0301\u0302\u0303\u0304a', 'Z\u0300\u0301a'],
    ['👩🏽‍🚒 Kaisa', '👩🏽‍🚒 Kaisa'],
    ['Åsa Öström', 'Åsa Öström'],
  ])('%j is %j', (raw, name) => expect(readPersonName(raw)).toBe(name));

  test('forty letters as people count them, and not one more', () => {
    expect(readPersonName('👩🏽‍🚒'.repeat(40))).toBe('👩🏽‍🚒'.repeat(40));
    expect(fault(() => readPersonName('å'.repeat(41)))).toBe('name_too_long');
    for (const nothing of ['\u200B\u2066', '\u3164', '\u2800\u2800', '\uFFA0 \u1160', '\u00AD']) {
      expect(fault(() => readPersonName(nothing))).toBe('name_unreadable');
    }
  });

  test('may not be taken for the facilitator’s, where that is known', () => {
    const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
    expect(fault(() => assertNotTakenFor('aino', 'Aino', same))).toBe('name_of_facilitator');
    for (const [name, facilitator] of [
      ['Aino K', 'Aino'],
      [null, 'Aino'],
      ['', ''],
    ] as const) {
      expect(() => assertNotTakenFor(name, facilitator, same)).not.toThrow();
    }
  });

  test('cleaned text is well formed, holds no control and no direction marks, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = cleanText(raw);
        expect(text.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex -- naming control characters is the point
        expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
        expect(cleanText(text)).toBe(text);
      }),
    );
  });
});

describe('seating', () => {
  const tables = (...seated: number[]): TableWithSeats[] =>
    seated.map((count, index) => ({
      id: `t${index + 1}`,
      workshopId: 'w',
      number: index + 1,
      name: null,
      mergedInto: null,
      draftId: `d${index}`,
      seated: count,
    }));

  test('evenly: the smallest table, the lowest number first', () => {
    expect(chooseTable(tables(2, 1, 1), undefined).number).toBe(2);
    expect(chooseTable(tables(2, 1, 1), 1).number).toBe(1);
    expect(chooseTable(tables(2, 1, 1), 't3').number).toBe(3);
  });

  test('a table merged into another is nobody’s', () => {
    const merged = tables(0, 3).map((table) => (table.number === 1 ? { ...table, mergedInto: 't2' } : table));
    expect(chooseTable(merged, undefined).number).toBe(2);
    expect(fault(() => chooseTable(merged, 1))).toBe('table_unknown');
  });

  test('made even by as few moves as there can be, whoever came last moving', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (at, count) => {
        const all = tables(...Array.from({ length: count }, () => 0));
        const people = at.map((table, index) => ({ id: `p${index}`, tableId: `t${(table % count) + 1}` }));
        const moves = seatEvenly(all, people);
        const place = new Map(people.map(({ id, tableId }) => [id, tableId]));
        for (const { participantId, tableId } of moves) place.set(participantId, tableId);
        const seats = all.map(({ id }) => [...place.values()].filter((table) => table === id).length);
        expect(Math.max(...seats) - Math.min(...seats)).toBeLessThanOrEqual(1);
        const before = all.map(({ id }) => people.filter(({ tableId }) => tableId === id).length);
        const least = Math.floor(people.length / count);
        const most = least + (people.length % count > 0 ? 1 : 0);
        const toFill = before.reduce((sum, seated) => sum + Math.max(least - seated, 0), 0);
        const toLeave = before.reduce((sum, seated) => sum + Math.max(seated - most, 0), 0);
        expect(moves.length).toBe(Math.max(toFill, toLeave));
        for (const { participantId } of moves) {
          const from = people.find(({ id }) => id === participantId)?.tableId;
          const stayed = people.filter(({ id, tableId }) => tableId === from && place.get(id) === from);
          for (const { id } of stayed) expect(Number(id.slice(1))).toBeLessThan(Number(participantId.slice(1)));
        }
      }),
    );
  });

  test('full and unknown tables are told apart', () => {
    expect(fault(() => chooseTable(tables(0), 2))).toBe('table_unknown');
    expect(fault(() => chooseTable(tables(maxSeatsPerTable, 0), 1))).toBe('table_full');
    expect(fault(() => chooseTable(tables(maxSeatsPerTable), undefined))).toBe('workshop_full');
    expect(fault(() => chooseTable([], undefined))).toBe('workshop_full');
  });
});

const workshop: Workshop = {
  id: 'w',
  code: 'AAAAAA',
  title: 'Paja',
  language: 'fi',
  municipality: '091',
  templateId: 'true-story',
  templateVersion: 1,
  facilitatorId: 'u',
  organisationId: 'o',
  status: 'open',
  rehearsal: false,
  kind: 'event',
  begunFrom: null,
  createdAt: new Date('2026-11-24T09:00:00Z'),
  closedAt: null,
  forgottenAt: null,
};

describe('who may what', () => {
  const seat = (tableId: string, workshopId = 'w', formerTables: string[] = []): Actor => ({
    ...nobody,
    seat: { participantId: 'p', workshopId, tableId, formerTables },
  });
  const member = (id: string, role: 'owner' | 'facilitator'): Actor => ({
    ...nobody,
    userId: 'm',
    hasSecondFactor: true,
    memberships: { ...noMemberships, organisations: [{ id, role }] },
  });
  const actors: Record<string, Actor> = {
    anyone: nobody,
    facilitator: { ...nobody, userId: 'u' },
    'another facilitator': { ...nobody, userId: 'x' },
    'a seat here': seat('t1'),
    'a seat at another table': seat('t2'),
    'a seat moved away from here': seat('t2', 'w', ['t1']),
    'a seat elsewhere with the same table id': seat('t1', 'other'),
    wall: { ...nobody, wallOf: 'w' },
    'a wall elsewhere': { ...nobody, wallOf: 'other' },
    'a co-facilitator': { ...nobody, coOf: 'w' },
    'a co-facilitator elsewhere': { ...nobody, coOf: 'other' },
    'an ambassador': { ...nobody, userId: 'y', memberships: { ...noMemberships, isAmbassador: true } },
    'an operator': {
      ...nobody,
      userId: 'z',
      hasSecondFactor: true,
      memberships: { ...noMemberships, isOperator: true },
    },
    'an operator by password alone': { ...nobody, userId: 'z', memberships: { ...noMemberships, isOperator: true } },
    'an owner': member('o', 'owner'),
    'a member': member('o', 'facilitator'),
    'an owner elsewhere': member('other', 'owner'),
  };
  const allowed: Record<Action, string[]> = {
    'service.operate': ['an operator'],
    'organisation.see': ['an owner', 'a member'],
    'organisation.manage': ['an owner'],
    'organisation.read-log': ['an owner'],
    'workshop.create': ['an owner', 'a member'],
    'workshop.answer-requests': ['facilitator'],
    'library.read': Object.keys(actors),
    'workshop.own': ['facilitator'],
    'workshop.steer': ['facilitator', 'a co-facilitator'],
    'workshop.watch-wall': ['facilitator', 'wall', 'a co-facilitator'],
    'workshop.drive-wall': ['facilitator', 'wall', 'a co-facilitator'],
    'workshop.take-part': ['a seat here', 'a seat at another table', 'a seat moved away from here'],
    'draft.read': ['facilitator', 'a seat here', 'a seat moved away from here', 'wall', 'a co-facilitator'],
    'draft.write': ['facilitator', 'a seat here', 'a seat moved away from here', 'a co-facilitator'],
    'draft.mark-ready': ['facilitator', 'a seat here', 'a co-facilitator'],
    'draft.publish': ['facilitator', 'a co-facilitator'],
    'draft.history': ['facilitator', 'a co-facilitator'],
    'draft.restore': ['facilitator', 'a co-facilitator'],
    'library.curate': ['an ambassador'],
    'story.tend': ['facilitator', 'an ambassador'],
  };
  test.each(Object.entries(allowed))('%s: %j', (action, who) => {
    const may = Object.entries(actors).filter(([, actor]) =>
      can(
        actor,
        action as 'draft.write',
        {
          workshop,
          tableId: 't1',
          open: true,
          hidden: false,
          facilitatorId: 'u',
          organisationId: 'o',
        } as never,
      ),
    );
    expect(may.map(([name]) => name)).toEqual(who);
  });

  test('a closed workshop is read by its tables, and written by its facilitator alone', () => {
    const closed = closeWorkshop(workshop, new Date(1));
    expect(can(actors['a seat here'] as Actor, 'draft.read', { workshop: closed, tableId: 't1', hidden: false })).toBe(
      true,
    );
    expect(can(actors['a seat here'] as Actor, 'draft.write', { workshop: closed, tableId: 't1', open: true })).toBe(
      false,
    );
    expect(can(actors['facilitator'] as Actor, 'draft.write', { workshop: closed, tableId: 't1', open: true })).toBe(
      true,
    );
    const notNow = { workshop, tableId: 't1', open: false };
    expect(can(actors['a seat here'] as Actor, 'draft.write', notNow)).toBe(false);
    expect(can(actors['facilitator'] as Actor, 'draft.write', notNow)).toBe(true);
    const hidden = { workshop, tableId: 't1', hidden: true };
    expect(can(actors['wall'] as Actor, 'draft.read', hidden)).toBe(false);
    expect(can(actors['a seat here'] as Actor, 'draft.read', hidden)).toBe(true);
    expect(closeWorkshop(closed, new Date(2))).toBe(closed);
    expect(reopenWorkshop(closed)).toEqual(workshop);
  });
});

describe('publishing', () => {
  const knows = {
    isMunicipality: (code: string) => code === '091',
    isTheme: (uri: string) => uri === 'theme',
    untitled: () => 'Nimetön',
  };
  const full = { doing: 'a', dared: 'b', succeeded: 'c', failed: 'd', learned: 'e' };
  const person = (name: string | null, nameConsent: Participant['nameConsent']): Participant => ({
    id: `${name}`,
    workshopId: 'w',
    tableId: 't1',
    name,
    nameStatus: 'shown',
    formerTables: [],
    nameConsent,
    joinedAt: new Date(0),
  });
  const input = (more: Partial<PublishInput> = {}): PublishInput => ({
    workshop,
    template: trueStory,
    text: { title: '', answers: full, facts: {} },
    participants: [],
    writers: 1,
    revisionNumber: 1,
    now: new Date(9),
    ...more,
  });

  test('asks for text in all five answers, and names those that have none', () => {
    const answers = { ...full, failed: ' \n\u200B', learned: '…' };
    try {
      makeRevision(input({ text: { title: '', answers, facts: {} } }), knows);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'draft_incomplete', context: { missing: ['failed', 'learned'] } });
    }
  });

  test('a name stands there only by its owner’s yes, sorted as the language does', () => {
    const participants = [
      person('Örjan', 'yes'),
      person('Aino', 'yes'),
      person('Zoe', 'yes'),
      person('Ei', 'no'),
      person('Hiljaa', 'unasked'),
      person(null, 'yes'),
    ];
    expect(makeRevision(input({ participants }), knows).names).toEqual(['Aino', 'Zoe', 'Örjan']);
  });

  test('facts that don’t hold are left out; the municipality falls back to the workshop’s', () => {
    const facts = { municipality: '000', theme: 'nonsense', stage: 'finished', time: ' syksy ', role: 'x'.repeat(999) };
    const made = makeRevision(input({ text: { title: ' Otsikko \n', answers: full, facts } }), knows);
    expect(made).toMatchObject({
      title: 'Otsikko',
      facts: { municipality: '091', theme: null, stage: null, time: 'syksy' },
    });
    expect(made.facts.role).toHaveLength(200);
    expect(makeRevision(input(), knows).title).toBe('Nimetön');
  });

  test('what reads the same is the same, whatever its number and time', () => {
    const one = makeRevision(input(), knows);
    expect(readsTheSame(one, makeRevision(input({ revisionNumber: 2, now: new Date(99), writers: 7 }), knows))).toBe(
      true,
    );
    expect(readsTheSame(one, makeRevision(input({ participants: [person('A', 'yes')] }), knows))).toBe(false);
    // As the database gives it back: keys in another order.
    const stored = { ...one, facts: Object.fromEntries(Object.entries(one.facts).reverse()) as typeof one.facts };
    expect(readsTheSame(one, stored)).toBe(true);
  });
});

describe('small things', () => {
  test.each([
    ['Äiti, öljy & Åland!', 'aiti-oljy-aland'],
    ['Ærø – Łódź', 'aero-lodz'],
    ['🌊', ''],
    [`${'pitkäsana '.repeat(20)}`, 'pitkasana-pitkasana-pitkasana-pitkasana-pitkasana-pitkasana'],
    ['x'.repeat(99), 'x'.repeat(60)],
  ])('the slug of %s', (title, slug) => expect(slugify(title)).toBe(slug));

  test.each([
    ['sv-FI,sv;q=0.9,en;q=0.8', 'sv'],
    ['de,en;q=0.3,fi;q=0.7', 'fi'],
    ['de', undefined],
    ['*', 'fi'],
    ['en;q=0,sv', 'sv'],
    [null, undefined],
    [';;q=,', undefined],
  ])('Accept-Language %s asks for %s', (header, locale) => expect(negotiateLocale(header)).toBe(locale));
});
