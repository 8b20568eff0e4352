import { createContenders } from './contenders.ts';
import { measureJoining, type JoiningFigures } from './load/joining.ts';
import { bursts, even } from './load/rhythms.ts';
import { ServerProcess, type Contender } from './load/server-process.ts';
import { measureTyping, type TypingFigures, type TypingLoad } from './load/typing.ts';

/**
 * What co-writing costs beside its peers: every contender as a process of its own, one after another, under the same
 * loads. Ours keeps its log in the database meanwhile; its peers keep everything in memory.
 */
const seconds = Number(process.env['SECONDS'] ?? 6);
/** The machine is not the same from minute to minute: all is measured so often, in turn, and the median counts. */
const rounds = Number(process.env['ROUNDS'] ?? 3);
const loads = {
  'one draft, 300 clients, 60 typing': { drafts: 1, clients: 300, typists: 60, rhythm: even },
  '60 drafts, 6 clients, 5 typing': { drafts: 60, clients: 6, typists: 5, rhythm: even },
  '60 drafts, 4 clients, 3 in bursts': { drafts: 60, clients: 4, typists: 3, rhythm: bursts },
} satisfies Record<string, TypingLoad>;
type LoadName = keyof typeof loads;
const [one, sixty] = Object.keys(loads) as [LoadName, LoadName];
const targets = { processorOne: 0.5, processorSixty: 1, p99One: 1, p99Sixty: 15, idle: 1, join: 1.5, missing: 0 };

const { contenders, clear } = createContenders();
const typing = new Map<string, TypingFigures[]>();
const joining = new Map<string, JoiningFigures[]>();
const key = (load: string, name: string) => `${load}\n${name}`;

for (let round = 0; round < rounds; round++) {
  for (const [load, what] of Object.entries(loads)) {
    for (const contender of contenders) {
      const figures = await alone(contender, what.drafts, (server) => measureTyping(server, what, seconds));
      keep(typing, key(load, contender.name), figures);
    }
  }
  for (const contender of contenders.filter(({ answers }) => answers))
    keep(joining, contender.name, await alone(contender, 1, (server) => measureJoining(server, 300, 100_000)));
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

function keep<T>(all: Map<string, T[]>, name: string, figures: T): void {
  all.set(name, [...(all.get(name) ?? []), figures]);
}

function figuresOf<T>(all: Map<string, T[]>, name: string): T[] {
  const figures = all.get(name);
  if (!figures) throw new Error(`${name} was not measured`);
  return figures;
}

/** The median over all rounds; a ratio is one of each round's own. */
function medianOf<T>(figures: readonly T[], value: (figures: T, round: number) => number): number {
  const values = figures.map(value).sort((a, b) => a - b);
  return round(
    ((values[Math.floor((values.length - 1) / 2)] ?? NaN) + (values[Math.floor(values.length / 2)] ?? NaN)) / 2,
  );
}

function report(): void {
  const ratio = (load: LoadName, name: string, what: 'processor' | 'p99') => {
    const relay = figuresOf(typing, key(load, 'relay'));
    return medianOf(figuresOf(typing, key(load, name)), (own, at) => own[what] / (relay[at]?.[what] ?? NaN));
  };
  for (const load of Object.keys(loads) as LoadName[]) {
    console.log(`\n${load}`);
    console.table(
      Object.fromEntries(
        contenders.map(({ name }) => {
          const figures = figuresOf(typing, key(load, name));
          return [
            name,
            {
              'processor µs': medianOf(figures, ({ processor }) => processor),
              '× relay': ratio(load, name, 'processor'),
              'p50 ms': medianOf(figures, ({ p50 }) => p50),
              'p95 ms': medianOf(figures, ({ p95 }) => p95),
              'p99 ms': medianOf(figures, ({ p99 }) => p99),
              'p99 × relay': ratio(load, name, 'p99'),
              edits: medianOf(figures, ({ edits }) => edits),
              missing: Math.max(...figures.map(({ missing }) => missing)),
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
        {
          's to all': medianOf(figures, ({ seconds: s }) => s),
          'idle kB each': medianOf(figures, ({ idle }) => idle / 1024),
        },
      ]),
    ),
  );
  for (const ours of contenders.filter(({ file }) => file === 'uskalla.ts').map(({ name }) => name)) {
    const joined = figuresOf(joining, ours);
    const peers = figuresOf(joining, 'hocuspocus');
    const figures = {
      processorOne: ratio(one, ours, 'processor'),
      processorSixty: ratio(sixty, ours, 'processor'),
      p99One: ratio(one, ours, 'p99'),
      p99Sixty: medianOf(figuresOf(typing, key(sixty, ours)), ({ p99 }) => p99),
      idle: medianOf(joined, ({ idle }, at) => idle / (peers[at]?.idle ?? NaN)),
      join: medianOf(joined, ({ seconds: s }) => s),
      missing: [one, sixty].reduce(
        (sum, load) => sum + Math.max(...figuresOf(typing, key(load, ours)).map(({ missing }) => missing)),
        0,
      ),
    };
    const met = (Object.keys(targets) as (keyof typeof targets)[]).every((name) => figures[name] <= targets[name]);
    console.log(JSON.stringify({ bench: 'collab', of: ours, figures, targets, met }));
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
