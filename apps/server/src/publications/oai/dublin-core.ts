import type { StoryView } from '@uskalla/contracts';
import * as m from '@uskalla/messages';
import { textLicence } from '../licences.ts';
import type { XmlContent } from '../xml.ts';

/** The one format there is: unqualified Dublin Core. */
export const metadataPrefix = 'oai_dc';
export const dublinCoreNamespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
export const dublinCoreSchema = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

/** A story in Dublin Core, in its own language. */
export function dublinCore(story: StoryView): XmlContent {
  const { facts, provenance } = story;
  const [beginning] = story.answers;
  return {
    'oai_dc:dc': {
      '@xmlns:oai_dc': dublinCoreNamespace,
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `${dublinCoreNamespace} ${dublinCoreSchema}`,
      'dc:title': story.title,
      'dc:creator': [...story.names],
      'dc:subject': facts.theme === null ? [] : [facts.theme.name, facts.theme.uri],
      'dc:description': beginning ? [beginning.text] : [],
      'dc:publisher': m.product_name({}, { locale: story.language }),
      'dc:date': [story.firstPublishedAt.slice(0, 10)],
      'dc:type': 'Text',
      'dc:format': 'text/html',
      'dc:identifier': [story.url, `urn:uuid:${story.id}`],
      'dc:source': provenance.workshop === null ? [] : [provenance.workshop],
      'dc:language': story.language,
      'dc:coverage': [facts.municipality.name, ...(facts.time === null ? [] : [facts.time])],
      'dc:rights': textLicence,
    },
  };
}
