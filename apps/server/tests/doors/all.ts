import type { Door } from '../matrix/door.ts';
import { accountDoors } from './api-accounts.ts';
import { draftDoors } from './api-drafts.ts';
import { libraryDoors } from './api-library.ts';
import { requestDoors } from './api-requests.ts';
import { seatDoors } from './api-seats.ts';
import { workshopDoors } from './api-workshops.ts';
import { betterAuthDoors } from './better-auth.ts';
import { coWritingDoors } from './co-writing.ts';
import { commandDoors } from './live-commands.ts';
import { screenDoors } from './live-screens.ts';
import { accountPages } from './pages-account.ts';
import { curatePages } from './pages-curate.ts';
import { deskPages } from './pages-desk.ts';
import { libraryPages } from './pages-library.ts';
import { organisationPages } from './pages-organisations.ts';
import { photoPages } from './pages-photos.ts';
import { workshopPages } from './pages-workshop.ts';

/** Over HTTP, for programs. */
export const apiDoors: readonly Door[] = [
  ...workshopDoors,
  ...seatDoors,
  ...draftDoors,
  ...requestDoors,
  ...libraryDoors,
  ...accountDoors,
  ...betterAuthDoors,
];
/** Over Socket.IO. */
export const liveDoors: readonly Door[] = [...screenDoors, ...commandDoors];
/** Over the protocol of co-writing. */
export const draftLines: readonly Door[] = coWritingDoors;
/** Pages and their forms, over HTTP. */
export const pageDoors: readonly Door[] = [
  ...deskPages,
  ...photoPages,
  ...organisationPages,
  ...accountPages,
  ...curatePages,
  ...workshopPages,
  ...libraryPages,
];
/** Every way in there is. */
export const allDoors: readonly Door[] = [...apiDoors, ...liveDoors, ...draftLines, ...pageDoors];
