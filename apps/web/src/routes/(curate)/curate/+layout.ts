// Forms and lists: they do without a script.
export const csr = false;
