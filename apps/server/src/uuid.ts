const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids come out of addresses: anything that is no UUID never reaches the database. */
export function isUuid(value: string): boolean {
  return uuid.test(value);
}
