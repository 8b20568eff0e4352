import { cleanText, Fault } from '@uskalla/domain';

/**
 * What somebody has to say, cleaned.
 * @param max UTF-16 units
 * @throws Fault `text_needed`, `text_too_long`
 */
export function readText(raw: string, max: number): string {
  const text = cleanText(raw).trim();
  if (text === '') throw new Fault('text_needed');
  if (text.length > max) throw new Fault('text_too_long', { max });
  return text;
}
