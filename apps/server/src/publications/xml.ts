import XmlBuilder from 'fast-xml-builder';

/** An element's content by name: attributes begin with `@`, `#text` is its text, an array repeats an element. */
export type XmlContent = Readonly<{ [name: string]: XmlValue }>;
export type XmlValue = string | number | undefined | XmlContent | readonly XmlValue[];

const builder = new XmlBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name, value) => xmlText(value),
  attributeValueProcessor: (_name, value) => xmlText(value),
});

/** A document of one root element; text from strangers stays text, whatever is in it. */
export function xmlDocument(root: XmlContent): string {
  return `${xmlBegin}${xmlElements(root)}\n`;
}

/** How every document begins. */
export const xmlBegin = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Some elements alone, for a document that is sent in parts. */
export function xmlElements(elements: XmlContent): string {
  return builder.build(elements);
}

/** What XML 1.0 can't hold, not even escaped (its production 2, Char): controls, lone surrogates, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function xmlText(value: unknown): string {
  return String(value).replace(forbidden, '');
}
