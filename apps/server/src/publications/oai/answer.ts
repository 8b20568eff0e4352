import type { LibraryChange } from '../../use-cases/library-readings.ts';
import { xmlDocument, type XmlContent } from '../xml.ts';
import type { Arguments, Verb } from './arguments.ts';
import { dublinCore } from './dublin-core.ts';
import type { OaiError } from './errors.ts';
import { setsOf } from './sets.ts';

const namespace = 'http://www.openarchives.org/OAI/2.0/';

/** What was asked, as every answer repeats it; without arguments where they are what is wrong. */
export type Asked = Readonly<{ baseUrl: string; now: Date; verb?: Verb; given?: Arguments }>;

/** An answer of OAI-PMH 2.0: what the verb gives, or an error. */
export function oaiAnswer({ baseUrl, now, verb, given }: Asked, content: XmlContent): string {
  const attributes = Object.entries({ verb, ...given }).flatMap(([name, value]) =>
    value === undefined ? [] : [[`@${name}`, value]],
  );
  return xmlDocument({
    'OAI-PMH': {
      '@xmlns': namespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `${namespace} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd`,
      responseDate: datestamp(now),
      request: { ...Object.fromEntries(attributes), '#text': baseUrl },
      ...content,
    },
  });
}

export function oaiFailure(asked: Asked, error: OaiError): string {
  // §3.6: the arguments are not repeated where the request itself can't be understood.
  const isUnreadable = error.oai === 'badVerb' || error.oai === 'badArgument';
  const { baseUrl, now } = asked;
  return oaiAnswer(isUnreadable ? { baseUrl, now } : asked, { error: { '@code': error.oai, '#text': error.message } });
}

/** Whole seconds of UTC, the finest granularity of the protocol. */
export function datestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The name of a story among all repositories: it stays, whatever its address becomes. */
export function identifierOf(host: string, id: string): string {
  return `oai:${host}:${id}`;
}

export function headerOf(host: string, change: LibraryChange): XmlContent {
  return {
    ...(change.told === null && { '@status': 'deleted' }),
    identifier: identifierOf(host, change.id),
    datestamp: datestamp(change.changedAt),
    setSpec: setsOf(change),
  };
}

/** A record; of a withdrawn story there is only the header. */
export function recordOf(host: string, change: LibraryChange): XmlContent {
  return {
    header: headerOf(host, change),
    ...(change.told && { metadata: dublinCore(change.told) }),
  };
}
