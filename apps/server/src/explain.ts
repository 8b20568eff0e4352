/** An expected failure in its own words; anything else with its stack, for whoever mends it. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return 'The port is in use. Stop what uses it, or choose another one: PORT=3001 npm start';
  if (code === 'EACCES') return 'This port needs more rights. Choose one above 1023: PORT=3000 npm start';
  const told = ['config_invalid', 'database_newer', 'data_dir_in_use', 'database_unreachable', 'redis_unreachable'];
  return told.includes(code) ? error.message : (error.stack ?? error.message);
}
