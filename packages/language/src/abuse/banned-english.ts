import type { Banned } from './banned.ts';

export const english: Banned = {
  anywhere: [
    ...[
      'fuck',
      'phuck',
      'nigger',
      'niggah',
      'asshole',
      'arsehole',
      'dickhead',
      'motherf',
      'cocksuck',
      'faggot',
      'shithead',
    ],
    ...['bullshit', 'siegheil', 'heilhitler'],
  ],
  start: ['cunts', 'bitch', 'wanker', 'hitler', 'whore', 'pedophil', 'paedophil', 'retarded', 'nigga', 'jizz'],
  word: [
    ...[
      'cunt',
      'shit',
      'shits',
      'shitty',
      'dipshit',
      'slut',
      'sluts',
      'twat',
      'twats',
      'penis',
      'vagina',
      'pussy',
      'pussies',
      'rapist',
    ],
    ...['rapists', 'nazi', 'nazis', 'retard', 'retards', 'tranny', 'fck', 'fvck', 'fags', 'porno', 'dildo', 'tits'],
    ...['boobs', 'bastard', 'bastards', 'arse', 'spic', 'chink', 'gook', 'wank', 'kkk', 'prick'],
  ],
};
