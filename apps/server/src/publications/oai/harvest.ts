import { faultCodeOf, type Clock } from '@uskalla/domain';
import type { LibraryReadings } from '../../use-cases/library-readings.ts';
import type { XmlContent } from '../xml.ts';
import { datestamp, headerOf, identifierOf, recordOf } from './answer.ts';
import type { Arguments, Verb } from './arguments.ts';
import { dublinCoreNamespace, dublinCoreSchema, metadataPrefix } from './dublin-core.ts';
import { OaiError } from './errors.ts';
import { assertPrefix, boundsOf, readSelection, writeToken } from './selection.ts';
import { allSets } from './sets.ts';

/** What harvesting stands on. `oaiUrl` is where it is asked, `baseUrl` where the library is. */
export type Harvested = Readonly<{
  readings: LibraryReadings;
  clock: Clock;
  baseUrl: string;
  oaiUrl: string;
  contactEmail: string | null;
}>;

const recordsAtOnce = 100;

/**
 * What a verb gives, as the element of its name.
 * @throws OaiError as the protocol says of each verb
 */
export async function harvest(harvested: Harvested, verb: Verb, given: Arguments): Promise<XmlContent> {
  const answer = { Identify: identify, ListMetadataFormats: listFormats, ListSets: listSets, GetRecord: getRecord };
  if (verb === 'ListIdentifiers' || verb === 'ListRecords') return { [verb]: await list(harvested, verb, given) };
  return { [verb]: await answer[verb](harvested, given) };
}

async function identify({ readings, clock, baseUrl, oaiUrl, contactEmail }: Harvested): Promise<XmlContent> {
  const host = hostOf(baseUrl);
  return {
    repositoryName: 'Uskalla kokeilla',
    baseURL: oaiUrl,
    protocolVersion: '2.0',
    // RFC 2142: every host has one. The schema wants a dot in it, which a machine's own name may lack.
    adminEmail: contactEmail ?? `postmaster@${host.includes('.') ? host : `${host}.invalid`}`,
    earliestDatestamp: datestamp((await readings.earliest()) ?? clock()),
    // What is withdrawn stays in the list of changes for as long as the library stands.
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    ...(isDomainName(host) && { description: descriptionOf(host) }),
  };
}

/** The guidelines know repositories by domain names alone; a library on a LAN has only a number. */
function isDomainName(host: string): boolean {
  return /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/i.test(host);
}

function descriptionOf(host: string): XmlContent {
  return {
    'oai-identifier': {
      '@xmlns': 'http://www.openarchives.org/OAI/2.0/oai-identifier',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd',
      scheme: 'oai',
      repositoryIdentifier: host,
      delimiter: ':',
      sampleIdentifier: identifierOf(host, '01890000-0000-7000-8000-000000000000'),
    },
  };
}

async function listFormats(harvested: Harvested, { identifier }: Arguments): Promise<XmlContent> {
  if (identifier !== undefined) await itemOf(harvested, identifier);
  return { metadataFormat: { metadataPrefix, schema: dublinCoreSchema, metadataNamespace: dublinCoreNamespace } };
}

/** Some hundreds of short lines: the list is never cut, so no token for it is from here. */
function listSets(_: Harvested, { resumptionToken }: Arguments): Promise<XmlContent> {
  if (resumptionToken !== undefined) throw new OaiError('badResumptionToken', 'The list of sets is given whole.');
  return Promise.resolve({ set: allSets() });
}

async function getRecord(harvested: Harvested, { identifier = '', metadataPrefix: prefix }: Arguments) {
  const change = await itemOf(harvested, identifier);
  assertPrefix(prefix);
  return { record: recordOf(hostOf(harvested.baseUrl), change) };
}

async function itemOf({ readings, baseUrl }: Harvested, identifier: string) {
  const begin = identifierOf(hostOf(baseUrl), '');
  const unknown = new OaiError('idDoesNotExist', 'There is no such item here.');
  if (!identifier.startsWith(begin)) throw unknown;
  try {
    return await readings.change(identifier.slice(begin.length), { baseUrl, locale: 'own' });
  } catch (error) {
    throw faultCodeOf(error) === 'story_unknown' ? unknown : error;
  }
}

async function list({ readings, baseUrl }: Harvested, verb: 'ListIdentifiers' | 'ListRecords', given: Arguments) {
  const selection = readSelection(given);
  const { cursor = 0, after } = selection.resumed ?? {};
  const { items, next } = await readings.changes(
    { order: 'oldest first', ...boundsOf(selection), after, limit: recordsAtOnce },
    { baseUrl, locale: 'own' },
  );
  // Also where a list was to go on: stories may have changed since, and moved behind the end of what was asked for.
  if (items.length === 0) throw new OaiError('noRecordsMatch', 'Nothing is in this selection.');
  const host = hostOf(baseUrl);
  const token = next ? writeToken(selection, cursor + items.length, next) : '';
  return {
    ...(verb === 'ListRecords'
      ? { record: items.map((item) => recordOf(host, item)) }
      : { header: items.map((item) => headerOf(host, item)) }),
    // An empty token says that a list which came in several parts is complete.
    ...((next || selection.resumed) && { resumptionToken: { '@cursor': String(cursor), '#text': token } }),
  };
}

function hostOf(baseUrl: string): string {
  return new URL(baseUrl).hostname;
}
