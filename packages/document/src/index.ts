export * from './accepts-edit.ts';
export * from './bind-textarea.ts';
export * from './create-draft.ts';
export * from './cursors.ts';
export * from './diff-text.ts';
export * from './facts.ts';
export * from './fill-level.ts';
export * from './read-draft.ts';
