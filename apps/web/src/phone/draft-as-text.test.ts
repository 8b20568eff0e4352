import { expect, test } from 'vitest';
import { draftAsText } from './draft-as-text.ts';

test('title, answers and facts, with every question and only the facts there are', () => {
  expect(
    draftAsText({
      title: 'Åsa kokeili',
      origin: 'Paja · Pöytä 1',
      answers: [
        { question: 'Mitä teemme?', text: 'Uimme.\n\nJoka päivä.\n' },
        { question: 'Mikä meni pieleen?', text: '' },
      ],
      facts: [
        { label: 'Kunta', value: 'Tyrnävä' },
        { label: 'Rooli', value: '' },
      ],
    }),
  ).toBe(`Åsa kokeili
===========

Paja · Pöytä 1

Mitä teemme?
------------
Uimme.

Joka päivä.

Mikä meni pieleen?
------------------

Kunta: Tyrnävä
`);
});
