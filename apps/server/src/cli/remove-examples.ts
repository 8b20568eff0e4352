import { openDatabase } from '@uskalla/database';
import { loadConfig } from '../config.ts';
import { explain } from '../explain.ts';
import { searchKnowledge } from '../knowledge.ts';

/** `npm run uskalla remove-examples`: takes the example stories out of the library, for good. */
async function removeExamples(): Promise<void> {
  const database = await openDatabase(loadConfig(process.env).database, searchKnowledge);
  try {
    // A library that has never been started gets none either.
    await database.repositories.settings.getOrCreate('examples', 'removed');
    const removed = await database.repositories.stories.removeExamples();
    console.log(removed === 1 ? 'Removed 1 example story.' : `Removed ${removed} example stories.`);
  } finally {
    await database.close();
  }
}

removeExamples().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
