import type { Banned } from './banned.ts';

export const swedish: Banned = {
  anywhere: [
    'fittor',
    'kuksug',
    'kukhuvud',
    'svartskall',
    'rovhal',
    'horunge',
    'horbock',
    'skitstovel',
    'knullar',
    'bogjavel',
  ],
  start: ['fitta', 'knulla', 'arsle', 'skithuvud', 'valdtakt', 'negerjavel', 'negerboll', 'javlig', 'pedofil'],
  word: [
    ...[
      'javla',
      'javlar',
      'helvete',
      'skit',
      'javel',
      'javeln',
      'kuken',
      'kukar',
      'knull',
      'neger',
      'negern',
      'negrer',
      'negrerna',
    ],
    ...['blatte', 'blattar', 'slyna', 'slynor', 'runka', 'runkare', 'horor', 'nazist', 'nazister', 'idiot', 'idioter'],
    ...['rovhatt', 'cpunge', 'satan', 'tattare'],
  ],
};
