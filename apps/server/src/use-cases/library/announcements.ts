import type { AnnouncementView, Caller } from '@uskalla/contracts';
import type { Parts } from '../parts.ts';
import { municipalityView } from './stories.ts';
import { mostAtOnce } from './tending.ts';

/** Stories that are to come, the newest first. */
export async function announcements(parts: Parts, caller: Caller): Promise<AnnouncementView[]> {
  const announced = await parts.repositories.curation.announcements(mostAtOnce);
  return announced.map(({ municipality, announcedAt, ...rest }) => ({
    ...rest,
    municipality: municipalityView(municipality, caller.locale),
    announcedAt: announcedAt.toISOString(),
  }));
}
