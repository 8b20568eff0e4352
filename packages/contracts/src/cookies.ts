/** Names of our cookies; all http-only but the language, which a person may well look at. */
export const cookieNames = {
  /** Which device this is: what a seat belongs to. Signed. */
  device: 'uskalla_device',
  /** The projector's right to show one workshop's wall. Signed. */
  wall: 'uskalla_wall',
  /** The right to steer workshops, by the link for co-facilitators. Signed. */
  steer: 'uskalla_steer',
  /** For which stories this browser has thanked. Signed; says nothing about anybody else, and is kept nowhere else. */
  thanked: 'uskalla_thanked',
  /** The language somebody chose by hand. */
  locale: 'uskalla_locale',
} as const;
