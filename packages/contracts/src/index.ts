export * from './drafts.ts';
export * from './exports.ts';
export * from './problem.ts';
export type * from './screens.ts';
export type * from './services.ts';
export * from './stories.ts';
export * from './workshops.ts';
export type * from './stage.ts';
export * from './steering.ts';
