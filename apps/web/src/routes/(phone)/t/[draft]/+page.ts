// One sentence; no script is needed for it.
export const csr = false;
