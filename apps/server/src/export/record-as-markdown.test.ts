import { describe, expect, test } from 'vitest';
import { escapeMarkdownLine } from './escape-markdown.ts';
import { recordAsMarkdown } from './record-as-markdown.ts';
import { emptyRecord, hostileTexts, recordOf } from './sample-record.ts';

const plain = recordAsMarkdown(recordOf('Rohkeus'), 'fi');
/** Lines that open something, by what they open; whatever people write must not add to them. */
const openersOf = (markdown: string) =>
  markdown
    .split('\n')
    .map((line) => /^(#{1,6} |[-+*] |> |\d+[.)] |\|| {4}|\t|```|~~~|[-=_*]{3,}$|<|\[)/.exec(line)?.[0])
    .filter((opener) => opener !== undefined);

describe.each(hostileTexts)('with %j in every field', (text) => {
  const markdown = recordAsMarkdown(recordOf(text), 'fi');

  test('no heading, list, quote, rule or code is added', () => {
    expect(openersOf(markdown)).toEqual(openersOf(plain));
  });

  test('no link, picture or HTML is added', () => {
    const unescaped = markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '');
    expect(unescaped.match(/\]\(|!\[|<[^>]*>/g)).toEqual(['<https://kokeilut.example/tarinat/yksi?a=1&b=2>']);
  });
});

test.each([
  ['# x', '\\# x'],
  ['1. eka', '1\\. eka'],
  ['1) eka', '1\\) eka'],
  ['- x', '\\- x'],
  ['===', '\\==='],
  ['[a](javascript:x)', '\\[a\\](javascript:x)'],
  ['https://a.example', 'https\\://a.example'],
  ['www.a.example', 'www\\.a.example'],
  ['a@b.example', 'a\\@b.example'],
  ['C:\\temp', 'C:\\\\temp'],
  ['Rohkeus – ja lupa (3 kpl), klo 12.30!', 'Rohkeus – ja lupa (3 kpl), klo 12.30!'],
])('%j is written %j', (text, escaped) => {
  expect(escapeMarkdownLine(text)).toBe(escaped);
});

test('paragraphs and lines stay as they were written', () => {
  expect(recordAsMarkdown(recordOf('yksi\r\nkaksi\n\n\nkolme'), 'fi')).toContain('\n\nyksi\\\nkaksi\n\nkolme\n\n');
});

test('it reads as a document', () => {
  expect(plain).toContain('# Rohkeus\n\n- **Kunta:** Tyrnävä\n- **Päivä:** 24. marraskuuta 2026\n');
  expect(plain).toContain('### Pöytä 1: Rohkeus\n');
  expect(plain).toContain('### Pöytä 2: ei vielä otsikkoa\n');
  expect(plain).toContain('#### Mikä meni pieleen?\n\nRohkeus\n');
  expect(plain).toContain('| Uskallus (1–5) | Vastauksia |\n| --- | ---: |\n| 1 | 0 |\n');
});

test('an activity without a heading goes by its kind', () => {
  const activities = [{ kind: 'words' as const, heading: ' ', words: [] }];
  expect(recordAsMarkdown({ ...emptyRecord, activities }, 'fi')).toContain(
    '\n\n## Sanapilvi\n\n*Ei vielä yhtään vastausta.*\n',
  );
});

test('an empty workshop says it is empty', () => {
  expect(recordAsMarkdown(emptyRecord, 'en')).toContain('Nothing has been said in this workshop yet');
});

test('a rehearsal says so in the first line', () => {
  const markdown = recordAsMarkdown(recordOf('Paja', { rehearsal: true }), 'fi');
  expect(markdown.split('\n')[0]).toBe('> **Harjoitus – keksittyjä tekstejä**');
});
