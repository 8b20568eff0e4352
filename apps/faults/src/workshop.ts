import { admin } from './server-process.ts';

/** One who joined: whose cookie opens which draft. */
export type Seat = Readonly<{ cookie: string; draftId: string }>;

/** A browser's cookies, as far as they are needed here. */
class Cookies {
  readonly #held = new Map<string, string>();

  take(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#held.set(name, value);
    }
  }

  get header(): string {
    return [...this.#held].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

async function ask(url: string, cookies: Cookies, path: string, body?: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', origin: url, cookie: cookies.header },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  cookies.take(response);
  return text === '' ? undefined : JSON.parse(text);
}

/** A workshop as its facilitator has it. */
export class Workshop {
  readonly id: string;
  readonly code: string;
  readonly #desk: Cookies;

  private constructor(made: { id: string; code: string }, desk: Cookies) {
    this.id = made.id;
    this.code = made.code;
    this.#desk = desk;
  }

  /** What the facilitator's browser sends along. */
  get deskCookie(): string {
    return this.#desk.header;
  }

  static async make(url: string, tables = 1): Promise<Workshop> {
    const desk = new Cookies();
    await ask(url, desk, '/api/v1/session', admin);
    const wanted = { title: 'Paja', municipality: '091', tables };
    return new Workshop((await ask(url, desk, '/api/v1/workshops', wanted)) as { id: string; code: string }, desk);
  }

  /** Its facilitator at another browser. @returns what that sends along */
  static async signIn(url: string): Promise<Readonly<{ cookie: string; signOut(url: string): Promise<void> }>> {
    const browser = new Cookies();
    await ask(url, browser, '/api/v1/session', admin);
    const cookie = browser.header;
    return { cookie, signOut: async (from) => void (await ask(from, browser, '/api/v1/session', undefined, 'DELETE')) };
  }

  async join(url: string, table = 1): Promise<Seat> {
    const cookies = new Cookies();
    const joined = await ask(url, cookies, `/api/v1/workshops/${this.code}/participants`, { table });
    const [draft] = (joined as { drafts: { id: string }[] }).drafts;
    return { cookie: cookies.header, draftId: draft?.id ?? '' };
  }

  async setStatus(url: string, status: 'open' | 'closed'): Promise<void> {
    await ask(url, this.#desk, `/api/v1/workshops/${this.id}`, { status }, 'PATCH');
  }

  /** The moments a draft can be read back at, by their place in its log. */
  async moments(url: string, draftId: string): Promise<readonly { seq: number }[]> {
    const history = await ask(url, this.#desk, `/api/v1/drafts/${draftId}/history`, undefined, 'GET');
    return (history as { moments: { seq: number }[] }).moments;
  }

  async restore(url: string, draftId: string, seq: number): Promise<void> {
    await ask(url, this.#desk, `/api/v1/drafts/${draftId}/history/${seq}/restore`);
  }
}
