import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupWords } from './group-words.ts';

/** The groups of more than one form, and the forms that stayed alone. */
function grouped(typed: string, locale: 'fi' | 'sv' | 'en') {
  const groups = groupWords(typed.split(', '), locale).map(({ forms }) => forms.toSorted().join(' '));
  return groups.toSorted();
}

const sets = (...groups: string[]) => groups.map((group) => group.split(' ').toSorted().join(' ')).toSorted();

describe('Finnish', () => {
  it.each([
    'rohkeus rohkeutta rohkeuden rohkeuteen',
    'kokeilu kokeilut kokeiluissa kokeilun kokeilujen',
    'pelko pelon pelkoa',
    'vesi veden vettä',
    'lapsi lapsen lasten',
    'ihminen ihmiset ihmisiä ihmisten',
    'luottamus luottamuksen luottamusta',
    'uskallus uskalluksen',
    'vapaus vapauden vapautta',
    'raha rahaa rahat rahoja rahojen',
    'työ töitä työn',
    'uskaltaa uskalsin uskallamme uskalletaan uskalla',
    'virkamies virkamiehiä virkamiestä',
    'vaaka vaa’an',
    'rohkeuteni rohkeudellamme rohkeuskin rohkeus',
  ])('counts together %s', (forms) => {
    expect(groupWords(forms.split(' '), 'fi')).toHaveLength(1);
  });

  it('keeps different words apart', () => {
    const words =
      'kokeilu kokemus koke kokeilla koe työ työkaveri tyttö ilo iltapäivä pelko peli into inno innovaatio tuki tukki aika aikuinen luotto luottamus kunta kunto muutos muu päättää päättäjä';
    expect(grouped(words.replaceAll(' ', ', '), 'fi')).toEqual(sets(...words.split(' ')));
  });

  it('gives a form that could be of two words to the one it fits', () => {
    const typed =
      'tuki, tukki, tukin, tukea, kunta, kunto, kunnan, kunnon, kuntia, kuntoja, kuusi, kuuden, kuusen, kuusta';
    const expected = sets('tuki tukea', 'tukki tukin', 'kunta kunnan kuntia', 'kunto kunnon kuntoja');
    expect(grouped(typed, 'fi')).toEqual(expect.arrayContaining(expected));
  });

  it('groups phrases word by word, and with the same written together', () => {
    expect(grouped('rohkea kokeilu, rohkeat kokeilut, rohkeita kokeiluja', 'fi')).toHaveLength(1);
    expect(grouped('yhteistyö, yhteis-työ, yhteis työ, yhteistyötä', 'fi')).toHaveLength(1);
    expect(grouped('hyvä mieli, hyvä, mieli', 'fi')).toHaveLength(3);
  });
});

it('groups Swedish forms, and keeps mod and modig apart', () => {
  const typed =
    'mod, modet, modig, modiga, modigt, våga, vågar, vågade, vågat, stad, staden, städer, tillit, tilliten, rum, rummet, vän, vännen, vänner, möte, mötet, möten, ledare, ledaren, ledarna, idé, idéer, kommun, kommunens, enkel, enkla, glad, glädje, förändring, förändringar';
  expect(grouped(typed, 'sv')).toEqual(
    sets(
      ...[
        'mod modet',
        'modig modiga modigt',
        'våga vågar vågade vågat',
        'stad staden städer',
        'tillit tilliten',
        'rum rummet',
      ],
      ...[
        'vän vännen vänner',
        'möte mötet möten',
        'ledare ledaren ledarna',
        'idé idéer',
        'kommun kommunens',
        'enkel enkla',
      ],
      ...['glad', 'glädje', 'förändring förändringar'],
    ),
  );
});

