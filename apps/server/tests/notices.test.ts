import { locales, noticePages } from '@uskalla/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, codeOf, strongOwner } from './calling.ts';
import { Mailbox } from './mailbox.ts';
import { admin, member, startServer, Visitor, type Running } from './running.ts';

const day = 86_400_000;
let running: Running;
let mailbox: Mailbox;
let operator: Visitor;
let passed = 0;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  const clock = () => new Date(Date.now() + passed * day);
  running = await startServer({ ...mailbox.env, CONTACT_EMAIL: 'palvelu@esimerkki.fi' }, 1, 0, clock);
  operator = await strongOwner(running);
});
afterAll(async () => {
  await running.stop();
  await mailbox.close();
});

const notices = () => running.composition.services.notices;
const as = (visitor: Visitor) => callerOf(running, visitor);
const textOf = async (page: (typeof noticePages)[number], locale: (typeof locales)[number]) =>
  JSON.stringify(await notices().notice(page, locale));

describe('what the service says about itself', () => {
  test.each(locales.flatMap((locale) => noticePages.map((page) => [page, locale] as const)))(
    '%s in %s, with who answers for it in place',
    async (page, locale) => {
      const text = await textOf(page, locale);
      expect(text).not.toMatch(/\{(operator|contact|authority|email)\}/);
      expect(text.length).toBeGreaterThan(400);
      if (page === 'privacy') expect(text).toContain('palvelu@esimerkki.fi');
      if (page === 'accessibility') expect(text).toContain('Traficom');
    },
  );

  test('the operator words it otherwise, and has the product’s own back', async () => {
    const caller = await as(operator);
    const own = await notices().noticeDesk(caller, 'authority', 'fi');
    expect(own).toMatchObject({ isOwn: true });
    await notices().saveNotice(caller, { kind: 'authority', language: 'fi', text: 'Toinen virasto' });
    expect(await textOf('accessibility', 'fi')).toContain('Toinen virasto');
    expect(await textOf('accessibility', 'sv')).toContain('Traficom');
    expect(await notices().noticeDesk(caller, 'authority', 'fi')).toMatchObject({
      isOwn: false,
      text: 'Toinen virasto',
    });
    for (const text of ['', own.text]) {
      await notices().saveNotice(caller, { kind: 'authority', language: 'fi', text: 'x' });
      await notices().saveNotice(caller, { kind: 'authority', language: 'fi', text });
      expect(await notices().noticeDesk(caller, 'authority', 'fi')).toEqual(own);
    }
    expect(await codeOf(notices().noticeDesk(caller, 'imprint', 'fi'))).toBe('not_found');
    const long = { kind: 'terms', language: 'fi', text: 'x'.repeat(20_001) } as const;
    expect(await codeOf(notices().saveNotice(caller, long))).toBe('text_too_long');
    const other = await as(await member(running, 'Muu'));
    expect(await codeOf(notices().noticeDesk(other, 'terms', 'fi'))).toBe('not_allowed');
  });
});

describe('feedback', () => {
  const reader = () => as(new Visitor(running.url));

  test('has fourteen days; whoever left an address is answered there, and the address goes', async () => {
    const given = { text: 'Kartta ei toimi\u0000 näppäimillä.', email: ' Lukija@Esimerkki.fi ' };
    await notices().giveFeedback(await reader(), given);
    expect((await mailbox.next(admin.email)).subject).toMatch(/^Saavutettavuuspalaute, vastattava /);
    const caller = await as(operator);
    passed = 10.5;
    const [entry] = await notices().feedback(caller);
    expect(entry).toMatchObject({
      text: 'Kartta ei toimi näppäimillä.',
      wantsAnswer: true,
      daysLeft: 4,
      answeredAt: null,
    });
    expect(JSON.stringify(entry)).not.toContain('esimerkki');
    passed = 14.5;
    expect((await notices().feedback(caller))[0]?.daysLeft).toBe(-1);
    const answer = { id: entry?.id ?? '', answer: 'Korjasimme sen.\n\nKiitos!' };
    await notices().answerFeedback(caller, answer);
    const letter = await mailbox.next('lukija@esimerkki.fi');
    expect(letter.text).toContain('Korjasimme sen.');
    expect(letter.text).toContain('Kartta ei toimi');
    expect(await codeOf(notices().answerFeedback(caller, answer))).toBe('not_found');
    expect((await notices().feedback(caller))[0]).toMatchObject({ wantsAnswer: false, answer: answer.answer });
    // A year on nothing of it is kept.
    passed = 400;
    expect(await notices().feedback(caller)).toEqual([]);
    passed = 0;
  });

  test.each([
    ['text_needed', { text: ' \u200b ', email: '' }],
    ['text_too_long', { text: 'x'.repeat(4_001), email: '' }],
    ['email_invalid', { text: 'x', email: 'ei osoite' }],
  ])('%s', async (code, input) => {
    expect(await codeOf(notices().giveFeedback(await reader(), input))).toBe(code);
  });

  test('a script is stopped, and only the operator reads it', async () => {
    const codes = new Set<string>();
    for (let i = 0; i < 12; i++)
      codes.add(await codeOf(notices().giveFeedback(await reader(), { text: 'x', email: '' })));
    expect([...codes]).toEqual(['ok', 'too_many_requests']);
    expect(await codeOf(notices().feedback(await reader()))).toBe('not_signed_in');
  });
});
