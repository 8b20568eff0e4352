import type { RequestServices } from '@uskalla/contracts';
import { Fault } from '@uskalla/domain';
import { writeDown } from '../audit.ts';
import { workshopById, type Parts } from '../parts.ts';
import { tellerOf } from '../tellers.ts';
import { exportAccount, removeAccount } from './account-requests.ts';
import { erasePerson, erasureOutlook } from './erase-person.ts';
import { heldOfPerson } from './held-of-person.ts';
import { personIn, personOf, type PersonOf } from './person-of.ts';

/** What people may ask of what is kept of them. */
export function createRequestServices(parts: Parts): RequestServices {
  const { repositories, signer, addresses } = parts;

  /** Whose link it is. @throws Fault `not_found` for one that is not ours, and where nothing of them is left */
  async function ownPerson(token: string): Promise<PersonOf> {
    const id = tellerOf(signer, token);
    const workshopId = await repositories.erasure.workshopOf(id);
    if (workshopId === undefined) throw new Fault('not_found');
    return personIn(parts, await workshopById(repositories, workshopId), id);
  }

  return {
    outlook: (caller, workshopId, participantId) => erasureOutlook(parts, caller, workshopId, participantId),
    async exportPerson(caller, workshopId, participantId) {
      const of = await personOf(parts, caller, workshopId, participantId);
      const held = await heldOfPerson(parts, of, addresses.shareable(caller.baseUrl));
      await writeDown(parts, caller, 'person.exported', of.workshop.organisationId, of.workshop.id);
      return held;
    },
    erasePerson: (caller, workshopId, participantId, input) =>
      erasePerson(parts, caller, workshopId, participantId, input),
    exportOwn: async (token) => heldOfPerson(parts, await ownPerson(token), parts.base),
    async askErasure(token) {
      const { id, workshop } = await ownPerson(token);
      await repositories.erasure.request({ participantId: id, workshopId: workshop.id, askedAt: parts.clock() });
      parts.events.changed(workshop.id, 'everybody');
    },
    exportAccount: (caller, headers) => exportAccount(parts, caller, headers),
    removeAccount: (caller, input, headers) => removeAccount(parts, caller, input, headers),
  };
}
