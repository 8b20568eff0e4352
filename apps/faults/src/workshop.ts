import { facilitator, makeWorkshop, seat, type Made } from './facilitator.ts';
import type { Visitor } from './visitor.ts';

/** One who joined: whose cookie opens which draft. */
export type Seat = Readonly<{ cookie: string; draftId: string }>;

/** A workshop as its facilitator has it, at whichever process of the service. */
export class Workshop {
  readonly id: string;
  readonly code: string;
  readonly #desk: Visitor;

  private constructor({ id, code }: Pick<Made, 'id' | 'code'>, desk: Visitor) {
    this.id = id;
    this.code = code;
    this.#desk = desk;
  }

  /** What the facilitator's browser sends along. */
  get deskCookie(): string {
    return this.#desk.cookie;
  }

  static async make(url: string, tables = 1): Promise<Workshop> {
    const desk = await facilitator(url);
    return new Workshop(await makeWorkshop(desk, { tables }), desk);
  }

  /** Its facilitator at another browser. @returns what that sends along */
  static async signIn(url: string): Promise<Readonly<{ cookie: string; signOut(url: string): Promise<void> }>> {
    const browser = await facilitator(url);
    return {
      cookie: browser.cookie,
      signOut: async (from) => void (await browser.at(from).json('DELETE', '/api/v1/session')),
    };
  }

  async join(url: string, table = 1): Promise<Seat> {
    const { phone, draftId } = await seat(url, this.code, { table });
    return { cookie: phone.cookie, draftId };
  }

  async setStatus(url: string, status: 'open' | 'closed'): Promise<void> {
    await this.#desk.at(url).json('PATCH', `/api/v1/workshops/${this.id}`, { status });
  }

  /** The moments a draft can be read back at, by their place in its log. */
  async moments(url: string, draftId: string): Promise<readonly { seq: number }[]> {
    const history = await this.#desk
      .at(url)
      .json<{ moments: { seq: number }[] }>('GET', `/api/v1/drafts/${draftId}/history`);
    return history.moments;
  }

  async restore(url: string, draftId: string, seq: number): Promise<void> {
    await this.#desk.at(url).json('POST', `/api/v1/drafts/${draftId}/history/${seq}/restore`);
  }
}
