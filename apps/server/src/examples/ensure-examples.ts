import { slugify, type Repositories } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { exampleStories } from './example-stories.ts';

const settingKey = 'examples';

/**
 * Puts the example stories into a library that has never had them. Once removed they stay away:
 * what counts is that they were laid in, not that they are there.
 */
export async function ensureExamples({ settings, stories }: Repositories): Promise<void> {
  const mark = randomUUIDv7();
  if ((await settings.getOrCreate(settingKey, mark)) !== mark) return;
  for (const { language, revision } of exampleStories()) {
    await stories.publish(
      { id: randomUUIDv7(), language, example: true, firstPublishedAt: revision.publishedAt, revision },
      slugify(revision.title),
      null,
    );
  }
}
