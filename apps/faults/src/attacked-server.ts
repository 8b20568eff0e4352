import type { TestProject } from 'vitest/node';
import { ServerProcess } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    attacked: Readonly<{ url: string; port: number }>;
  }
}

/** The one server that all attacks are made on. It believes one proxy, so that each visitor can come from an address of its own. */
export default async function start({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await ServerProcess.start({ TRUSTED_PROXIES: '1' });
  provide('attacked', { url: server.url, port: server.port });
  return async () => {
    // One that has ended by itself is what attacks are about, and makes the run fail.
    await server.destroy();
  };
}
