// The library needs no script at all: it is read for decades, on anything.
export const csr = false;
