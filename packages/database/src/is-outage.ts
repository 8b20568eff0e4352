/** Of the operating system, where a connection can't be made or breaks. */
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/**
 * SQLSTATE classes and codes (PostgreSQL, appendix A) that are about the server and not about what was asked: connection
 * exceptions, insufficient resources, shutting down or starting up, given up for having taken too long, a lock not to be had.
 */
const sqlState = /^(08...|53...|57P0[1-4]|57014|55P03)$/;
/** node-postgres gives these no code. */
const wordless =
  /^(Query read timeout|timeout expired|timeout exceeded when trying to connect|Connection terminated.*|Client .* not queryable)$/;

/** Whether an error means that the database is out of reach just now, and the same may well succeed later. */
export function isOutage(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (network.has(code) || sqlState.test(code) || wordless.test(at.message)) return true;
  }
  return false;
}
