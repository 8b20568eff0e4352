import { z } from 'zod';
import type { Exported } from './exports.ts';
import type { Caller } from './services.ts';

/** What becomes of the text that somebody who is erased wrote: it goes, or stays as everybody's, without whose it was. */
export const ErasePerson = z.object({ texts: z.enum(['remove', 'keep']) });
export type ErasePerson = z.infer<typeof ErasePerson>;

/** The account's password; of an account without one, its address, typed once more. */
export const RemoveAccount = z.object({ confirmation: z.string().max(320) });
export type RemoveAccount = z.infer<typeof RemoveAccount>;

/** What would be erased of somebody, told before it is. */
export const ErasureOutlook = z.object({
  name: z.string().nullable(),
  /** They left, or were taken out; what they wrote is here. */
  isGone: z.boolean(),
  /** When they asked for it by their own link; `null` where nobody did. */
  askedAt: z.iso.datetime().nullable(),
  /** Tables at whose text they wrote, with how many letters of theirs stand there. */
  tables: z.array(z.object({ number: z.number(), letters: z.number() })),
  /** Texts of the workshop in which they are named, by whomever. */
  mentions: z.number(),
  /** Stories in the library that they have a part in. */
  stories: z.array(z.object({ slug: z.string(), title: z.string() })),
});
export type ErasureOutlook = z.infer<typeof ErasureOutlook>;

/** What people may ask of what is kept of them (GDPR, articles 15, 17 and 20), and who answers it. */
export interface RequestServices {
  /** For whoever holds the workshop, as the next two. @throws not_found, not_allowed */
  outlook(caller: Caller, workshopId: string, participantId: string): Promise<ErasureOutlook>;
  /** All that the workshop holds of one person, as a JSON file. */
  exportPerson(caller: Caller, workshopId: string, participantId: string): Promise<Exported>;
  /** For good: nothing of it can be brought back. @throws unavailable where a table wrote on all the while */
  erasePerson(caller: Caller, workshopId: string, participantId: string, input: ErasePerson): Promise<void>;

  /** The same file, for whoever has the writer's own link. @throws not_found */
  exportOwn(token: string): Promise<Exported>;
  /** Tells whoever holds the workshop that the writer asks to be erased. @throws not_found where nothing of them is left */
  askErasure(token: string): Promise<void>;

  /** All that is kept of an account. @throws not_signed_in */
  exportAccount(caller: Caller, headers: Headers): Promise<Exported>;
  /** @throws last_owner; password_wrong, also where an address is to be typed and another was */
  removeAccount(caller: Caller, input: RemoveAccount, headers: Headers): Promise<void>;
}
