import type { Member } from './member.ts';
import type { TypedEdit } from './typed-edit.ts';
import type { LogEntry } from './update-log.ts';

/** An edit that is in the document and on its way to everybody. */
export type Edit = Readonly<{
  update: Uint8Array;
  /** What it is where it is nothing but typing. */
  typed: TypedEdit | undefined;
  /** Who sent it, where it came from a connection here. */
  from: Member | undefined;
}>;

/** One that is on its way to the log as well. */
export type LoggableEdit = Edit & LogEntry;
