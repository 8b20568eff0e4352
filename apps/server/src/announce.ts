import { paths } from '@uskalla/contracts/wire';
import { isLoopback, lanAddresses } from './addresses.ts';
import type { Config } from './config.ts';

/** What a start prints, for the person in front of the screen. `welcome` is the one-time link's token, if one was made. */
export function announcement(config: Config, port: number, welcome: string | null): string {
  const here = config.origin ?? `http://localhost:${port}`;
  const lan = config.origin === null && !isLoopback(config.host) ? lanAddresses() : [];
  const lines: [string, string][] = [['Library', here]];
  for (const address of lan) lines.push(['Phones on this network', `http://${address}:${port}`]);
  if (config.origin === null && lan.length === 0) {
    lines.push([
      'Phones on this network',
      isLoopback(config.host) ? 'not served (HOST is loopback)' : 'no network found',
    ]);
  }
  lines.push(
    welcome === null
      ? ["Facilitator's desk", here + paths.desk()]
      : ["Facilitator's desk", `${here}${paths.deskWelcome()}#${welcome}`],
  );
  const width = Math.max(...lines.map(([label]) => label.length));
  const text = lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return [
    '',
    '  Uskalla kokeilla is running.',
    '',
    ...text,
    ...(welcome === null ? [] : ['', `  ${' '.repeat(width)}  (the desk link works once and signs you in)`]),
    '',
  ].join('\n');
}
