import { paths } from '@uskalla/contracts/wire';
import { text, type Request, type RequestHandler, type Router } from 'express';
import { oaiAnswer, oaiFailure } from './oai/answer.ts';
import { readArguments } from './oai/arguments.ts';
import { OaiError } from './oai/errors.ts';
import { harvest } from './oai/harvest.ts';
import { open, type Publishing } from './publishing.ts';

/** OAI-PMH 2.0 at one address, by GET and by POST as a form. Its errors are answers like others, with status 200. */
export function serveOai(router: Router, { readings, baseUrlOf, clock, config, inTurn }: Publishing): void {
  const answer: RequestHandler = async (request, response) => {
    const baseUrl = baseUrlOf(request);
    const oaiUrl = baseUrl + paths.oai();
    let asked: Parameters<typeof oaiAnswer>[0] = { baseUrl: oaiUrl, now: clock() };
    response.type('text/xml');
    try {
      const { verb, given } = readArguments(parametersOf(request));
      asked = { ...asked, verb, given };
      const { contactEmail } = config;
      const content = await harvest({ readings, clock, baseUrl, oaiUrl, contactEmail }, verb, given);
      response.send(oaiAnswer(asked, content));
    } catch (error) {
      if (!(error instanceof OaiError)) throw error;
      response.send(oaiFailure(asked, error));
    }
  };
  router.get(paths.oai(), open, inTurn, answer);
  router.post(paths.oai(), open, text({ type: 'application/x-www-form-urlencoded', limit: '16kb' }), inTurn, answer);
}

/** As they stand in the address or the form: the protocol wants repeated ones refused, which parsers hide. */
function parametersOf(request: Request): URLSearchParams {
  if (request.method === 'POST') return new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  return new URL(request.originalUrl, 'http://localhost').searchParams;
}
