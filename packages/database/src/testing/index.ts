export * from './bytes-of.ts';
export * from './data-dirs.ts';
export * from './start-postgres.ts';
