import { beforeAll, expect, inject, test } from 'vitest';
import { facilitator, makeWorkshop } from '../../src/facilitator.ts';
import { tellStory } from '../../src/tell-story.ts';
import { Visitor } from '../../src/visitor.ts';

// No clock is trusted here: what is hostile is compared with what is not and is as long, in the same run.

const { url, port } = inject('attacked');
const longest = 19_000;
const times = (text: string, length = longest) => text.repeat(Math.floor(length / text.length));
/** So much of it, with no half of a letter at its end. */
const cut = (text: string, length: number) => text.slice(0, length).toWellFormed();

let desk: Visitor;
beforeAll(async () => {
  desk = await facilitator(url);
});

/** The middle of how long something takes, milliseconds. */
async function middle(ask: () => Promise<{ status: number }>): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const began = performance.now();
    expect((await ask()).status).toBe(200);
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[1] ?? 0;
}

const texts: Readonly<Record<string, string>> = {
  brackets: `https://a.fi/${times(')')}`,
  marks: `https://a.fi/${times('!')}`,
  addresses: times('https://'),
  mails: times('a@a.'),
  digits: times('040 '),
  blanks: `${times(' ')}x`,
  breaks: `a${times('\n \n')}`,
  stars: times('*_`['),
  angles: times('<!--'),
  joiners: times('👩‍'),
  accents: `a${times('\u0301')}`,
};

test('a story of whatever its writers thought of is drawn about as soon as any other', async () => {
  const reading = (slug: string, page: string) => {
    let turn = 0;
    // Each time by an address that nobody asked for before, so that it is made and not given from what is held.
    return () => new Visitor(url).ask('GET', `/tarinat/${slug}${page}?kerta=${turn++}`);
  };
  const { slug: plain } = await tellStory(desk, { port, title: 'Tavallinen', answers: times('Kokeilimme rannassa. ') });
  const hostile: string[] = [];
  for (let first = 0; first < Object.keys(texts).length; first += 5) {
    const some = Object.entries(texts).slice(first, first + 5);
    const answers = Array.from({ length: 5 }, (_, index) => `Rohkeus. ${some[index % some.length]?.[1] ?? ''}`);
    const title = `Vihamielinen: ${some.map(([name]) => name).join(' ')}`;
    hostile.push((await tellStory(desk, { port, title, answers })).slug);
  }
  for (const page of ['', '/versiot', '/juliste']) {
    const usual = await middle(reading(plain, page));
    for (const slug of hostile) {
      const took = await middle(reading(slug, page));
      expect([slug, page, took / usual < 12]).toEqual([slug, page, true]);
    }
  }
});

test('nor does anything that is typed keep the server busy', async () => {
  const { code } = await makeWorkshop(desk);
  const asked: Record<string, (text: string) => Promise<{ status: number }>> = {
    search: (text) => new Visitor(url).ask('GET', `/api/v1/stories?q=${encodeURIComponent(cut(text, 200))}`),
    suggestion: (text) => new Visitor(url).ask('GET', `/api/v1/suggestions?q=${encodeURIComponent(cut(text, 100))}`),
    name: (text) => new Visitor(url).ask('POST', `/api/v1/workshops/${code}/participants`, { name: cut(text, 4_000) }),
    title: (text) => desk.ask('POST', '/api/v1/workshops', { title: cut(text, 2_000), municipality: '091' }),
    email: (text) => new Visitor(url).ask('POST', '/api/v1/session', { email: cut(text, 320), password: 'x' }),
    password: (text) => new Visitor(url).ask('POST', '/api/v1/session', { email: 'x@esimerkki.fi', password: text }),
    code: (text) => new Visitor(url).ask('GET', `/j/${encodeURIComponent(cut(text, 2_000))}`),
    question: (text) =>
      new Visitor(url).ask(
        'POST',
        '/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan?/ask',
        new URLSearchParams({ text: cut(text, 6_000) }),
      ),
    language: (text) =>
      new Visitor(url, { 'accept-language': times('a;q=0.1,', 8_000) }).ask('GET', `/?${text.length}`),
    cookie: () => new Visitor(url, { cookie: times('a=b;', 8_000) }).ask('GET', '/desk/sign-in'),
    tag: () => new Visitor(url, { 'if-none-match': times('W/"a",', 8_000) }).ask('GET', '/tarinat/atom.xml'),
  };
  for (const [what, ask] of Object.entries(asked)) {
    const plain = await took(() => ask('kokeilu rannassa'));
    for (const [name, text] of Object.entries(texts)) {
      const hostile = await took(() => ask(text));
      // A password is made slow to try, and the first page of a run is slower than those after it.
      expect([what, name, hostile < Math.max(plain, 20) * 50]).toEqual([what, name, true]);
    }
  }
  async function took(ask: () => Promise<{ status: number }>): Promise<number> {
    const began = performance.now();
    expect((await ask()).status).toBeLessThan(500);
    return performance.now() - began;
  }
});
