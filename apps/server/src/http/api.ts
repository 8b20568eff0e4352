import {
  BeginDraft,
  ChangeDraft,
  ChangePerson,
  ChangeSeat,
  ChangeTable,
  ChangeWorkshop,
  ErasePerson,
  CreateWorkshop,
  FindingKey,
  JoinWorkshop,
  PublishDraft,
  SaveAgenda,
  SecondFactor,
  SignIn,
  StartRehearsal,
  StoryQuery,
  SuggestionQuery,
  type CookieToSet,
  type Exported,
  type Services,
} from '@uskalla/contracts';
import { openApiDocument } from '@uskalla/contracts/openapi';
import { paths } from '@uskalla/contracts/wire';
import { Fault } from '@uskalla/domain';
import { fromNodeHeaders } from 'better-auth/node';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { openToAll } from './open-to-all.ts';
import { callerOf } from './request.ts';

/** Nothing else that an API body says is longer than a story's facts; texts travel by `/collab`. */
const bodyLimit = '64kb';
/** The longest agenda: forty phases with all their notes. */
const agendaLimit = '256kb';

/** What the language of an answer follows: the language chosen on a page is a cookie. */
const speaksBy = 'Accept-Language, Cookie';

const LinkSecret = z.object({ secret: z.string().max(200) });
const CoLink = z.object({ wanted: z.boolean() });
const Restoring = z.object({ only: z.string().max(60).optional() });

/**
 * `/api/v1`: the use cases over HTTP, one line each. Documented at `openapi.json`.
 * @param inTurn before what strangers read
 */
