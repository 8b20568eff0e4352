import type { UseCase } from '../matrix/use-cases.ts';

/** Use cases that no row asks for, and why. Once one does, it does not belong here. */
export const useCasesWithoutDoor: Readonly<Partial<Record<UseCase, string>>> = {
  identify: 'who somebody is: asked with every request',
  workshopLanguage: 'in which language a page is made, whoever is shown it',
  phoneViewOf: 'a phone’s view once more, of somebody who was let in',
};
