export * from './curation.ts';
export * from './follow-up.ts';
export * from './ports.ts';
export * from './reader-question.ts';
export * from './story-kinds.ts';
export * from './translation.ts';
