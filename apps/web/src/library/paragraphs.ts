/** A run of a paragraph: plain text, or an address to be made a link. */
export type Run = Readonly<{ text: string; href?: string }>;

/**
 * A stranger's text as paragraphs of lines of runs. Links are made of bare https addresses only:
 * no other scheme, no user name in front of the host, and what stands there is what is opened.
 */
export function paragraphs(text: string): Run[][][] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map(runsOf));
}

const address = /https:\/\/[^\s<>"'`{}|\\^]+/giu;

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of line.matchAll(address)) {
    const text = withoutTrailingPunctuation(match[0]);
    const url = URL.parse(text);
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || !url.hostname.includes('.'))
      continue;
    if (match.index > end) runs.push({ text: line.slice(end, match.index) });
    runs.push({ text, href: url.href });
    end = match.index + text.length;
  }
  if (end < line.length) runs.push({ text: line.slice(end) });
  return runs;
}

/** The full stop after an address ends the sentence, and a bracket opened before it closes after it. */
function withoutTrailingPunctuation(text: string): string {
  // Counted once: whoever writes twenty thousand brackets would else keep everybody waiting.
  let unopened = count(text, ')') - count(text, '(');
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1] ?? '';
    const closesNothing = last === ')' && unopened > 0;
    if (closesNothing) unopened -= 1;
    else if (!/[.,;:!?…”’»]/u.test(last)) break;
  }
  return text.slice(0, end);
}

const count = (text: string, sign: string) => text.split(sign).length - 1;
