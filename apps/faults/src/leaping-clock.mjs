/**
 * Preloaded into a server: its wall clock leaps by up to an hour, forwards and back, several times a second, as after a
 * laptop's sleep or a time server's correction.
 */
const hour = 3_600_000;
const now = Date.now.bind(Date);
let shift = 0;
setInterval(() => (shift = (Math.random() * 2 - 1) * hour), 200).unref();

globalThis.Date = class extends Date {
  constructor(...parts) {
    if (parts.length === 0) super(now() + shift);
    else super(...parts);
  }

  static now() {
    return now() + shift;
  }
};
