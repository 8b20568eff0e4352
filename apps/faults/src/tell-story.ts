import * as Y from 'yjs';
import { makeWorkshop, seat, type Made, type Seated } from './facilitator.ts';
import { syncFrame } from './hostile-frames.ts';
import { HostileSocket } from './hostile-socket.ts';
import { openAs } from './hostile-updates.ts';
import type { Visitor } from './visitor.ts';

const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;

/** What somebody would write into a story, of whatever kind; published with all that was found in it confirmed. */
export async function tellStory(
  desk: Visitor,
  story: Readonly<{
    port: number;
    title: string;
    /** One for all questions, or one for each. */
    answers: string | readonly string[];
    facts?: Readonly<Record<string, string>>;
    /** Of who writes it. */
    name?: string;
  }>,
): Promise<{ slug: string; made: Made; joined: Seated }> {
  const { port, title, answers, facts = {}, name } = story;
  const made = await makeWorkshop(desk, { tables: 1 });
  const { phone, draftId, joined } = await seat(desk.url, made.code, { name });
  const line = await HostileSocket.open(port, { cookie: phone.cookie, draftId });
  if (!line) throw new Error('not let in');
  const doc = openAs(7, Y.encodeStateAsUpdate(line.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    doc.getText('title').insert(0, title);
    for (const [index, question] of questions.entries()) {
      const answer = typeof answers === 'string' ? answers : (answers[index] ?? '');
      (doc.getMap('answers').get(question) as Y.Text).insert(0, answer);
    }
    for (const [key, value] of Object.entries(facts)) doc.getMap('facts').set(key, value);
  });
  await line.send([syncFrame(2, Y.encodeStateAsUpdate(doc, before))]);
  line.end();
  const { findings } = await desk.json<{ findings: { key: string }[] }>(
    'GET',
    `/api/v1/drafts/${draftId}/publish-check`,
  );
  const { slug } = await desk.json<{ slug: string }>('POST', `/api/v1/drafts/${draftId}/publish`, {
    askedAloud: true,
    confirmed: findings,
  });
  return { slug, made, joined };
}
