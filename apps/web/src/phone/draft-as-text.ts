/** A draft in words, labelled in the person's language. */
export type DraftInWords = Readonly<{
  title: string;
  /** Where and when: workshop, table, time. */
  origin: string;
  answers: readonly Readonly<{ question: string; text: string }>[];
  facts: readonly Readonly<{ label: string; value: string }>[];
}>;

/** The draft as a plain text that any phone opens: title, questions with their answers, facts. Empty ones are left out, questions never. */
export function draftAsText({ title, origin, answers, facts }: DraftInWords): string {
  const blocks = [
    underlined(title, '='),
    origin,
    ...answers.map(({ question, text }) => `${underlined(question, '-')}\n${text.trim()}`.trimEnd()),
    facts
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const underlined = (line: string, rule: string) => `${line}\n${rule.repeat(Math.min([...line].length, 60))}`;
