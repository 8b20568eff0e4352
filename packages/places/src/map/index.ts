export * from './arc.ts';
export type * from './drawn-map.ts';
export * from './finland.ts';
export * from './place-names.ts';
export * from './region.ts';
