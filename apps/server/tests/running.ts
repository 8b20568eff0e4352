import { createServer } from 'node:http';
import { newDataDir } from '@uskalla/database/testing';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createApp } from '../src/app.ts';
import { compose } from '../src/composition.ts';
import { loadConfig } from '../src/config.ts';
import { attachUpgrades } from '../src/upgrades.ts';
import { mountWeb } from '../src/web.ts';

/** How many servers this process has started. */
let started = 0;

export const admin = { email: 'fasilitaattori@esimerkki.fi', password: 'rohkea-harjoitus-1' };

/**
 * The server in this process, on a free port with a data directory of its own.
 * @param web with its pages, which have to be built before
 */
export async function startServer(
  env: Record<string, string> = {},
  rehearsalSpeed = 1,
  port = 0,
  clock = () => new Date(),
  web = false,
) {
  const dataDir = await newDataDir();
  const config = loadConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LOG_LEVEL: 'silent',
    ...env,
  });
  const composition = await compose(config, clock, rehearsalSpeed);
  const app = createApp(composition);
  const http = createServer(app);
  // better-auth counts tries by address for its whole process: those of another server come from another one.
  started += 1;
  const visitors = `127.${process.pid % 250}.${started % 250}.1`;
  http.on('connection', (socket) => Object.defineProperty(socket, 'remoteAddress', { value: visitors }));
  attachUpgrades(http, { ...composition, dev: false });
  if (web) await mountWeb(app, http, composition);
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    url,
    app,
    composition,
    async stop() {
      await composition.close();
      http.closeAllConnections();
      http.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Running = Awaited<ReturnType<typeof startServer>>;

/** A browser as far as HTTP goes: it keeps cookies. */
export class Visitor {
  readonly #url: string;
  /** Headers that it sends with everything. */
  readonly always: Readonly<Record<string, string>>;
  readonly cookies = new Map<string, string>();
  /** The raw Set-Cookie headers of the last answer. */
  setCookies: string[] = [];

  constructor(url: string, always: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.always = always;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...this.always,
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.setCookies = response.headers.getSetCookie();
    this.keep(this.setCookies);
    return response;
  }

  /** Cookies of Set-Cookie headers. */
  keep(setCookies: readonly string[]): void {
    for (const cookie of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  async json<T = Record<string, unknown>>(method: string, path: string, body?: unknown, status?: number): Promise<T> {
    const response = await this.ask(method, path, body);
    const text = await response.text();
    if (status !== undefined && response.status !== status) throw new Error(`${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** A draft opened by the stock provider. */
  open(draftId: string, headers: Record<string, string> = {}): WebsocketProvider {
    const cookie = this.cookieHeader;
    class WithCookie extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { ...(cookie && { cookie }), ...headers } });
      }
    }
    return new WebsocketProvider(`${this.#url.replace('http', 'ws')}/collab`, draftId, new Y.Doc(), {
      WebSocketPolyfill: WithCookie as never,
      disableBc: true,
    });
  }

  /** Opens a draft by hand. @returns the code it was closed with, or 'open' where it is let in */
  async closeCode(draftId: string, headers: Record<string, string> = {}): Promise<number | 'open'> {
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}/collab/${draftId}`, {
      headers: { ...(this.cookies.size > 0 && { cookie: this.cookieHeader }), ...headers },
    });
    const result = await new Promise<number | 'open'>((resolve, reject) => {
      socket.once('close', (code) => resolve(code));
      // The server speaks first (its step 1) to whoever is let in.
      socket.once('message', () => resolve('open'));
      socket.once('error', reject);
    });
    socket.terminate();
    return result;
  }
}

export type Made = { id: string; code: string; joinUrl: string; projectorUrl: string; deskUrl: string };
export type Joined = {
  participant: { id: string; name: string | null };
  table: { id: string; number: number };
  drafts: { id: string; title: string }[];
};

export async function facilitator(running: Running): Promise<Visitor> {
  const visitor = new Visitor(running.url);
  await visitor.json('POST', '/api/v1/session', admin, 200);
  return visitor;
}

/** Another account, a member of the organisation that runs the service, signed in. */
export async function member(running: Running, name: string): Promise<Visitor> {
  const account = { email: `${name.toLowerCase()}@esimerkki.fi`, password: `seitsemän ${name} kurkea järvellä`, name };
  const { accounts, authOrganisations } = running.composition.accounts;
  const { id } = await accounts.create({ ...account, locale: 'fi' });
  const [own] = (await accounts.membershipsOf((await accounts.first())?.id ?? '')).organisations;
  await authOrganisations.addMember(own?.id ?? '', id, 'facilitator');
  const visitor = new Visitor(running.url);
  await visitor.json('POST', '/api/v1/session', account, 200);
  return visitor;
}

export async function workshop(desk: Visitor, more: object = {}): Promise<Made> {
  return desk.json<Made>('POST', '/api/v1/workshops', { title: 'Paja', municipality: '091', tables: 2, ...more }, 201);
}

export async function join(
  running: Running,
  code: string,
  body: object = {},
): Promise<{ phone: Visitor; joined: Joined }> {
  const phone = new Visitor(running.url);
  return { phone, joined: await phone.json<Joined>('POST', `/api/v1/workshops/${code}/participants`, body, 201) };
}

/** Writes all five answers through the stock provider, and waits until the server has them. */
export async function tell(phone: Visitor, draftId: string, answers: Record<string, string>): Promise<void> {
  const provider = phone.open(draftId);
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const map = provider.doc.getMap<Y.Text>('answers');
  for (const [id, text] of Object.entries(answers)) map.get(id)?.insert(0, text);
  const wanted = JSON.stringify(Object.values(answers));
  for (let attempt = 0; attempt < 500; attempt++) {
    const draft = await phone.json<{ answers: Record<string, string> }>('GET', `/api/v1/drafts/${draftId}`);
    if (JSON.stringify(Object.keys(answers).map((id) => draft.answers[id])) === wanted) break;
  }
  provider.destroy();
}

export const fiveAnswers = {
  doing: 'Rakennamme kaupunginosaa.',
  dared: 'Oli pakko.',
  succeeded: 'Kaikki sitoutuivat.',
  failed: 'Odotimme nopeampaa.',
  learned: 'Pilotti tarvitsee omistajan.',
};
