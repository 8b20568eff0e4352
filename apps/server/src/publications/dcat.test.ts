import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import { dcatCatalog } from './dcat.ts';

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';

/** What DCAT-AP 3 makes mandatory or recommends, by class; nothing else may come, so that a mistyped name is seen. */
const properties: Readonly<Record<string, readonly string[]>> = {
  [`${dcat}Catalog`]: [
    ...['title', 'description', 'publisher', 'language', 'spatial', 'modified', 'license'].map((name) => dct + name),
    ...['dataset', 'service', 'themeTaxonomy'].map((name) => dcat + name),
    'http://xmlns.com/foaf/0.1/homepage',
  ],
  [`${dcat}Dataset`]: [
    ...['identifier', 'title', 'description', 'publisher', 'language', 'spatial', 'modified'].map((name) => dct + name),
    ...['accessRights', 'accrualPeriodicity'].map((name) => dct + name),
    ...['theme', 'landingPage', 'distribution'].map((name) => dcat + name),
  ],
  [`${dcat}Distribution`]: [
    ...['title', 'license', 'format'].map((name) => dct + name),
    ...['accessURL', 'downloadURL', 'mediaType'].map((name) => dcat + name),
  ],
  [`${dcat}DataService`]: [
    ...['title', 'conformsTo'].map((name) => dct + name),
    ...['endpointURL', 'endpointDescription', 'servesDataset'].map((name) => dcat + name),
  ],
  'http://xmlns.com/foaf/0.1/Agent': ['name', 'homepage'].map((name) => `http://xmlns.com/foaf/0.1/${name}`),
};
const needed: Readonly<Record<string, readonly string[]>> = {
  [`${dcat}Catalog`]: [`${dct}title`, `${dct}description`, `${dct}publisher`, `${dcat}dataset`],
  [`${dcat}Dataset`]: [`${dct}title`, `${dct}description`, `${dcat}distribution`],
  [`${dcat}Distribution`]: [`${dcat}accessURL`, `${dct}license`],
  [`${dcat}DataService`]: [`${dct}title`, `${dcat}endpointURL`],
};

test('every node is of a class of DCAT-AP, with what it needs and nothing that it does not know', async () => {
  const catalog = dcatCatalog('https://kirjasto.example', new Date('2026-11-24T10:00:00Z'));
  const nodes = (await jsonld.flatten(catalog as object)) as unknown as Record<string, unknown>[];
  const found = nodes.map((node) => {
    const [type = ''] = (node['@type'] ?? []) as string[];
    const names = Object.keys(node).filter((name) => !name.startsWith('@'));
    expect(properties[type], `a node without a known class: ${JSON.stringify(node)}`).toBeDefined();
    expect(names.filter((name) => !properties[type]?.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining([...(needed[type] ?? [])]));
    return type.replace(dcat, '');
  });
  expect(found.filter((type) => type === 'Distribution')).toHaveLength(3);
  expect(found.filter((type) => type === 'Dataset')).toHaveLength(2);
});
