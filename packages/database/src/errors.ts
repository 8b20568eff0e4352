/** Why a database can't be used; `message` is for the person who started the program. */
export class DatabaseError extends Error {
  readonly code: 'database_newer' | 'data_dir_in_use' | 'database_unreachable';

  constructor(code: DatabaseError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseError';
    this.code = code;
  }
}
