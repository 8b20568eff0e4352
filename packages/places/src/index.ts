export * from './is-place-name.ts';
export * from './municipalities.ts';
export * from './search-municipalities.ts';
