export * from './municipalities.ts';
export * from './search-municipalities.ts';
