import { randomUUIDv7 } from 'node:crypto';

/** On whose side something is: where those who are asked hold their roles, or of another organisation altogether. */
export type Side = 'own' | 'other' | 'none';

/**
 * What doors are asked about: a workshop with its organisation, its first table and draft, and what else there is of it. Secrets and
 * codes change where a door renews them.
 */
export class Place {
  readonly name: string;
  readonly side: Side;
  /** A workshop's state, as far as rights depend on it. */
  isOpen = true;
  areTextsHidden = false;
  isTimeToWrite = true;

  organisation: string = randomUUIDv7();
  workshop: string = randomUUIDv7();
  /** Of nobody until there is a workshop: an open one's code is six letters of chance. */
  code = 'AAAAAA';
  table: string = randomUUIDv7();
  otherTable: string = randomUUIDv7();
  /** Of the first table. */
  draft: string = randomUUIDv7();
  /** An edit of it. */
  edit = '1';
  wallSecret = 'x';
  coSecret = 'x';
  /** Somebody who sits at the first table, and is asked nothing. */
  person: string = randomUUIDv7();
  /** Somebody who was taken out. */
  removed: string = randomUUIDv7();
  /** An agenda that its facilitator keeps. */
  agenda: string = randomUUIDv7();
  /** A session of its facilitator, and a key of theirs. */
  session: string = randomUUIDv7();
  passkey: string = randomUUIDv7();
  /** A member of the organisation who asks nothing, by their account and as a member; and somebody it has invited. */
  memberUser: string = randomUUIDv7();
  member: string = randomUUIDv7();
  invitation: string = randomUUIDv7();
  /** A story that was told in its facilitator's workshop, with a reader's question and a photo. */
  story = 'ei-ole';
  /** The secret of its writer's own link. */
  ownSecret = 'x';
  storyId: string = randomUUIDv7();
  question: string = randomUUIDv7();
  photo: string = randomUUIDv7();
  photoFile = 'ei-ole';
  /** A writer's own link to another story, which may be withdrawn. */
  otherOwnSecret = 'x';
  otherStoryId: string = randomUUIDv7();
  /** A collection of the library. */
  collection = 'ei-ole';

  constructor(name: string, side: Side) {
    this.name = name;
    this.side = side;
  }
}
