import { openDatabase } from '@uskalla/database';
import { trueStory } from '@uskalla/domain';
import { readFile } from 'node:fs/promises';
import { loadConfig } from '../config.ts';
import { explain } from '../explain.ts';
import { readStories } from '../import/read-stories.ts';
import { knowledge, searchKnowledge } from '../knowledge.ts';

const usage = 'npm run uskalla import FILE.jsonl|FILE.csv [-- --dry-run]';

/** Publishes the stories of a file, all of them or none; `--dry-run` only says what is wrong, line by line. */
async function importStories(args: readonly string[]): Promise<number> {
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  const format = file?.endsWith('.csv') ? 'csv' : file?.endsWith('.jsonl') ? 'jsonl' : undefined;
  if (file === undefined || format === undefined) throw new Error(usage);
  const { stories, problems } = readStories(await readFile(file, 'utf8'), format, knowledge, new Date());
  for (const { line, what } of problems) console.error(`${file}:${line}: ${what}`);
  if (problems.length > 0) {
    console.error(`Nothing was imported: ${problems.length} to mend.`);
    return 1;
  }
  if (args.includes('--dry-run')) {
    console.log(`${stories.length} stories can be imported.`);
    return 0;
  }
  const database = await openDatabase(loadConfig(process.env).database, searchKnowledge);
  try {
    await database.repositories.templates.ensure(trueStory);
    await database.repositories.stories.publishAll(stories);
  } finally {
    await database.close();
  }
  console.log(`Imported ${stories.length} stories.`);
  return 0;
}

importStories(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(explain(error));
    process.exit(1);
  },
);