it('groups English forms', () => {
  const typed =
    'courage, courageous, brave, bravery, try, tries, tried, trying, city, cities, plan, planned, planning, hope, hoping, hop, hopping, news, new, child, children, process, processes, team, team’s, teams, share, sharing, shared, feel, feelings';
  expect(grouped(typed, 'en')).toEqual(
    sets(
      ...[
        'courage',
        'courageous',
        'brave',
        'bravery',
        'try tries tried trying',
        'city cities',
        'plan planned planning',
      ],
      ...['hope hoping', 'hop hopping', 'news', 'new', 'child children', 'process processes', 'team teams'],
      ...['share sharing shared', 'feel feelings'],
    ),
  );
});

describe('labels and counts', () => {
  it('shows the form typed most often, else the base form, and sorts by count and then as the language does', () => {
    const typed = ['pelon', 'pelko', 'Rohkeutta!', 'rohkeutta', 'rohkeus', 'älä', 'zen', 'ökö'];
    expect(groupWords(typed, 'fi').map(({ label, count }) => [label, count])).toEqual([
      ['rohkeutta', 3],
      ['pelko', 2],
      ['zen', 1],
      ['älä', 1],
      ['ökö', 1],
    ]);
  });

  it('writes the first letter small, keeps abbreviations, and calms what is shouted', () => {
    const labels = groupWords(['Rohkeus', 'EU', 'AVOIMUUS', 'EU-hanke', 'Hyvä Mieli'], 'fi').map(({ label }) => label);
    expect(labels).toEqual(['avoimuus', 'EU', 'EU-hanke', 'hyvä Mieli', 'rohkeus']);
  });

  it('keeps the capital of a name where capitals are rare', () => {
    const typed = ['Kuopio', 'Kuopiossa', 'ilo', 'työ', 'Into', 'into', 'arki'];
    expect(groupWords(typed, 'fi').map(({ label }) => label)).toEqual(['into', 'Kuopio', 'arki', 'ilo', 'työ']);
  });

  it('counts emoji alone by themselves, and beside a word not at all', () => {
    expect(
      groupWords(['❤️', '❤', '💪', 'rohkeus 💪', '', '  ', '\u200b'], 'fi').map(({ label, count }) => [label, count]),
    ).toEqual([
      ['❤', 2],
      ['💪', 1],
      ['rohkeus', 1],
    ]);
  });
});

describe('whatever is typed', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'aeioukptsnlräöy -’́💪'), maxLength: 30 }),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', '', '\ud800', '🇫🇮', 'r̴̢̛o̵̧͝h̷̡͠k̶̨͝e̴̡͝u̵̧͝s̶̨͝'),
  );

  it('is counted once, whatever the language and the order', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { maxLength: 60 }),
        fc.constantFrom('fi' as const, 'sv' as const, 'en' as const),
        (typed, locale) => {
          const groups = groupWords(typed, locale);
          const total = groups.reduce((sum, { count }) => sum + count, 0);
          const seen = typed.filter((entry) => groupWords([entry], locale).length > 0);
          expect(total).toBe(seen.length);
          for (const { label, forms } of groups) {
            expect(forms[0]).toBe(label);
            expect(label).not.toBe('');
          }
          const again = groupWords(typed.toReversed(), locale);
          const summary = (all: typeof groups) => all.map(({ count, forms }) => `${count} ${forms.length}`).toSorted();
          expect(summary(again)).toEqual(summary(groups));
        },
      ),
    );
  });

  it('ends, however long', () => {
    const long = ['a', 'ka', 'kk', '!', ' ', '-', '\u0301', 'a ', 'ss', '💪'].map((piece) => piece.repeat(10_000));
    for (const locale of ['fi', 'sv', 'en'] as const) {
      const total = groupWords([...long, ...long], locale).reduce((sum, { count }) => sum + count, 0);
      expect(total % 2).toBe(0);
    }
    const words = Array.from(
      { length: 1000 },
      (_, n) => 'aeiouyäö'.charAt(n % 8).repeat(1 + (n % 40)) + 'kptsnl'.charAt(n % 6),
    );
    expect(groupWords(words, 'fi').length).toBeGreaterThan(0);
  });
});
