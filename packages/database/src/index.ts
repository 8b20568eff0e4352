export { DatabaseError } from './errors.ts';
export { openDatabase, type Database, type DatabaseOptions } from './open-database.ts';
export { isOutage } from './is-outage.ts';
export { withoutValues } from './without-values.ts';
