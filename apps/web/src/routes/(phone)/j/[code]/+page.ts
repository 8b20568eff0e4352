// Joining is one form; it works before any script could have arrived.
export const csr = false;
