import { locales } from '@uskalla/domain';
import { expect, test } from 'vitest';
import { recordAsHtml } from './record-as-html.ts';
import { emptyRecord, hostileTexts, recordOf } from './sample-record.ts';

/** Every tag, with its attributes; whatever people write must not add to them. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];
const kindsOf = (html: string) =>
  new Set(tagsOf(html).filter((tag) => tag !== '<br>' && tag !== '<p>' && tag !== '</p>'));
const plain = recordAsHtml(recordOf('Rohkeus'), 'fi');

test.each(hostileTexts)('%j adds no element, no attribute and no request', (text) => {
  const html = recordAsHtml(recordOf(text), 'fi');
  expect(kindsOf(html)).toEqual(kindsOf(plain));
  expect(tagsOf(html).filter((tag) => tag.startsWith('<td')).length).toBe(
    tagsOf(plain).filter((tag) => tag.startsWith('<td')).length,
  );
  expect(tagsOf(html).join()).not.toMatch(/script|\son\w+=|\ssrc=|<link|<iframe|javascript/i);
});

test('all five characters are escaped', () => {
  expect(recordAsHtml(recordOf(`<a href="x" title='y'>&`), 'fi')).toContain(
    '<p>&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;</p>',
  );
});

test('only web addresses become links', () => {
  expect(plain.match(/href="[^"]*"/g)).toEqual(['href="https://kokeilut.example/tarinat/yksi?a=1&amp;b=2"']);
  expect(plain).toContain('<td>javascript:alert(1)</td>');
});

test('paragraphs and lines stay as they were written', () => {
  expect(recordAsHtml(recordOf('yksi\r\nkaksi\n\n\nkolme'), 'fi')).toContain('<p>yksi<br>\nkaksi</p>\n<p>kolme</p>');
});

test.each(locales)('in %s, people’s texts are marked as what language they are in', (locale) => {
  const html = recordAsHtml(recordOf('Rohkeus', { language: 'fi' }), locale);
  expect(html).toContain(`<html lang="${locale}">`);
  expect(html).toContain(locale === 'fi' ? '<p>Rohkeus</p>' : '<p lang="fi">Rohkeus</p>');
});

test('a long answer is all there, and an unanswered question says so', () => {
  const long = 'ä'.repeat(3_000);
  expect(recordAsHtml(recordOf(long), 'fi')).toContain(`<p>${long}</p>`);
  expect(plain).toContain(
    '<h4 class="dared">Mikä sai meidät uskaltamaan?</h4>\n<p class="note">Ei vielä vastausta.</p>',
  );
});

test('figures are tables, and the dare-o-meter has its mean in the language’s way', () => {
  expect(plain).toContain('<tr><td>5</td><td class="count">4</td></tr>');
  expect(recordAsHtml(recordOf('x'), 'fi')).toContain('Vastauksia yhteensä 10, keskiarvo 4.');
  const record = recordOf('x');
  const counts = [1, 1, 0, 0, 3] as const;
  const halves = { ...record, activities: [{ kind: 'dare' as const, heading: '', counts }] };
  expect(recordAsHtml(halves, 'sv')).toContain('Sammanlagt 5 svar, medeltal 3,6.');
});

test('an empty workshop is a whole document that says it is empty', () => {
  const html = recordAsHtml(emptyRecord, 'fi');
  expect(html).toContain('Tässä tarinapajassa ei ole vielä sanottu mitään.');
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
});

test('a rehearsal says so before its title', () => {
  const html = recordAsHtml(recordOf('Paja', { rehearsal: true }), 'sv');
  expect(html.indexOf('Övning – påhittade texter')).toBeGreaterThan(0);
  expect(html.indexOf('Övning – påhittade texter')).toBeLessThan(html.indexOf('<h1>'));
  expect(plain).not.toContain('Harjoitus');
});
