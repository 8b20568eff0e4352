import type { AccountServices, Services } from '@uskalla/contracts';
import { readJoinCode } from '@uskalla/domain';
import { changeOrganisation } from './use-cases/organisations/change-organisation.ts';
import {
  cancelInvitation,
  changeRole,
  inviteMember,
  removeMember,
  signMemberOut,
} from './use-cases/organisations/members.ts';
import { organisationLog } from './use-cases/audit.ts';
import {
  addOrganisation,
  endAmbassador,
  nameAmbassador,
  signOut,
  service,
  serviceLog,
} from './use-cases/organisations/run-service.ts';
import { ownOrganisations, seeOrganisation } from './use-cases/organisations/see-organisation.ts';
import { besideText } from './use-cases/beside-the-text.ts';
import { beginDraft } from './use-cases/begin-draft.ts';
import { createWorkshop } from './use-cases/create-workshop.ts';
import { changeDraft, draftView } from './use-cases/drafts.ts';
import { exportWorkshop } from './use-cases/export-workshop.ts';
import { draftAt, draftHistory, restoreDraftTo } from './use-cases/draft-history.ts';
import { changeSeat, join, joinView, leaveSeat } from './use-cases/join-workshop.ts';
import { searchStories, storyFacets, storyOfDraft, storyView } from './use-cases/library/stories.ts';
import { suggestionsFor } from './use-cases/library/suggestions.ts';
import { announcements } from './use-cases/library/announcements.ts';
import { collection, collections } from './use-cases/library/collections.ts';
import { curate, curation, curationLog } from './use-cases/library/curate.ts';
import { answerFollowUp, readFollowUp } from './use-cases/library/follow-ups.ts';
import { addPhoto, changePhoto, movePhoto, photoDesk, removePhoto } from './use-cases/library/photos.ts';
import { answerQuestion, askTellers, declineQuestion } from './use-cases/library/questions.ts';
import { storyPage } from './use-cases/library/story-page.ts';
import { tending } from './use-cases/library/tending.ts';
import { thank } from './use-cases/library/thank.ts';
import { translateStory, translationDesk } from './use-cases/library/translate.ts';
import { sideBySide, storyVersions } from './use-cases/library/versions.ts';
import { createLibraryFigures, impactOf, impactTable } from './use-cases/library-figures.ts';
import type { Parts } from './use-cases/parts.ts';
import { isUuid } from './uuid.ts';
import { publishCheck, publishStory, redact } from './use-cases/publish-story.ts';
import { deskView, phoneView, phoneViewOf, templateOf, templateView, wallView } from './use-cases/screens.ts';
import { changeWorkshop, listWorkshops, openWall, renewCode, renewWall } from './use-cases/steer-workshop.ts';
import { listAgendas, removeAgenda, saveAgenda } from './use-cases/agendas.ts';
import { handOverLink, openDesk, renewCoLink, takeOver } from './use-cases/co-facilitators.ts';
import { changePerson, evenTables, readmitPerson, removePerson } from './use-cases/people.ts';
import { startRehearsal, stopRehearsal } from './use-cases/rehearse.ts';
import { stageOf } from './use-cases/stage.ts';
import { steerWorkshop } from './use-cases/steer.ts';
import { addTable, changeTable } from './use-cases/tables.ts';
import { givenBy, takePart } from './use-cases/take-part.ts';
import { createNoticeServices } from './use-cases/notices/notices.ts';
import { createRequestServices } from './use-cases/requests/requests.ts';
import { createTellerServices } from './use-cases/tellers.ts';
import { workshopRecord } from './use-cases/workshop-record.ts';
import { createWelcome } from './use-cases/welcome.ts';

