/**
 * Why `/collab` closed a connection. A reason given before the upgrade never reaches a browser,
 * so a refused socket is accepted first and closed with one of these (private range of RFC 6455 §7.4.2).
 */
export const closeCodes = {
  /** No such draft, or not yours: the same answer, so that ids can't be probed. */
  draftNotFound: 4404,
  /** The page's address is not this service's. */
  badOrigin: 4403,
  /** The person was taken out of the workshop, or signed out. */
  revoked: 4401,
  /** A frame or the draft is beyond its size. */
  tooLarge: 4413,
  /** Too many edits or connections at once. */
  tooMany: 4429,
  /** The bytes sent would have damaged the draft. */
  badUpdate: 4422,
  /** The server can't just now; come back. */
  tryLater: 4503,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Coming back would get the same answer: a client stops here instead of reconnecting for ever. */
export const terminalCloseCodes: ReadonlySet<number> = new Set([
  closeCodes.draftNotFound,
  closeCodes.badOrigin,
  closeCodes.revoked,
  closeCodes.tooLarge,
]);
