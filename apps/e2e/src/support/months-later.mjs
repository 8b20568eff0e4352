/** Preloaded into a server: it lives seven months later than the machine. */
const shift = 7 * 31 * 24 * 3_600_000;
const now = Date.now.bind(Date);

globalThis.Date = class extends Date {
  constructor(...parts) {
    if (parts.length === 0) super(now() + shift);
    else super(...parts);
  }

  static now() {
    return now() + shift;
  }
};
