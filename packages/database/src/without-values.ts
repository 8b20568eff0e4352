/** Of both engines' errors: words of PostgreSQL that may quote a row, and what the statement was made with. */
const quoting = ['detail', 'where', 'params'];

/**
 * Takes out of an error, and of its causes, whatever values a statement was made with: people's texts, names and
 * session tokens, which no log may hold. The statement itself stays.
 * @returns the same error
 */
export function withoutValues<T>(error: T): T {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { message, stack } = at;
    const told = tellable(at);
    if (told !== message) {
      at.message = told;
      if (stack !== undefined) at.stack = stack.split(message).join(told);
    }
    for (const name of quoting) Reflect.deleteProperty(at, name);
  }
  return error;
}

function tellable(error: Error): string {
  const { message } = error;
  // Drizzle's: "Failed query: …\nparams: …".
  const values = message.indexOf('\nparams: ');
  if (values >= 0) return message.slice(0, values);
  // A value that can't be read (SQLSTATE class 22) is quoted at the end.
  const code = 'code' in error ? error.code : '';
  const quote = message.indexOf('"');
  return typeof code === 'string' && code.startsWith('22') && quote >= 0 ? `${message.slice(0, quote)}…` : message;
}