export function createApi(services: Services, inTurn: RequestHandler): Router {
  const api = Router();
  api.use('/agendas', json({ limit: agendaLimit }));
  api.use(json({ limit: bodyLimit }), requireJson);
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  api.use(['/openapi.json', '/stories', '/story-facets', '/suggestions', '/download'], openToAll);
  api.use(['/stories', '/story-facets', '/suggestions'], inTurn);
  let openApi: string | undefined;
  api.get('/openapi.json', (_request, response) => {
    response.type('application/json').send((openApi ??= JSON.stringify(openApiDocument())));
  });

  api.post('/workshops', async (request, response) => {
    const caller = await callerOf(services, request);
    const created = await services.createWorkshop(caller, CreateWorkshop.parse(request.body));
    response.status(201).location(created.deskUrl).json(created);
  });
  api.post('/drafts', async (request, response) => {
    const caller = await callerOf(services, request);
    const { begun, cookie } = await services.beginDraft(caller, BeginDraft.parse(request.body));
    setCookie(response, cookie);
    response.status(201).location(begun.writeUrl).json(begun);
  });
  api.get('/workshops', async (request, response) => {
    response.json({ items: await services.listWorkshops(await callerOf(services, request)) });
  });
  api.get('/workshops/:workshop', async (request, response) => {
    response.json(await services.joinView(await callerOf(services, request), request.params.workshop));
  });
  api.patch('/workshops/:workshop', async (request, response) => {
    const change = ChangeWorkshop.parse(request.body);
    await services.changeWorkshop(await callerOf(services, request), request.params.workshop, change);
    response.status(204).end();
  });
  api.post('/workshops/:workshop/tables', async (request, response) => {
    await services.addTable(await callerOf(services, request), request.params.workshop);
    response.status(204).end();
  });
  api.post('/workshops/:workshop/projector-link', async (request, response) => {
    response.json(await services.renewWall(await callerOf(services, request), request.params.workshop));
  });
  api.post('/workshops/:workshop/wall', async (request, response) => {
    const { secret } = LinkSecret.parse(request.body);
    setCookie(response, await services.openWall(await callerOf(services, request), request.params.workshop, secret));
    response.status(204).end();
  });

  api.patch('/workshops/:workshop/tables/:table', async (request, response) => {
    const { workshop, table } = request.params;
    const change = ChangeTable.parse(request.body);
    await services.changeTable(await callerOf(services, request), workshop, table, change);
    response.status(204).end();
  });
  api.post('/workshops/:workshop/tables/even', async (request, response) => {
    await services.evenTables(await callerOf(services, request), request.params.workshop);
    response.status(204).end();
  });
  api.post('/workshops/:workshop/code', async (request, response) => {
    response.json(await services.renewCode(await callerOf(services, request), request.params.workshop));
  });
  api.post('/workshops/:workshop/co-facilitators', async (request, response) => {
    const { wanted } = CoLink.parse(request.body);
    response.json(await services.renewCoLink(await callerOf(services, request), request.params.workshop, wanted));
  });
  api.post('/workshops/:workshop/desk', async (request, response) => {
    const { secret } = LinkSecret.parse(request.body);
    setCookie(response, await services.openDesk(await callerOf(services, request), request.params.workshop, secret));
    response.status(204).end();
  });
  api.post('/workshops/:workshop/hand-over', async (request, response) => {
    const caller = await callerOf(services, request);
    const { handOverUrl, cookie } = await services.handOverLink(caller, request.params.workshop);
    setCookie(response, cookie);
    response.json({ handOverUrl });
  });
  api.post('/workshops/:workshop/take-over', async (request, response) => {
    const { secret } = LinkSecret.parse(request.body);
    setCookie(response, await services.takeOver(await callerOf(services, request), request.params.workshop, secret));
    response.status(204).end();
  });

  api.get('/workshops/:workshop/export/:format', async (request, response) => {
    const { workshop, format } = request.params;
    sendFile(response, await services.exportWorkshop(await callerOf(services, request), workshop, format));
  });

  api.post('/workshops/:workshop/rehearsal', async (request, response) => {
    const wanted = StartRehearsal.parse(request.body);
    await services.startRehearsal(await callerOf(services, request), request.params.workshop, wanted);
    response.status(204).end();
  });
  api.delete('/workshops/:workshop/rehearsal', async (request, response) => {
    await services.stopRehearsal(await callerOf(services, request), request.params.workshop);
    response.status(204).end();
  });

  api.get('/agendas', async (request, response) => {
    response.json({ items: await services.listAgendas(await callerOf(services, request)) });
  });
  api.post('/agendas', async (request, response) => {
    const input = SaveAgenda.parse(request.body);
    response.status(201).json(await services.saveAgenda(await callerOf(services, request), input));
  });
  api.delete('/agendas/:agenda', async (request, response) => {
    await services.removeAgenda(await callerOf(services, request), request.params.agenda);
    response.status(204).end();
  });

  api.post('/workshops/:workshop/participants', async (request, response) => {
    const input = JoinWorkshop.parse(request.body ?? {});
    const caller = await callerOf(services, request);
    const { joined, cookie, isNew } = await services.join(caller, request.params.workshop, input);
    setCookie(response, cookie);
    response.status(isNew ? 201 : 200).json(joined);
  });
  api.patch('/workshops/:workshop/participants/me', async (request, response) => {
    const change = ChangeSeat.parse(request.body);
    await services.changeSeat(await callerOf(services, request), request.params.workshop, change);
    response.status(204).end();
  });
  api.delete('/workshops/:workshop/participants/me', async (request, response) => {
    await services.leaveSeat(await callerOf(services, request), request.params.workshop);
    response.status(204).end();
  });

  api.patch('/workshops/:workshop/participants/:participant', async (request, response) => {
    const { workshop, participant } = request.params;
    const change = ChangePerson.parse(request.body);
    await services.changePerson(await callerOf(services, request), workshop, participant, change);
    response.status(204).end();
  });
  api.delete('/workshops/:workshop/participants/:participant', async (request, response) => {
    const { workshop, participant } = request.params;
    await services.removePerson(await callerOf(services, request), workshop, participant);
    response.status(204).end();
  });
  api.post('/workshops/:workshop/participants/:participant/readmit', async (request, response) => {
    const { workshop, participant } = request.params;
    await services.readmitPerson(await callerOf(services, request), workshop, participant);
    response.status(204).end();
  });

  api.get('/workshops/:workshop/participants/:participant/erasure', async (request, response) => {
    const { workshop, participant } = request.params;
    response.json(await services.requests.outlook(await callerOf(services, request), workshop, participant));
  });
  api.get('/workshops/:workshop/participants/:participant/data', async (request, response) => {
    const { workshop, participant } = request.params;
    sendFile(response, await services.requests.exportPerson(await callerOf(services, request), workshop, participant));
  });
  api.post('/workshops/:workshop/participants/:participant/erase', async (request, response) => {
    const { workshop, participant } = request.params;
    const input = ErasePerson.parse(request.body);
    await services.requests.erasePerson(await callerOf(services, request), workshop, participant, input);
    response.status(204).end();
  });
  api.post('/own/data', async (request, response) => {
    const { token } = z.object({ token: z.string().max(200) }).parse(request.body);
    sendFile(response, await services.requests.exportOwn(token));
  });
  api.get('/account/data', async (request, response) => {
    const caller = await callerOf(services, request);
    sendFile(response, await services.requests.exportAccount(caller, fromNodeHeaders(request.headers)));
  });

  api.get('/drafts/:id', async (request, response) => {
    response.json(await services.draft(await callerOf(services, request), request.params.id));
  });
  api.patch('/drafts/:id', async (request, response) => {
    const change = ChangeDraft.parse(request.body);
    await services.changeDraft(await callerOf(services, request), request.params.id, change);
    response.status(204).end();
  });
  api.post('/drafts/:id/publish', async (request, response) => {
    const caller = await callerOf(services, request);
    const input = PublishDraft.parse(request.body ?? {});
    const { published, isNew } = await services.publish(caller, request.params.id, input);
    response
      .status(isNew ? 201 : 200)
      .location(published.url)
      .json(published);
  });

  api.get('/drafts/:id/publish-check', async (request, response) => {
    response.json(await services.publishCheck(await callerOf(services, request), request.params.id));
  });
  api.post('/drafts/:id/redact', async (request, response) => {
    const finding = FindingKey.parse(request.body);
    await services.redactDraft(await callerOf(services, request), request.params.id, finding);
    response.status(204).end();
  });

  api.get('/drafts/:id/history', async (request, response) => {
    response.json(await services.draftHistory(await callerOf(services, request), request.params.id));
  });
  api.get('/drafts/:id/history/:seq', async (request, response) => {
    const { id, seq } = request.params;
    response.json(await services.draftAt(await callerOf(services, request), id, Number(seq)));
  });
  api.post('/drafts/:id/history/:seq/restore', async (request, response) => {
    const { id, seq } = request.params;
    const { only } = Restoring.parse(request.body ?? {});
    response.json(await services.restoreDraft(await callerOf(services, request), id, Number(seq), only));
  });

  api.get('/stories', async (request, response) => {
    const query = StoryQuery.parse(request.query);
    const page = await services.stories(await callerOf(services, request), query);
    response.vary(speaksBy).json(page);
  });
  api.get('/story-facets', async (request, response) => {
    const query = StoryQuery.parse(request.query);
    const facets = await services.storyFacets(await callerOf(services, request), query);
    response.vary(speaksBy).json(facets);
  });
  api.get('/suggestions', async (request, response) => {
    const { q } = SuggestionQuery.parse(request.query);
    response.vary(speaksBy).json(await services.suggestions(await callerOf(services, request), q));
  });
  api.get('/impact.json', async (request, response) => {
    response.set('Cache-Control', 'no-cache').json((await services.impact(await callerOf(services, request))).view);
  });
  api.get('/impact/:table.csv', async (request, response) => {
    const table = await services.impactTable(await callerOf(services, request), request.params.table);
    sendFile(response.set('Cache-Control', 'no-cache'), table);
  });
  api.get('/stories/:slug', async (request, response) => {
    const story = await services.story(await callerOf(services, request), request.params.slug);
    response.vary(speaksBy).set('Last-Modified', new Date(story.changedAt).toUTCString()).json(story);
  });

  api.post('/session', async (request, response) => {
    const input = SignIn.parse(request.body);
    const { cookies, asksForCode } = await services.accounts.signIn(input, fromNodeHeaders(request.headers));
    setCookies(response, cookies);
    response.status(200).json({ asksForCode });
  });
  api.post('/session/code', async (request, response) => {
    const input = SecondFactor.parse(request.body);
    const cookies = await services.accounts.signInByCode(input, fromNodeHeaders(request.headers));
    setCookies(response, cookies);
    response.status(204).end();
  });
  api.post('/session/link', async (request, response) => {
    const { token } = z.object({ token: z.string().max(200) }).parse(request.body);
    const cookies = await services.accounts.signInByLink(token, fromNodeHeaders(request.headers));
    setCookies(response, cookies);
    response.status(204).end();
  });
  api.delete('/session', async (request, response) => {
    const cookies = await services.accounts.signOut(fromNodeHeaders(request.headers));
    setCookies(response, cookies);
    response.status(204).end();
  });

  api.post('/welcome', async (request, response) => {
    const { token, ...account } = Welcome.parse(request.body);
    const complete = account.email !== undefined && account.password !== undefined;
    const cookies = await services.welcome.redeem(
      await callerOf(services, request),
      token,
      complete ? { name: account.name ?? '', email: account.email ?? '', password: account.password ?? '' } : null,
      fromNodeHeaders(request.headers),
    );
    response.status(200).append('Set-Cookie', cookies).json({ deskUrl: paths.desk() });
  });
  api.post('/welcome/check', async (request, response) => {
    const { token } = z.object({ token: z.string().max(200) }).parse(request.body);
    response.json(await services.welcome.check(token));
  });

  api.use(() => {
    throw new Fault('not_found');
  });
  return api;
}

const Welcome = z.object({
  token: z.string().max(200),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  password: z.string().max(200).optional(),
});

/** To be kept. The name is ASCII; who reads only the newer parameter gets it as well. */
function sendFile(response: Response, { body, type, name }: Exported): void {
  const disposition = `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  response.set({ 'Content-Type': type, 'Content-Disposition': disposition }).send(body);
}

function setCookie(response: Response, cookie: CookieToSet): void {
  // Express counts maxAge in milliseconds, the standard (and SvelteKit) in seconds.
  response.cookie(cookie.name, cookie.value, { ...cookie.options, maxAge: cookie.options.maxAge * 1000 });
}

function setCookies(response: Response, cookies: readonly CookieToSet[]): void {
  for (const cookie of cookies) setCookie(response, cookie);
}

/** A form of another site can't send JSON without asking first, so nothing else is taken. */
function requireJson(request: Request, _response: Response, next: (error?: unknown) => void): void {
  const hasBody = request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
  const chunked = request.headers['transfer-encoding'] !== undefined;
  next((hasBody || chunked) && !request.is('application/json') ? new Fault('bad_request') : undefined);
}
