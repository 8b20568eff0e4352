export * from './segments.ts';
export * as paths from './path-list.ts';
