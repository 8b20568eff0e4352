/** The wire's plain constants, apart from the schemas so that phones load no validator. */
export * from './body-limits.ts';
export * from './close-codes.ts';
export * from './cookies.ts';
export * from './exports.ts';
export * from './impact-tables.ts';
export * from './paths.ts';

/** Where the server leaves its `Services` for the web's hooks, and only they look. */
export const servicesKey = Symbol.for('uskalla.services');
