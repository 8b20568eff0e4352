export type Answer = Readonly<{ status: number; headers: Headers; text: string }>;

/** Of addresses for trying things out (RFC 2544); no two visitors of a run are likely to have the same. */
export const someAddress = () => `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/**
 * A browser as far as HTTP goes: it keeps cookies, follows no redirect, and may send whatever a hostile page or program would. It has an
 * address of its own, where the server believes a proxy.
 */
export class Visitor {
  readonly url: string;
  readonly cookies: Map<string, string>;
  readonly #headers: Readonly<Record<string, string>>;

  /**
   * @param headers of each request
   * @param cookies that it begins with, and goes on sharing
   */
  constructor(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    cookies: Map<string, string> = new Map<string, string>(),
  ) {
    this.url = url;
    this.cookies = cookies;
    this.#headers = { 'x-forwarded-for': someAddress(), ...headers };
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The same browser at another process of the service. */
  at(url: string): Visitor {
    return url === this.url ? this : new Visitor(url, this.#headers, this.cookies);
  }

  /** @param body an object is sent as JSON, form data and text as they are */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const isForm = body instanceof FormData || body instanceof URLSearchParams;
    const isRaw = typeof body === 'string' || isForm;
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookies.size > 0 && { cookie: this.cookie }),
        ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
        ...(isForm && { accept: 'text/html' }),
        // Pages' forms are refused without one.
        ...(method !== 'GET' && { origin: this.url }),
        ...this.#headers,
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** @throws where the answer is another than one of success */
  async json<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** The code of the fault that an answer tells. */
export const codeOf = ({ text }: Answer): string => (JSON.parse(text) as { code?: string }).code ?? '';
