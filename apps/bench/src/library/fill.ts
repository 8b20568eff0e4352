import { openDatabase, type Database } from '@uskalla/database';
import { locales, trueStory, type Facts } from '@uskalla/domain';
import { baseForms, kindsOf } from '@uskalla/language';
import { municipalityName } from '@uskalla/places';
import { themeLabel } from '@uskalla/places/themes';
import { makeStories } from './make-stories.ts';

const atOnce = 5_000;

/** As the server tells it: names of place and theme in all languages. */
const knows = {
  describe: ({ municipality, theme }: Pick<Facts, 'municipality' | 'theme'>) =>
    locales
      .flatMap((locale) => [
        municipalityName(municipality, locale),
        ...(theme === null ? [] : [themeLabel(theme, locale)]),
      ])
      .join(' '),
  baseForms,
  kindsOf,
};

/** Opens a database and publishes `count` stories in it, some at a time; those that are there stay. */
export async function filled(where: Parameters<typeof openDatabase>[0], count: number): Promise<Database> {
  const database = await openDatabase(where, knows);
  const { stories, templates, settings } = database.repositories;
  // The server would publish its examples among them.
  await settings.getOrCreate('examples', 'none');
  await templates.ensure(trueStory);
  const { total } = await stories.search({ limit: 1 });
  const made = makeStories(count).slice(total);
  for (let start = 0; start < made.length; start += atOnce) {
    await stories.publishAll(made.slice(start, start + atOnce));
    process.stderr.write(`\r${total + Math.min(made.length, start + atOnce)} stories`);
  }
  process.stderr.write('\n');
  // What autovacuum would have done by itself after a while.
  await database.drizzle.execute('vacuum analyze');
  return database;
}
