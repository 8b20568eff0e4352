import { closeCodes, terminalCloseCodes } from '@uskalla/contracts/wire';
import { messageQueryAwareness, type WebsocketProvider } from 'y-websocket';
import { askForState } from './ask-for-state.ts';
import { onWake } from './on-wake.ts';
import { reconnectDelay, type Pace } from './reconnect-delay.ts';

/** Milliseconds from one look at the line to the next; the rest is counted in these, so that no clock set anew misleads. */
const beat = 2_000;
/** Beats without a word until one is asked for, and until the line is given up: 18 s, below the 30 s anybody may be misled. */
const quietUntilAsked = 6;
const quietUntilGivenUp = 9;
/** Beats that connecting may take; a network that swallows everything says nothing either. */
const longestConnecting = 5;
/** Beats after which a connection was a good one. */
const goodAfter = 5;

/** Said by a server that is there, and can't just now. */
const turnsAway: ReadonlySet<number> = new Set([closeCodes.tryLater, closeCodes.tooMany, closeCodes.badUpdate]);

/**
 * Keeps a provider connected: comes back with jitter, notices a line that is dead without having been closed, and looks
 * at it at once on waking up. y-websocket's own way of coming back has no jitter and gives up on our codes for "later".
 */
export class SteadyLine {
  readonly #provider: WebsocketProvider;
  readonly #onended: (code: number) => void;
  readonly #pace: Pace;
  readonly #stopWaking: () => void;
  readonly #beating: ReturnType<typeof setInterval>;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #hasEnded = false;
  /** Whether the server answered the last attempt by asking to come later. */
  #turnedAway = false;
  #lost = 0;
  #beats = 0;
  #quiet = 0;
  #lastHeard = 0;

  /** @param onended the server gave an answer that coming back would not change: one of the terminal close codes */
  constructor(provider: WebsocketProvider, pace: Pace, onended: (code: number) => void) {
    this.#provider = provider;
    this.#pace = pace;
    this.#onended = onended;
    provider.shouldReconnect = () => true;
    provider.on('status', ({ status }) => {
      if (status === 'connecting') this.#beats = 0;
      if (status === 'connected') this.#startListening();
    });
    provider.on('connection-close', (event) => this.#closed(event?.code));
    this.#stopWaking = onWake(() => this.wake());
    this.#beating = setInterval(() => this.#look(), beat);
    window.addEventListener('offline', this.#giveUp);
  }

  /** The server was there and sent us off: it is not the network that is missing. */
  get wasTurnedAway(): boolean {
    return this.#turnedAway;
  }

  connect(): void {
    if (!this.#hasEnded) this.#provider.connect();
  }

  /** Begins a connection anew at once, and with it the count of what is saved. */
  renew(): void {
    this.#provider.disconnect();
    this.#tryNow();
  }

  /** Asks for what was missed, and for a sign of life; a line that gives none is given up within seconds. */
  wake(): void {
    if (this.#provider.wsconnected) {
      this.#ask();
      this.#quiet = Math.max(this.#quiet, quietUntilAsked);
    } else if (!this.#turnedAway) this.#tryNow();
  }

  stop(): void {
    this.#hasEnded = true;
    this.#stopWaking();
    clearInterval(this.#beating);
    clearTimeout(this.#retry);
    window.removeEventListener('offline', this.#giveUp);
  }

  #tryNow(): void {
    clearTimeout(this.#retry);
    this.connect();
  }

  #startListening(): void {
    this.#beats = 0;
    this.#quiet = 0;
    // Whoever was told that we left takes us for gone until our clock is past the one we left at.
    const { awareness } = this.#provider;
    awareness.setLocalState(awareness.getLocalState());
  }

  #closed(code: number | undefined): void {
    // y-websocket's own timer finds nothing to do.
    this.#provider.shouldConnect = false;
    clearTimeout(this.#retry);
    if (this.#hasEnded) return;
    if (code !== undefined && terminalCloseCodes.has(code)) {
      this.#hasEnded = true;
      this.#onended(code);
      return;
    }
    const wasGood = this.#provider.synced && this.#beats >= goodAfter;
    this.#turnedAway = code !== undefined && turnsAway.has(code);
    const delay = reconnectDelay(wasGood ? 0 : this.#lost, this.#turnedAway, Math.random(), this.#pace);
    this.#lost = wasGood ? 1 : this.#lost + 1;
    this.#beats = 0;
    this.#retry = setTimeout(() => this.connect(), delay);
  }

  #look(): void {
    const { wsconnected, wsconnecting, wsLastMessageReceived } = this.#provider;
    if (!wsconnected && !wsconnecting) return;
    this.#beats += 1;
    if (wsconnecting) {
      if (this.#beats > longestConnecting) this.#giveUp();
      return;
    }
    if (wsLastMessageReceived !== this.#lastHeard) {
      this.#lastHeard = wsLastMessageReceived;
      this.#quiet = 0;
      return;
    }
    this.#quiet += 1;
    if (this.#quiet === quietUntilAsked) this.#ask();
    else if (this.#quiet >= quietUntilGivenUp) this.#giveUp();
  }

  /** Two small questions: what is in the document by now, and who is here. Any answer is a sign of life. */
  #ask(): void {
    const { ws } = this.#provider;
    askForState(this.#provider);
    if (ws?.readyState === WebSocket.OPEN) ws.send(Uint8Array.of(messageQueryAwareness));
  }

  /** Closes without waiting for the other end to agree: it may not be there. */
  readonly #giveUp = (): void => {
    if (this.#provider.ws) this.#provider.disconnect();
  };
}
