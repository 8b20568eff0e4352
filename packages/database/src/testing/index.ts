export * from './bytes-of.ts';
export * from './start-postgres.ts';
