import { Fault } from './fault.ts';
import { cleanLine } from './plain-text.ts';

export const accountNameMaxLength = 80;
/** Counted in characters as people type them. */
export const passwordMinLength = 10;
export const passwordMaxLength = 200;

/** The name that somebody gave their account; '' for one without, which is called by its address: that is nobody's to see. */
export function givenName({ name, email }: Readonly<{ name: string; email: string }>): string {
  return name === email ? '' : name;
}

/** The name that an account goes by, in public where it curates. @throws Fault `name_needed`, `name_too_long` */
export function readAccountName(raw: string): string {
  const name = cleanLine(raw);
  if (name === '') throw new Fault('name_needed');
  if (name.length > accountNameMaxLength) throw new Fault('name_too_long', { max: accountNameMaxLength });
  return name;
}

/** What browsers take for an address (WHATWG HTML, "valid e-mail address"), with a dot in its domain. */
const address = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;

/** An address in the one way it is kept, or `undefined` where it is none. Whether mail reaches it, only a mail tells. */
export function readEmail(raw: string): string | undefined {
  const email = raw.trim().toLowerCase();
  return email.length <= 254 && address.test(email) ? email : undefined;
}
