import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announcement } from './announce.ts';
import { createApp } from './app.ts';
import { compose } from './composition.ts';
import { loadConfig } from './config.ts';
import { explain } from './explain.ts';
import { fewAtOnce } from './http/few-at-once.ts';
import { attachUpgrades } from './upgrades.ts';
import { mountWeb } from './web.ts';

/** Starts the one process and stays until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, process.argv.includes('--dev'));
  const composition = await compose(config);
  const app = createApp(composition);
  const http = createServer(fewAtOnce(app));
  // Slow headers and bodies are cut off; a page that is read slowly is not, unless nothing of it is.
  http.headersTimeout = 20_000;
  http.requestTimeout = 60_000;
  http.timeout = 90_000;
  attachUpgrades(http, { ...composition, dev: config.dev });
  const unmountWeb = await mountWeb(app, http, composition);

  let stopping = false;
  const stop = async () => {
    // A second Ctrl-C is for somebody who can't wait.
    if (stopping) process.exit(130);
    stopping = true;
    http.close();
    await composition.close();
    await unmountWeb();
    http.closeAllConnections();
    process.exit(0);
  };
  const onSignal = () => {
    stop().catch((error: unknown) => {
      console.error(explain(error));
      process.exit(1);
    });
  };
  // A library's promise that nobody waits for, as when Redis goes in the middle of a command, must not end everybody's workshop.
  process.on('unhandledRejection', (error) => composition.log.error({ err: error }, 'a rejection nobody caught'));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.port, config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  // Where an operator has set up an account, nobody needs (or should find in a log) a way around it.
  const welcome = config.admin === null ? await composition.mintWelcome() : null;
  console.log(announcement(config, port, welcome));
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
