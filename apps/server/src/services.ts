import type { Services } from '@uskalla/contracts';
import { readJoinCode } from '@uskalla/domain';
import type { Auth } from './auth.ts';
import { createWorkshop } from './use-cases/create-workshop.ts';
import { changeDraft, draftView } from './use-cases/drafts.ts';
import { draftAt, draftHistory, restoreDraftTo } from './use-cases/draft-history.ts';
import { changeSeat, join, joinView, leaveSeat } from './use-cases/join-workshop.ts';
import { searchStories, storyView } from './use-cases/library.ts';
import type { Parts } from './use-cases/parts.ts';
import { isUuid } from './uuid.ts';
import { publishStory } from './use-cases/publish-story.ts';
import { deskView, phoneView, templateOf, templateView, wallView } from './use-cases/screens.ts';
import { addTable, changeWorkshop, listWorkshops, openWall, renewWall } from './use-cases/steer-workshop.ts';
import { createWelcome } from './use-cases/welcome.ts';

/** The use cases bound to what they stand on. */
export function createServices(parts: Parts, auth: Auth): Services {
  const { repositories } = parts;
  return {
    identify: (request) => parts.callers.identify(request),

    createWorkshop: (caller, input) => createWorkshop(parts, caller, input),
    listWorkshops: (caller) => listWorkshops(parts, caller),
    changeWorkshop: (caller, id, change) => changeWorkshop(parts, caller, id, change),
    addTable: (caller, id) => addTable(parts, caller, id),
    renewWall: (caller, id) => renewWall(parts, caller, id),
    openWall: (caller, id, secret) => openWall(parts, caller, id, secret),

    joinView: (caller, code) => joinView(parts, caller, code),
    join: (caller, code, input) => join(parts, caller, code, input),
    changeSeat: (caller, code, change) => changeSeat(parts, caller, code, change),
    leaveSeat: (caller, code) => leaveSeat(parts, caller, code),

    deskView: (caller, id) => deskView(parts, caller, id),
    wallView: (caller, id) => wallView(parts, caller, id),
    phoneView: (caller, code) => phoneView(parts, caller, code),
    templateOf: (id, locale) => templateOf(parts, id, locale),
    async templates(locale) {
      return (await repositories.templates.list()).map((template) => templateView(template, locale));
    },
    async workshopLanguage(where) {
      if ('id' in where) return isUuid(where.id) ? (await repositories.workshops.byId(where.id))?.language : undefined;
      const code = readJoinCode(where.code);
      return code === undefined ? undefined : (await repositories.workshops.byCode(code))?.language;
    },

    draft: (caller, id) => draftView(parts, caller, id),
    changeDraft: (caller, id, change) => changeDraft(parts, caller, id, change),
    publish: (caller, id) => publishStory(parts, caller, id),
    draftHistory: (caller, id) => draftHistory(parts, caller, id),
    draftAt: (caller, id, seq) => draftAt(parts, caller, id, seq),
    restoreDraft: (caller, id, seq) => restoreDraftTo(parts, caller, id, seq),

    stories: (caller, query) => searchStories(repositories, caller, query),
    story: (caller, slug) => storyView(repositories, caller, slug),
    storyFacets: () => repositories.stories.facets(),

    signIn: (account, headers) => auth.signIn(account, headers),
    signOut: (headers) => auth.signOut(headers),

    welcome: createWelcome(auth, repositories.settings),
  };
}
