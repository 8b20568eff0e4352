export * from './curation.ts';
export * from './follow-up.ts';
export * from './photo.ts';
export type * from './photo-ports.ts';
export * from './ports.ts';
export * from './reader-question.ts';
export * from './story-kinds.ts';
export * from './translation.ts';
