import { trueStory, type WorkshopRecord } from '@uskalla/domain';

/** What strangers may type into any field; no format may take it for anything but text. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '</p></main><img src=x onerror=alert(1)>',
  '=HYPERLINK("https://evil.example";"Voitit")',
  '+358 40 123',
  '-5 astetta',
  '@kunta',
  '\tsarkain',
  '\rrivi',
  '# x',
  '- lista\n1. toinen\n> lainaus\n---\n    koodi',
  '[a](javascript:alert(1)) ![b](https://evil.example/b.png) <https://evil.example>',
  'a; b, c | d "lainattu" ja \'toinen\'',
  'ensimmäinen\r\ntoinen\n\nkolmas',
  '&lt;b&gt; &amp; `koodi` *tähti* _ala_ ~~yli~~ $x$ \\',
  '👩🏽‍🚒 rohkeus 🇫🇮',
  `${'Pitkä vastaus. '.repeat(200)}`,
] as const;

/** A record with the given text in every place that people write in; for tests. */
export function recordOf(text: string, more: Partial<WorkshopRecord['workshop']> = {}): WorkshopRecord {
  return {
    workshop: {
      title: text,
      code: 'KOETUS',
      language: 'fi',
      municipality: 'Tyrnävä',
      date: '2026-11-24',
      rehearsal: false,
      ...more,
    },
    exportedAt: '2026-11-24T19:30:00.000Z',
    people: 12,
    questions: trueStory.questions.map(({ id, tone, text: { fi } }) => ({ id, tone, text: fi })),
    tables: [
      {
        number: 1,
        name: text,
        title: text,
        answers: { doing: text, dared: '', failed: text, removed: text },
        facts: [{ label: text, value: text }],
        names: [text, 'Aino'],
        storyUrl: 'https://kokeilut.example/tarinat/yksi?a=1&b=2',
      },
      { number: 2, name: null, title: '', answers: {}, facts: [], names: [], storyUrl: 'javascript:alert(1)' },
    ],
    activities: [
      { kind: 'dare', heading: text, counts: [0, 1, 2, 3, 4] },
      { kind: 'words', heading: text, words: [{ label: text, count: 3 }] },
      { kind: 'question', heading: text, entries: [{ text, votes: 2 }] },
      { kind: 'vote', heading: text, options: [{ label: text, dots: 5 }] },
    ],
  };
}

/** A workshop that nobody has come to yet; for tests. */
export const emptyRecord: WorkshopRecord = { ...recordOf('Tyhjä paja'), people: 0, tables: [], activities: [] };
