import type { Locale, WorkshopRecord } from '@uskalla/domain';
import { escapeMarkdown, escapeMarkdownLine } from './escape-markdown.ts';
import { outlineOf, type Block, type Fact } from './outline.ts';
import { paragraphsOf } from './paragraphs.ts';
import { webAddress } from './web-address.ts';

/** A workshop as Markdown (CommonMark with GitHub's tables), its headings in `locale`. */
export function recordAsMarkdown(record: WorkshopRecord, locale: Locale): string {
  return `${outlineOf(record, locale).map(blockAsMarkdown).join('\n\n')}\n`;
}

function blockAsMarkdown(block: Block): string {
  switch (block.kind) {
    case 'notice':
      return `> **${escapeMarkdown(block.text)}**`;
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(`${block.text} ${block.said}`)}`;
    case 'said':
      // A backslash ends a line where its writer did, and stays when an editor trims blanks.
      return paragraphsOf(block.text)
        .map((lines) => lines.map(escapeMarkdownLine).join('\\\n'))
        .join('\n\n');
    case 'note':
      return `*${escapeMarkdown(block.text)}*`;
    case 'facts':
      return block.rows.map(factAsMarkdown).join('\n');
    case 'figures':
      return [
        `| ${escapeMarkdown(block.head[0])} | ${escapeMarkdown(block.head[1])} |`,
        '| --- | ---: |',
        ...block.rows.map(([label, count]) => `| ${escapeMarkdown(label)} | ${count} |`),
      ].join('\n');
  }
}

function factAsMarkdown({ label, value, isAddress }: Fact): string {
  const address = isAddress ? webAddress(value) : null;
  return `- **${escapeMarkdown(label)}:** ${address === null ? escapeMarkdown(value) : `<${address}>`}`;
}
