// A link in somebody's mail, opened once or twice in a year: no script.
export const csr = false;
