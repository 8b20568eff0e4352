import { readyAgendas } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import sharp from 'sharp';
import { callerOf, headersOf } from '../calling.ts';
import { fiveAnswers, join, tell, workshop } from '../running.ts';
import type { Ground, Host, People } from './gather.ts';
import type { Place } from './place.ts';
import { secretOf, type Places } from './places.ts';

/** Puts what is on a facilitator's shelves beside a workshop: a told story with a question and a photo, an agenda, a further session; and an invitation. */
export async function fillShelves(ground: Ground, people: People, { here, elsewhere }: Places): Promise<void> {
  for (const [place, host, member] of [
    [here, people.hosts.own, people.members.own],
    [elsewhere, people.hosts.other, people.members.other],
  ] as const) {
    const story = await tellStory(ground, host);
    const other = await tellStory(ground, host);
    Object.assign(place, { story: story.slug, storyId: story.id, ownSecret: story.ownSecret });
    Object.assign(place, { otherStoryId: other.id, otherOwnSecret: other.ownSecret, memberUser: member });
    await keepAgenda(place, host);
    await askQuestion(ground, place);
    await addPhoto(ground, place, host);
    await openSession(ground, place, host);
    await addPasskey(ground, place, host);
    await invite(ground, place, host);
    await findMember(ground, place);
  }
  await collect(ground, people, here);
}

async function tellStory({ running }: Ground, { visitor, organisation }: Host) {
  const made = await workshop(visitor, { organisation, tables: 1 });
  const { phone, joined } = await join(running, made.code);
  const draft = joined.drafts[0]?.id ?? '';
  await tell(phone, draft, fiveAnswers);
  const path = `/api/v1/drafts/${draft}/publish`;
  const { slug } = await visitor.json<{ slug: string }>('POST', path, { askedAloud: true }, 201);
  const { services } = running.composition;
  const { ownUrl } = await services.besideText(await callerOf(running, phone), made.id);
  const ownSecret = secretOf(ownUrl ?? '');
  return { slug, ownSecret, id: (await services.tellers.own(ownSecret)).stories[0]?.id ?? '' };
}

/** An agenda under a name; kept again, it is the same one until it was removed. */
export async function keepAgenda(place: Place, { visitor }: Pick<Host, 'visitor'>): Promise<void> {
  const input = { name: 'Hyllyssä', phases: readyAgendas['forty-five'] };
  place.agenda = (await visitor.json<{ id: string }>('POST', '/api/v1/agendas', input, 201)).id;
}

/** A reader's question that waits. */
export async function askQuestion({ running, stranger }: Pick<Ground, 'running' | 'stranger'>, place: Place) {
  const { services, database } = running.composition;
  await services.askTellers(await callerOf(running, stranger()), place.story, { text: 'Miksi?' });
  const waiting = await database.repositories.storyLife.waitingQuestions('all', 50);
  place.question = waiting.find(({ slug }) => slug === place.story)?.question.id ?? '';
}

export async function addPhoto({ running }: Pick<Ground, 'running'>, place: Place, { visitor }: Pick<Host, 'visitor'>) {
  const { services } = running.composition;
  const caller = await callerOf(running, visitor);
  const image = { create: { width: 300, height: 200, channels: 3, background: '#0e4c7a' } } as const;
  const bytes = await sharp(image).jpeg().toBuffer();
  await services.addPhoto(caller, place.story, () =>
    Promise.resolve({ bytes, alt: 'Laituri illalla', caption: '', credit: '' }),
  );
  const photo = (await services.photoDesk(caller, place.story)).photos.at(-1);
  place.photo = photo?.id ?? '';
  place.photoFile = photo?.url.split('/').at(-1) ?? '';
}

/** A further session of a host's account, by its id. */
export async function openSession(
  { running, browserOf }: Pick<Ground, 'running' | 'browserOf'>,
  place: Place,
  host: Host,
) {
  const visitor = await browserOf(host.userId);
  const headers = headersOf(running, visitor);
  const { sessions } = await running.composition.services.accounts.account(await callerOf(running, visitor), headers);
  place.session = sessions.find(({ isThis }) => isThis)?.id ?? '';
}

/** A key of a host's account, as it is kept; nobody signs in by it. */
export async function addPasskey({ running }: Pick<Ground, 'running'>, place: Place, { userId }: Pick<Host, 'userId'>) {
  const { drizzle, authSchema } = running.composition.database;
  place.passkey = randomUUIDv7();
  const made = { publicKey: 'x', credentialID: place.passkey, counter: 0, deviceType: 'singleDevice', backedUp: false };
  await drizzle.insert(authSchema.passkey).values({ ...made, id: place.passkey, userId, createdAt: new Date() });
}

export async function invite({ running }: Pick<Ground, 'running'>, place: Place, { userId }: Pick<Host, 'userId'>) {
  const { authOrganisations } = running.composition.accounts;
  place.invitation = await authOrganisations.invite({
    organisationId: place.organisation,
    inviterId: userId,
    email: `kutsuttu-${place.side}@esimerkki.fi`,
    role: 'facilitator',
  });
}

/** Somebody who was taken out is a member again. */
export async function rejoin(ground: Pick<Ground, 'running'>, place: Place): Promise<void> {
  await ground.running.composition.accounts.authOrganisations.addMember(
    place.organisation,
    place.memberUser,
    'facilitator',
  );
  await findMember(ground, place);
}

async function findMember({ running }: Pick<Ground, 'running'>, place: Place): Promise<void> {
  const members = await running.composition.accounts.authOrganisations.members(place.organisation);
  place.member = members.find(({ userId }) => userId === place.memberUser)?.id ?? '';
}

async function collect({ running }: Ground, { ambassador }: People, place: Place): Promise<void> {
  const { services } = running.composition;
  const caller = await callerOf(running, ambassador.visitor);
  const collection = { language: 'fi', title: 'Valitut', introduction: '', stories: [place.story] } as const;
  await services.curate(caller, { act: 'collection.save', ...collection, stories: [place.story], frontPlace: null });
  place.collection = (await services.collections(caller))[0]?.slug ?? '';
}
