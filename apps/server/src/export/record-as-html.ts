import { createHash } from 'node:crypto';
import { cleanLine, type Locale, type QuestionTone, type WorkshopRecord } from '@uskalla/domain';
import { escapeHtml } from './escape-html.ts';
import { outlineOf, type Block, type Fact } from './outline.ts';
import { paragraphsOf } from './paragraphs.ts';
import { webAddress } from './web-address.ts';

/**
 * A workshop as one HTML document, its headings in `locale`. It is made to be opened in Word as well
 * as in a browser: plain elements, CSS of the kind Word reads, nothing fetched and nothing run.
 */
export function recordAsHtml(record: WorkshopRecord, locale: Locale): string {
  const { language, title } = record.workshop;
  // People's texts are read aloud in their own language (WCAG 3.1.2).
  const said = language === locale ? '' : ` lang="${language}"`;
  const blocks = outlineOf(record, locale).map((block) => blockAsHtml(block, said));
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(cleanLine(title))}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.join('\n')}
</main>
</body>
</html>
`;
}

function blockAsHtml(block: Block, said: string): string {
  switch (block.kind) {
    case 'notice':
      return `<p class="notice"><strong>${line(block.text)}</strong></p>`;
    case 'heading': {
      const inside = [
        ...(block.text === '' ? [] : [line(block.text)]),
        ...(block.said === '' ? [] : [`<span${said}>${line(block.said)}</span>`]),
      ].join(' ');
      const tone = block.tone === null ? '' : ` class="${block.tone}"`;
      return `<h${block.level}${tone}>${inside}</h${block.level}>`;
    }
    case 'said':
      return paragraphsOf(block.text)
        .map((lines) => `<p${said}>${lines.map(escapeHtml).join('<br>\n')}</p>`)
        .join('\n');
    case 'note':
      return `<p class="note">${line(block.text)}</p>`;
    case 'facts':
      return `<table class="facts">\n<tbody>\n${block.rows.map((row) => factAsHtml(row)).join('\n')}\n</tbody>\n</table>`;
    case 'figures':
      return `<table>
<thead>
<tr><th scope="col">${line(block.head[0])}</th><th scope="col" class="count">${line(block.head[1])}</th></tr>
</thead>
<tbody>
${block.rows.map(([label, count]) => `<tr><td${said}>${line(label)}</td><td class="count">${count}</td></tr>`).join('\n')}
</tbody>
</table>`;
  }
}

function factAsHtml({ label, value, isAddress }: Fact): string {
  const address = isAddress ? webAddress(value) : null;
  const inside = address === null ? line(value) : `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
  return `<tr><th scope="row">${line(label)}</th><td>${inside}</td></tr>`;
}

const line = (text: string) => escapeHtml(cleanLine(text));

/** The questions' colours of the product's tokens, as Word reads colours. */
const tones: Readonly<Record<QuestionTone, string>> = {
  doing: '#0E4C7A',
  dared: '#D63A16',
  succeeded: '#1E6B45',
  failed: '#7A2E5D',
  learned: '#8A5A00',
};

const style = `
body { font-family: Calibri, "Segoe UI", Arial, sans-serif; font-size: 12pt; line-height: 1.4; color: #13233A; background: #FFFFFF; }
main { max-width: 44em; margin: 1.5em auto; padding: 0 1em; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.2; page-break-after: avoid; }
h1 { font-size: 24pt; }
h2 { font-size: 18pt; margin-top: 1.6em; }
h3 { font-size: 15pt; margin-top: 1.4em; }
h4 { font-size: 12pt; margin-bottom: 0.2em; }
p { margin: 0.3em 0 0.7em 0; }
table { border-collapse: collapse; margin: 0.5em 0 1em 0; }
th, td { border: 1px solid #8A8F99; padding: 3pt 7pt; text-align: left; vertical-align: top; }
.count { text-align: right; }
.note { color: #5A6475; font-style: italic; }
.notice { border: 2px solid #D63A16; padding: 6pt 9pt; color: #13233A; }
${Object.entries(tones)
  .map(([tone, colour]) => `.${tone} { color: ${colour}; }`)
  .join('\n')}
`;

/** The style by its hash: no other one, and nothing run or fetched, whatever has been written. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
