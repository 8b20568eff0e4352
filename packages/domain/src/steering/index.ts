export * from './contribution.ts';
export * from './live-state.ts';
export * from './phase.ts';
export * from './phase-clock.ts';
export * from './reading-pages.ts';
export * from './ready-agendas.ts';
export * from './steer.ts';
export * from './votes.ts';
