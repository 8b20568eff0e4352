import { createTransport } from 'nodemailer';
import type { Log } from '../log.ts';
import { asHtml, asText, type Letter } from './letter.ts';

/** Mail as the rest of the server sees it. */
export type Mailer = Readonly<{
  /** Resolves once the mail server has taken it. @throws where it did not, after three tries */
  send(to: string, letter: Letter): Promise<void>;
  /** The same, waited for by nobody: how long it takes must not tell a stranger whether there is such an account. */
  sendSoon(to: string, letter: Letter): void;
  /** Waits until all that is on its way has left, or was given up, and hangs up. */
  close(): Promise<void>;
}>;

export type MailConfig = Readonly<{ smtpUrl: string; from: string }>;

const tries = 3;
/** Before the second try, and twice as long before the third; milliseconds. */
const pause = 2_000;

/**
 * Sends by SMTP. Where none is configured, each message is printed for whoever sits at the console, so that nothing of a first workshop
 * needs a mail server.
 */
export function createMailer(config: MailConfig | null, log: Log): Mailer {
  const underway = new Set<Promise<void>>();
  const { deliver, hangUp } = config === null ? toConsole : bySmtp(config);

  async function send(to: string, letter: Letter): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await deliver(to, letter);
        return;
      } catch (error) {
        if (attempt === tries || isRefused(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause * attempt));
      }
    }
  }

  return {
    send,
    sendSoon(to, letter) {
      const sending = send(to, letter)
        // Neither to whom nor what: an address is nobody's in a log, and a link in it would open an account.
        .catch((error: unknown) => log.error({ code: codeOf(error) }, 'a mail could not be sent'))
        .finally(() => underway.delete(sending));
      underway.add(sending);
    },
    async close() {
      await Promise.all(underway);
      hangUp();
    },
  };
}

type Carrier = Readonly<{
  deliver(this: void, to: string, letter: Letter): Promise<void>;
  /** Lines to the mail server are kept open for the next letter. */
  hangUp(this: void): void;
}>;

function bySmtp({ smtpUrl, from }: MailConfig): Carrier {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A letter is made here; nothing in it may name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver(to, letter) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: letter.subject,
        text: asText(letter),
        html: asHtml(letter),
        // Replies of machines are of no use to anybody (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
      });
    },
    hangUp: () => transport.close(),
  };
}

const toConsole: Carrier = { deliver: print, hangUp: () => undefined };

function print(to: string, letter: Letter): Promise<void> {
  console.log(
    `\n  A mail (no SMTP_URL is set)\n  To:      ${to}\n  Subject: ${letter.subject}\n\n${indented(asText(letter))}`,
  );
  return Promise.resolve();
}

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');

/** The server said that it will never take it: an address that is none, a sender it does not know. */
const isRefused = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'responseCode' in error && Number(error.responseCode) >= 500;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
