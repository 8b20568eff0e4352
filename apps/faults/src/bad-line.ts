import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a line does to what is sent over it. */
export type Weather = Readonly<{
  /** Longest delay of a piece, milliseconds; pieces keep their order. */
  delay: number;
  /** Longest time until a connection is cut, milliseconds. */
  cutAfter: number;
  /** Share of the cuts after which one side is not told: nothing passes any more, and nothing is closed. */
  halfOpen: number;
}>;

/** A line between two that delays, cuts and half-closes. */
export class BadLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #silencers = new Set<() => void>();
  cuts = 0;
  #weather: Weather | undefined;

  private constructor(server: Server, weather: Weather | undefined) {
    this.#server = server;
    this.#weather = weather;
  }

  /** @param weather left out, everything passes at once */
  static async lay(toPort: number, weather?: Weather): Promise<BadLine> {
    const server = createServer();
    const line = new BadLine(server, weather);
    server.on('connection', (near) => line.#join(near, connect(toPort, '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on everything passes at once; connections that are half-open are closed. */
  clear(): void {
    this.#weather = undefined;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** On the connections there are nothing passes any more, and nothing is closed; new ones are good. */
  silence(): void {
    for (const silence of this.#silencers) silence();
    this.#silencers.clear();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    let isDead = false;
    const silence = () => (isDead = true);
    this.#silencers.add(silence);
    near.on('close', () => this.#silencers.delete(silence));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        if (!isDead) to.destroy();
      });
      let last = Promise.resolve();
      from.on('data', (data) => {
        const delay = Math.random() * (this.#weather?.delay ?? 0);
        last = last
          .then(() => new Promise((resolve) => setTimeout(resolve, delay)))
          .then(() => {
            if (!isDead && to.writable) to.write(data);
          });
      });
    }
    const weather = this.#weather;
    if (!weather) return;
    setTimeout(() => {
      if (!this.#weather) return;
      this.cuts += 1;
      isDead = true;
      const quiet = Math.random() < weather.halfOpen;
      far.destroy();
      if (!quiet) near.destroy();
    }, Math.random() * weather.cutAfter).unref();
  }
}
