import type { ConsentRepository } from '@uskalla/domain';
import { eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, publishConsent } from '../schema.ts';

export function createConsentRepository(db: Handle): ConsentRepository {
  return {
    async set(draftId, by, answer, at) {
      await db
        .insert(publishConsent)
        .values({ draftId, by, answer, at })
        .onConflictDoUpdate({ target: [publishConsent.draftId, publishConsent.by], set: { answer, at } });
    },
    ofWorkshop: (workshopId) =>
      db
        .select({ draftId: publishConsent.draftId, by: publishConsent.by, answer: publishConsent.answer })
        .from(publishConsent)
        .innerJoin(draft, eq(draft.id, publishConsent.draftId))
        .where(eq(draft.workshopId, workshopId)),
  };
}