/** The use cases bound to what they stand on. */
export function createServices(parts: Parts, accounts: AccountServices): Services {
  const { repositories } = parts;
  const figures = createLibraryFigures(parts);
  return {
    identify: (request) => parts.callers.identify(request),

    createWorkshop: (caller, input) => createWorkshop(parts, caller, input),
    beginDraft: (caller, input) => beginDraft(parts, caller, input),
    listWorkshops: (caller) => listWorkshops(parts, caller),
    changeWorkshop: (caller, id, change) => changeWorkshop(parts, caller, id, change),
    addTable: (caller, id) => addTable(parts, caller, id),
    changeTable: (caller, id, tableId, change) => changeTable(parts, caller, id, tableId, change),
    evenTables: (caller, id) => evenTables(parts, caller, id),
    changePerson: (caller, id, participantId, change) => changePerson(parts, caller, id, participantId, change),
    removePerson: (caller, id, participantId) => removePerson(parts, caller, id, participantId),
    readmitPerson: (caller, id, participantId) => readmitPerson(parts, caller, id, participantId),
    renewCode: (caller, id) => renewCode(parts, caller, id),
    renewCoLink: (caller, id, wanted) => renewCoLink(parts, caller, id, wanted),
    openDesk: (caller, id, secret) => openDesk(parts, caller, id, secret),
    handOverLink: (caller, id) => handOverLink(parts, caller, id),
    takeOver: (caller, id, secret) => takeOver(parts, caller, id, secret),

    listAgendas: (caller) => listAgendas(parts, caller),
    saveAgenda: (caller, input) => saveAgenda(parts, caller, input),
    removeAgenda: (caller, id) => removeAgenda(parts, caller, id),

    stage: (id) => stageOf(parts, id),
    steer: (caller, id, command) => steerWorkshop(parts, caller, id, command),
    takePart: (id, participantId, command) => takePart(parts, id, participantId, command),
    given: (id, participantId) => givenBy(parts, id, participantId),
    workshopRecord: (caller, id) => workshopRecord(parts, caller, id, caller.locale),
    exportWorkshop: (caller, id, format) => exportWorkshop(parts, caller, id, format),
    startRehearsal: (caller, id, wanted) => startRehearsal(parts, caller, id, wanted),
    stopRehearsal: (caller, id) => stopRehearsal(parts, caller, id),
    renewWall: (caller, id) => renewWall(parts, caller, id),
    openWall: (caller, id, secret) => openWall(parts, caller, id, secret),

    joinView: (caller, code) => joinView(parts, caller, code),
    join: (caller, code, input) => join(parts, caller, code, input),
    changeSeat: (caller, code, change) => changeSeat(parts, caller, code, change),
    leaveSeat: (caller, code) => leaveSeat(parts, caller, code),

    deskView: (caller, id) => deskView(parts, caller, id),
    wallView: (caller, id) => wallView(parts, caller, id),
    phoneView: (caller, code) => phoneView(parts, caller, code),
    phoneViewOf: (id, participantId) => phoneViewOf(parts, id, participantId),
    besideText: (caller, id) => besideText(parts, caller, id),
    templateOf: (id, locale) => templateOf(parts, id, locale),
    async templates(locale) {
      return (await repositories.templates.list()).map((template) => templateView(template, locale));
    },
    async workshopLanguage(where) {
      if ('id' in where) return isUuid(where.id) ? (await repositories.workshops.byId(where.id))?.language : undefined;
      const code = readJoinCode(where.code);
      return code === undefined ? undefined : (await parts.codes.workshop(code))?.language;
    },

    draft: (caller, id) => draftView(parts, caller, id),
    changeDraft: (caller, id, change) => changeDraft(parts, caller, id, change),
    publishCheck: (caller, id) => publishCheck(parts, caller, id),
    redactDraft: (caller, id, finding) => redact(parts, caller, id, finding),
    async publish(caller, id, input) {
      const published = await publishStory(parts, caller, id, input);
      figures.stale();
      // Pages that were made with the figures of before, between the two.
      parts.library.changed();
      return published;
    },
    draftHistory: (caller, id) => draftHistory(parts, caller, id),
    draftAt: (caller, id, seq) => draftAt(parts, caller, id, seq),
    restoreDraft: (caller, id, seq, only) => restoreDraftTo(parts, caller, id, seq, only),

    storyOfDraft: (id) => storyOfDraft(repositories, id),

    stories: (caller, query) => searchStories(repositories, caller, query),
    story: (caller, slug) => storyView(repositories, caller, slug),
    storyFacets: (caller, query) => storyFacets(repositories, caller, query),
    suggestions: (caller, typed) => suggestionsFor(repositories, caller, typed),
    libraryPlaces: async () => (await figures.read()).places,
    impact: (caller) => impactOf(figures, caller),
    impactTable: (caller, name) => impactTable(figures, caller, name),

    storyPage: (caller, slug) => storyPage(parts, caller, slug),
    storyVersions: (_caller, slug) => storyVersions(parts, slug),
    sideBySide: (caller, slug) => sideBySide(parts, caller, slug),
    thank: (caller, slug) => thank(parts, caller, slug),
    askTellers: (caller, slug, input) => askTellers(parts, caller, slug, input),
    followUp: (token) => readFollowUp(parts, token),
    answerFollowUp: (token, answer) => answerFollowUp(parts, token, answer),
    collections: (caller) => collections(parts, caller),
    collection: (caller, slug) => collection(parts, caller, slug),
    announcements: (caller) => announcements(parts, caller),
    curationLog: (before) => curationLog(parts, before),

    tending: (caller) => tending(parts, caller),
    answerQuestion: (caller, answer) => answerQuestion(parts, caller, answer),
    declineQuestion: (caller, id) => declineQuestion(parts, caller, id),
    photoDesk: (caller, slug) => photoDesk(parts, caller, slug),
    addPhoto: (caller, slug, read) => addPhoto(parts, caller, slug, read),
    changePhoto: (caller, change) => changePhoto(parts, caller, change),
    movePhoto: (caller, move) => movePhoto(parts, caller, move),
    removePhoto: (caller, removal) => removePhoto(parts, caller, removal),
    memberships: async (caller) => (await parts.callers.actorOf(caller)).memberships,
    curation: (caller) => curation(parts, caller),
    curate: (caller, command) => curate(parts, caller, command),
    translationDesk: (caller, slug, language) => translationDesk(parts, caller, slug, language),
    translateStory: (caller, slug, input) => translateStory(parts, caller, slug, input),

    accounts,
    organisations: {
      own: (caller) => ownOrganisations(parts, caller),
      organisation: (caller, id) => seeOrganisation(parts, caller, id),
      change: (caller, id, input) => changeOrganisation(parts, caller, id, input),
      invite: (caller, id, input, headers) => inviteMember(parts, caller, id, input, headers),
      cancelInvitation: (caller, id, invitation, headers) => cancelInvitation(parts, caller, id, invitation, headers),
      changeRole: (caller, id, member, role, headers) => changeRole(parts, caller, id, member, role, headers),
      removeMember: (caller, id, member, headers) => removeMember(parts, caller, id, member, headers),
      signMemberOut: (caller, id, member) => signMemberOut(parts, caller, id, member),
      log: (caller, id, before) => organisationLog(parts, caller, id, before),
      service: (caller) => service(parts, caller),
      serviceLog: (caller, before) => serviceLog(parts, caller, before),
      addOrganisation: (caller, input) => addOrganisation(parts, caller, input),
      nameAmbassador: (caller, email) => nameAmbassador(parts, caller, email),
      endAmbassador: (caller, userId) => endAmbassador(parts, caller, userId),
      signOut: (caller, email) => signOut(parts, caller, email),
    },

    tellers: createTellerServices(parts),
    requests: createRequestServices(parts),
    notices: createNoticeServices(parts),

    welcome: createWelcome(parts),
  };
}
