import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real mail server on a free port, which keeps what it is handed. */
export class Mailbox {
  readonly #server: SMTPServer;
  readonly #letters: Email[] = [];
  readonly #waiting = new Set<() => void>();
  /** The next letters it refuses, to see what becomes of them. */
  refuses = 0;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
        stream.on('end', () => {
          if (this.refuses > 0) {
            this.refuses -= 1;
            done(Object.assign(new Error('come again later'), { responseCode: 451 }));
            return;
          }
          PostalMime.parse(Buffer.concat(chunks))
            .then((letter) => {
              this.#letters.push(letter);
              for (const wake of this.#waiting) wake();
              done();
            })
            .catch(done);
        });
      },
    });
  }

  static async open(): Promise<Mailbox> {
    const box = new Mailbox();
    await new Promise<void>((resolve) => box.#server.listen(0, '127.0.0.1', resolve));
    return box;
  }

  /** What the server under test is configured with. */
  get env(): Record<string, string> {
    const { port } = this.#server.server.address() as AddressInfo;
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Uskalla kokeilla <kokeilut@esimerkki.fi>' };
  }

  /** The next letter to somebody, taken out of the box. Waits until it comes. */
  async next(to: string): Promise<Email> {
    for (;;) {
      const index = this.#letters.findIndex((letter) => letter.to?.some(({ address }) => address === to));
      const [letter] = index < 0 ? [] : this.#letters.splice(index, 1);
      if (letter) return letter;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  /** How many letters lie here that nobody took. */
  get left(): number {
    return this.#letters.length;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

/** The secret of the one link in a letter, which stands in its fragment. */
export function secretIn(letter: Email): string {
  const [, secret = ''] = /https?:\/\/\S+#(\S+)/.exec(letter.text ?? '') ?? [];
  return secret;
}
