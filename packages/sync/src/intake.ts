import { Backlog } from './backlog.ts';
import { ClientClaims } from './client-claims.ts';
import type { SyncConnection } from './connection.ts';
import type { DocumentCommits } from './document-commits.ts';
import type { Edit, LoggableEdit } from './edit.ts';
import type { GuardedDoc } from './guarded-doc.ts';
import type { Member } from './member.ts';
import type { SyncCloseCodes, SyncLimits, SyncOptions } from './options.ts';
import { refusedFrame, syncStep } from './protocol.ts';
import type { Receipts } from './receipts.ts';
import type { RoomDocument } from './room-document.ts';
import type { TypedEdit } from './typed-edit.ts';

/** What the intake is part of. */
export type IntakeParts = Readonly<{
  document: RoomDocument;
  commits: DocumentCommits;
  receipts: Receipts;
  options: SyncOptions;
  limits: SyncLimits;
  /** The client ids that a connection shows as its own. */
  shown: (connection: SyncConnection) => readonly number[];
  /** Whether all documents together wait for the log with more than is allowed. */
  isOverfull: (bytes: number) => boolean;
  expel: (member: Member, code: number) => void;
  /** An edit is in the document and on its way to the log. */
  onAccepted: (edit: Edit) => void;
}>;

/** The way of edits into one document: may they, do they fit, are they whole; then to the log and to the others. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #codes: SyncCloseCodes;
  readonly #claims = new ClientClaims();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#codes = parts.options.closeCodes;
  }

  /** What the connection has beyond the document (step 2); then come the edits that may build on it. */
  answer(member: Member, update: Uint8Array, guarded: GuardedDoc): void {
    this.#write(member, syncStep.two, update, guarded);
    member.hasAnswered = true;
    const { early: backlog } = member;
    if (!backlog) return;
    member.early = undefined;
    const { document } = this.#parts;
    for (const early of backlog.take()) {
      if (!document.whole || !member.isHere) return;
      this.#write(member, syncStep.update, early, document.whole);
    }
  }

  /** Somebody who comes back typing sends edits before being asked for those made while away: they wait for them. */
  update(member: Member, update: Uint8Array, guarded: GuardedDoc): void {
    if (member.hasAnswered) this.#write(member, syncStep.update, update, guarded);
    else if (!(member.early ??= new Backlog(this.#parts.limits.message)).add(update))
      this.#parts.expel(member, this.#codes.tryLater);
  }

  /** Somebody at another process typed: nobody here writes under the same client id. */
  typedElsewhere(author: string, client: number, process: string): void {
    this.#claims.takeElsewhere(author, client, process);
  }

  /** A process died, and nobody types there any more. */
  processDied(process: string): void {
    this.#claims.forgetProcess(process);
  }

  leave(connection: SyncConnection): void {
    this.#claims.leave(connection);
  }

  #write(member: Member, step: number, update: Uint8Array, guarded: GuardedDoc): void {
    const { connection } = member;
    const { document, commits, limits, expel } = this.#parts;
    const read = guarded.read(update);
    if (!read) {
      this.#drop(member, 'malformed');
      return;
    }
    if (!connection.canWrite()) {
      // A reader's step 2 that holds nothing new is in the log as soon as all else is.
      if (step === syncStep.two && read.newsOf.length === 0 && guarded.holdsDeletions(update))
        this.#count(member, step);
      else this.#refuse(member);
      return;
    }
    const isFull =
      commits.uncommittedBytes + update.byteLength > limits.uncommitted || this.#parts.isOverfull(update.byteLength);
    // Somebody else is writing under this name just now: whoever comes again later brings it as known.
    if (isFull || !this.#claims.allow(connection, read.newsOf, this.#parts.shown)) {
      expel(member, this.#codes.tryLater);
      return;
    }
    // A full document still lets in what takes nothing up: deletions, and coming back with all one has.
    if (!document.size.hasRoomFor(update.byteLength) && read.newsOf.length > 0) {
      expel(member, this.#codes.tooLarge);
      return;
    }
    const applied = guarded.apply(read);
    if (!applied.ok) {
      this.#drop(member, applied.reason);
      return;
    }
    if (step === syncStep.update && read.typed) this.#claim(connection, read.typed);
    if (applied.update) this.#accept(member, applied.update, read.typed);
    this.#count(member, step);
  }

  /** What somebody has when they come (step 2) may be others' letters, and so may what they read late from what they kept. */
  #claim(connection: SyncConnection, { client }: TypedEdit): void {
    if (client === undefined || this.#claims.isHeldBy(connection, client)) return;
    const shown = this.#parts.shown(connection);
    this.#claims.take(connection, client, shown.length > 0 && !shown.includes(client));
  }

  #accept(from: Member, update: Uint8Array, typed: TypedEdit | undefined): void {
    const { docId, subject } = from.connection;
    const { document, commits, options, onAccepted } = this.#parts;
    document.size.add(update.byteLength);
    const edit: LoggableEdit = {
      docId,
      update,
      author: subject,
      at: new Date(options.now?.() ?? Date.now()),
      typed,
      from,
    };
    commits.push(edit);
    onAccepted(edit);
  }

  /** A message was taken. One that brought nothing new is in the log as soon as what came before it is. */
  #count(member: Member, step: number): void {
    // After something was turned away nothing may be called saved: it may build on that.
    if (member.isRefused) return;
    const { commits, receipts } = this.#parts;
    member.received = step === syncStep.two ? Math.max(0, member.received) : member.received + 1;
    receipts.received(member);
    if (commits.isIdle) receipts.logged(true);
  }

  #refuse(member: Member): void {
    member.isRefused = true;
    if (member.connection.acks) member.connection.send(refusedFrame('read-only'));
  }

  /** Bytes that may have damaged the document: none of them is logged or sent on, and it is built anew. */
  #drop(member: Member, reason: 'malformed' | 'gap' | 'damaged'): void {
    const { document, options, expel } = this.#parts;
    options.onError?.(new Error(`dropped an update: ${reason}`), member.connection.docId);
    // A gap is what honest clients have after an edit of theirs was turned away: they start over.
    expel(member, reason === 'gap' ? this.#codes.tryLater : this.#codes.poisoned);
    if (reason === 'malformed') return;
    document.discard();
    void document.rebuild();
  }
}
