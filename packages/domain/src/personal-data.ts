/** What kind of thing tells of a person. */
export const personalKinds = ['identity-code', 'phone', 'email', 'address', 'name'] as const;
export type PersonalKind = (typeof personalKinds)[number];
