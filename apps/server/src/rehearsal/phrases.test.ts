import { locales, questionTones } from '@uskalla/domain';
import { describe, expect, test } from 'vitest';
import { rehearsalNames, rehearsalQuestions, rehearsalStories, rehearsalWords } from './phrases.ts';

describe.each(locales)('the material in %s', (locale) => {
  test('has sixty names and more, each one of its own', () => {
    const names = rehearsalNames(locale);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name, name).toMatch(/^\S.{0,38}\S$/u);
  });

  test('tells enough experiments, each answer in four to seven sentences', () => {
    const stories = rehearsalStories(locale);
    expect(stories.length).toBeGreaterThanOrEqual(locale === 'fi' ? 8 : 4);
    expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
    for (const { title, answers } of stories) {
      expect(Object.keys(answers)).toEqual([...questionTones]);
      for (const tone of questionTones) {
        expect(answers[tone].length, `${title}: ${tone}`).toBeGreaterThanOrEqual(4);
        expect(answers[tone].length, `${title}: ${tone}`).toBeLessThanOrEqual(7);
        for (const sentence of answers[tone]) expect(sentence).toMatch(/^\p{Lu}[^\n]{5,170}[.!?]$/u);
      }
    }
    const all = stories.flatMap(({ answers }) => Object.values(answers).flat());
    expect(new Set(all).size, 'no sentence is said twice').toBe(all.length);
  });

  test('has words that are single, and some of them the same word in another form', () => {
    const words = rehearsalWords(locale);
    expect(words.length).toBeGreaterThanOrEqual(40);
    for (const word of words) expect(word).toMatch(/^\p{L}+$/u);
    const stems = words.map((word) => word.toLowerCase().slice(0, 4));
    expect(words.length - new Set(stems).size).toBeGreaterThanOrEqual(10);
  });

  test('asks twelve questions and more', () => {
    const questions = rehearsalQuestions(locale);
    expect(new Set(questions).size).toBeGreaterThanOrEqual(12);
    for (const question of questions) expect(question).toMatch(/^\p{Lu}.+\?$/u);
  });
});
