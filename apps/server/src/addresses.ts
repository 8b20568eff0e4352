import { hostname, networkInterfaces } from 'node:os';

/** IPv4 addresses of this machine that phones on the same network can reach, likely ones first. */
export function lanAddresses(): string[] {
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((a) => a.family === 'IPv4' && !a.internal && !a.address.startsWith('169.254.'))
      // Bridges of containers and virtual machines answer, but no phone is behind them.
      .map((a) => ({ address: a.address, virtual: /^(docker|br-|veth|virbr|vmnet|vbox)/i.test(name) })),
  );
  return found.sort((a, b) => Number(a.virtual) - Number(b.virtual)).map((a) => a.address);
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name (without port) means this very machine. */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host) || host.endsWith('.localhost');
}

export type Addresses = Readonly<{
  /**
   * The origin a request was made to, if it is one of ours; `null` for a forged or unknown Host,
   * which must not come back in a link nor be believed by an Origin check (it also stops DNS rebinding).
   */
  originOf(host: string | undefined, secure: boolean): string | null;
  /** Whether a browser's `Origin` header names a page of ours, seen from this Host. */
  isOwnOrigin(origin: string | undefined, host: string | undefined, secure: boolean): boolean;
  /** What links for phones begin with: never loopback where the LAN can reach us. */
  shareable(requestOrigin: string): string;
}>;

/**
 * Which addresses are this service's. With `origin` set there is one; without, it is loopback
 * and the addresses of this machine's network interfaces, as they are at the moment of asking.
 */
export function createAddresses(options: {
  origin: string | null;
  /** The interface listened on. */
  listenHost: string;
  interfaces?: () => string[];
}): Addresses {
  const interfaces = options.interfaces ?? lanAddresses;
  const configured = options.origin === null ? null : new URL(options.origin);
  const onLan = !isLoopback(options.listenHost) && options.listenHost !== '::1';

  function originOf(host: string | undefined, secure: boolean): string | null {
    if (!host || !/^[\w.:[\]-]{1,255}$/.test(host)) return null;
    const url = URL.parse(`${secure ? 'https' : 'http'}://${host}`);
    if (!url) return null;
    if (configured) {
      // Health checks and scripts on the machine itself may use loopback; links still say ORIGIN.
      return url.host === configured.host || isLoopback(url.hostname) ? configured.origin : null;
    }
    const name = url.hostname;
    const mine =
      isLoopback(name) ||
      name === options.listenHost ||
      interfaces().includes(name) ||
      name === hostname().toLowerCase() ||
      name === `${hostname().toLowerCase()}.local`;
    return mine ? url.origin : null;
  }

  return {
    originOf,
    isOwnOrigin(origin, host, secure) {
      // Browsers send Origin with every websocket and every unsafe request; a program sends none and has no ambient cookies to abuse.
      if (origin === undefined) return true;
      const own = originOf(host, secure);
      if (own === null) return false;
      if (origin === own) return true;
      // With ORIGIN set, somebody on the machine itself may still look through loopback.
      const url = URL.parse(origin);
      return configured !== null && url !== null && isLoopback(url.hostname) && url.host === host;
    },
    shareable(requestOrigin) {
      const url = new URL(requestOrigin);
      if (configured || !onLan || !isLoopback(url.hostname)) return requestOrigin;
      const [lan] = interfaces();
      if (!lan) return requestOrigin;
      url.hostname = lan;
      return url.origin;
    },
  };
}
