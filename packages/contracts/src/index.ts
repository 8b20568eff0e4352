export * from './drafts.ts';
export * from './problem.ts';
export type * from './screens.ts';
export type * from './services.ts';
export * from './stories.ts';
export * from './workshops.ts';
