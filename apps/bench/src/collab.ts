import { createContenders } from './contenders.ts';
import { measureJoining, type JoiningFigures } from './load/joining.ts';
import { bursts, even } from './load/rhythms.ts';
import { ServerProcess, type Contender } from './load/server-process.ts';
import { measureTyping, type TypingFigures, type TypingLoad } from './load/typing.ts';

/**
 * What co-writing costs beside its peers: every contender as a process of its own, one after another, under the same
 * loads. Ours keeps its log in the database meanwhile; its peers keep everything in memory.
 */
const seconds = Number(process.env['SECONDS'] ?? 12);
const loads = {
  'one draft, 300 clients, 60 typing': { drafts: 1, clients: 300, typists: 60, rhythm: even },
  '60 drafts, 6 clients, 5 typing': { drafts: 60, clients: 6, typists: 5, rhythm: even },
  '60 drafts, 4 clients, 3 in bursts': { drafts: 60, clients: 4, typists: 3, rhythm: bursts },
} satisfies Record<string, TypingLoad>;
type LoadName = keyof typeof loads;
const [one, sixty] = Object.keys(loads) as LoadName[];

const { contenders, clear } = createContenders();
const typing = new Map<string, TypingFigures>();
const joining = new Map<string, JoiningFigures>();
const key = (load: string, name: string) => `${load}\n${name}`;

for (const [load, what] of Object.entries(loads)) {
  for (const contender of contenders) {
    typing.set(
      key(load, contender.name),
      await alone(contender, what.drafts, (server) => measureTyping(server, what, seconds)),
    );
  }
}
for (const contender of contenders.filter(({ answers }) => answers)) {
  joining.set(contender.name, await alone(contender, 1, (server) => measureJoining(server, 300, 100_000)));
}
await clear();
report();

async function alone<T>(
  contender: Contender,
  drafts: number,
  measure: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await ServerProcess.start(contender, drafts);
  try {
    return await measure(server);
  } finally {
    await server.stop();
  }
}

function typed(load: LoadName | undefined, name: string): TypingFigures {
  const figures = typing.get(key(load ?? '', name));
  if (!figures) throw new Error(`${name} was not measured`);
  return figures;
}

function report(): void {
  for (const load of Object.keys(loads) as LoadName[]) {
    const relay = typed(load, 'relay');
    console.log(`\n${load}`);
    console.table(
      Object.fromEntries(
        contenders.map(({ name }) => {
          const { processor, p50, p95, p99, edits, missing } = typed(load, name);
          return [
            name,
            {
              'processor µs': round(processor),
              '× relay': round(processor / relay.processor),
              'p50 ms': round(p50),
              'p95 ms': round(p95),
              'p99 ms': round(p99),
              'p99 × relay': round(p99 / relay.p99),
              edits,
              missing,
            },
          ];
        }),
      ),
    );
  }
  console.log('\n300 join a draft of 100 kB at once; then nothing happens');
  console.table(
    Object.fromEntries(
      [...joining].map(([name, figures]) => [
        name,
        { 's to all': round(figures.seconds), 'idle kB each': round(figures.idle / 1024) },
      ]),
    ),
  );
  const ours = 'ours, PostgreSQL';
  const figures = {
    processorOne: round(typed(one, ours).processor / typed(one, 'relay').processor),
    processorSixty: round(typed(sixty, ours).processor / typed(sixty, 'relay').processor),
    p99One: round(typed(one, ours).p99 / typed(one, 'relay').p99),
    p99Sixty: round(typed(sixty, ours).p99),
    idle: round((joining.get(ours)?.idle ?? NaN) / (joining.get('hocuspocus')?.idle ?? NaN)),
    join: round(joining.get(ours)?.seconds ?? NaN),
    missing: [one, sixty].reduce((sum, load) => sum + typed(load, ours).missing, 0),
  };
  const targets = { processorOne: 0.5, processorSixty: 1, p99One: 1, p99Sixty: 15, idle: 1, join: 1.5, missing: 0 };
  const met = (Object.keys(targets) as (keyof typeof targets)[]).every((name) => figures[name] <= targets[name]);
  console.log(JSON.stringify({ bench: 'collab', figures, targets, met }));
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
