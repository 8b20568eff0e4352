import { apiBase, paths, type DownloadFile } from '@uskalla/contracts/wire';
import { locales, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { metadataLicence, textLicence } from './licences.ts';

/** Codes of the EU's vocabularies that DCAT-AP asks for. */
const authority = 'http://publications.europa.eu/resource/authority';
const languageCodes: Readonly<Record<Locale, string>> = { fi: 'FIN', sv: 'SWE', en: 'ENG' };

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/**
 * The library as a catalogue of open data (DCAT-AP 3), for data portals to harvest: its texts and its metadata, each with its licence,
 * and the services that give the same.
 * @param modified when anything in the library last changed
 */
export function dcatCatalog(baseUrl: string, modified: Date | undefined) {
  const id = (name: string) => ({ '@id': `${baseUrl}/#${name}` });
  const common = {
    'dct:publisher': id('publisher'),
    'dct:language': locales.map((locale) => ({ '@id': `${authority}/language/${languageCodes[locale]}` })),
    'dct:spatial': { '@id': `${authority}/country/FIN` },
    ...(modified && { 'dct:modified': { '@value': modified.toISOString(), '@type': 'xsd:dateTime' } }),
  };
  const dataset = (name: string, title: Message, about: Message, files: readonly DownloadFile[], licence: string) => ({
    ...id(name),
    '@type': 'dcat:Dataset',
    'dct:identifier': `${baseUrl}/#${name}`,
    'dct:title': inAllLanguages(title),
    'dct:description': inAllLanguages(about),
    ...common,
    'dcat:theme': { '@id': `${authority}/data-theme/GOVE` },
    'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC` },
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/CONT` },
    'dcat:landingPage': { '@id': baseUrl + paths.stories('fi') },
    'dcat:distribution': files.map((file) => distribution(baseUrl, file, licence)),
  });
  const service = (name: string, title: string, url: string, more: object) => ({
    ...id(name),
    '@type': 'dcat:DataService',
    'dct:title': title,
    'dcat:endpointURL': { '@id': url },
    'dcat:servesDataset': [id('texts'), id('metadata')],
    ...more,
  });
  return {
    '@context': context,
    ...id('catalog'),
    '@type': 'dcat:Catalog',
    'dct:title': inAllLanguages(m.product_name),
    'dct:description': inAllLanguages(m.library_intro),
    ...common,
    'dct:publisher': {
      ...id('publisher'),
      '@type': 'foaf:Agent',
      'foaf:name': inAllLanguages(m.product_name),
      'foaf:homepage': { '@id': `${baseUrl}/` },
    },
    'dct:license': { '@id': metadataLicence },
    'foaf:homepage': { '@id': `${baseUrl}/` },
    'dcat:themeTaxonomy': { '@id': `${authority}/data-theme` },
    'dcat:dataset': [
      dataset(
        'texts',
        m.feeds_dataset_texts,
        m.feeds_dataset_texts_about,
        ['stories.jsonl', 'stories.csv'],
        textLicence,
      ),
      dataset(
        'metadata',
        m.feeds_dataset_metadata,
        m.feeds_dataset_metadata_about,
        ['metadata.jsonl'],
        metadataLicence,
      ),
    ],
    'dcat:service': [
      service('api', 'JSON API', baseUrl + apiBase, {
        'dcat:endpointDescription': { '@id': `${baseUrl}${apiBase}/openapi.json` },
      }),
      service('oai-pmh', 'OAI-PMH 2.0', baseUrl + paths.oai(), {
        'dct:conformsTo': { '@id': 'http://www.openarchives.org/OAI/2.0/' },
      }),
    ],
  };
}

function distribution(baseUrl: string, file: DownloadFile, licence: string) {
  const url = { '@id': baseUrl + paths.download(file) };
  const isCsv = file.endsWith('.csv');
  return {
    '@id': `${url['@id']}#file`,
    '@type': 'dcat:Distribution',
    'dct:title': inAllLanguages(isCsv ? m.feeds_file_csv : m.feeds_file_jsonl),
    'dcat:accessURL': url,
    'dcat:downloadURL': url,
    'dct:license': { '@id': licence },
    'dct:format': { '@id': `${authority}/file-type/${isCsv ? 'CSV' : 'JSON'}` },
    // JSON Lines has no media type of its own at IANA.
    ...(isCsv && { 'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/text/csv' } }),
  };
}

function inAllLanguages(message: Message) {
  return locales.map((locale) => ({ '@value': message({}, { locale }), '@language': locale }));
}
