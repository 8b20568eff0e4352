// The link's secret is in the fragment, which only a script can read.
export const csr = true;
