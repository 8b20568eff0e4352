/**
 * Unsigned integers as lib0 and Yjs write them: seven bits in each byte, the lowest first; the highest bit says that more
 * follow. What is sent for each edit is put together by these, since an encoder costs more than all of the rest.
 */

/** How many bytes `value` takes. */
export function varUintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) size += 1;
  return size;
}

/** Writes `value` into `bytes` from `at`. @returns where it ends */
export function putVarUint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[next++] = 0x80 | (rest % 0x80);
  bytes[next++] = rest;
  return next;
}
