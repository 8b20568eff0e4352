import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

/**
 * Reads XML and holds it against a grammar of this folder.
 * @throws where it is not well-formed, or not what the grammar allows
 */
export function readValid(xml: string, grammar: 'atom' | 'oai-pmh' | 'sitemap'): Xml {
  const rules = XmlDocument.fromString(readFileSync(new URL(`./${grammar}.rng`, import.meta.url), 'utf8'));
  const validator = RelaxNGValidator.fromDoc(rules);
  const document = XmlDocument.fromString(xml);
  validator.validate(document);
  validator.dispose();
  rules.dispose();
  return {
    /** The text of everything an XPath finds; `a`, `at`, `o`, `dc`, `s` stand for the namespaces. */
    texts: (path) => document.find(path, namespaces).map((node) => node.content),
  };
}

export type Xml = Readonly<{ texts(path: string): string[] }>;

const namespaces = {
  a: 'http://www.w3.org/2005/Atom',
  at: 'http://purl.org/atompub/tombstones/1.0',
  o: 'http://www.openarchives.org/OAI/2.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  xhtml: 'http://www.w3.org/1999/xhtml',
};
