import { OaiError } from './errors.ts';

export const verbs = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'ListIdentifiers',
  'ListRecords',
  'GetRecord',
] as const;
export type Verb = (typeof verbs)[number];

type ArgumentName = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken';
export type Arguments = Readonly<Partial<Record<ArgumentName, string>>>;

/** OAI-PMH 2.0, §4: what each verb needs, what it may have, and whether a token may stand for all of it. */
const signatures: Readonly<
  Record<Verb, Readonly<{ needs: readonly ArgumentName[]; may: readonly ArgumentName[]; resumes?: true }>>
> = {
  Identify: { needs: [], may: [] },
  ListMetadataFormats: { needs: [], may: ['identifier'] },
  ListSets: { needs: [], may: [], resumes: true },
  ListIdentifiers: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'], resumes: true },
  ListRecords: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'], resumes: true },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], may: [] },
};

/** How values may be written at all; what is not is repeated in no answer, which it would make invalid. */
const syntax: Readonly<Partial<Record<ArgumentName, RegExp>>> = {
  identifier: /^[^\s<>"{}|\\^`]+$/,
  metadataPrefix: /^[\w.!~*'()-]+$/,
  set: /^[\w.!~*'()-]+(:[\w.!~*'()-]+)*$/,
};

/**
 * The verb and its arguments, each once.
 * @throws OaiError `badVerb`, `badArgument`
 */
export function readArguments(parameters: URLSearchParams): { verb: Verb; given: Arguments } {
  const [wanted, ...more] = parameters.getAll('verb');
  const verb = verbs.find((known) => known === wanted);
  if (more.length > 0) throw new OaiError('badVerb', 'The verb is given more than once.');
  if (!verb) throw new OaiError('badVerb', 'The verb is missing, or none of OAI-PMH 2.0.');
  const { needs, may, resumes } = signatures[verb];
  const names = [...parameters.keys()].filter((name) => name !== 'verb');
  const doubled = names.find((name, position) => names.indexOf(name) !== position);
  if (doubled !== undefined) throw new OaiError('badArgument', `An argument is given more than once: ${doubled}`);
  const isResuming = resumes && names.includes('resumptionToken');
  const allowed: readonly string[] = isResuming ? ['resumptionToken'] : [...needs, ...may];
  const strange = names.find((name) => !allowed.includes(name));
  if (strange !== undefined) {
    const why = isResuming ? 'resumptionToken goes with no other argument' : `${verb} has no such argument`;
    throw new OaiError('badArgument', `${why}: ${strange}`);
  }
  const missing = isResuming ? undefined : needs.find((name) => !names.includes(name));
  if (missing !== undefined) throw new OaiError('badArgument', `${verb} needs the argument ${missing}.`);
  const unreadable = (Object.keys(syntax) as ArgumentName[]).find(
    (name) => !(syntax[name]?.test(parameters.get(name) ?? 'absent') ?? true),
  );
  if (unreadable !== undefined) throw new OaiError('badArgument', `This is no ${unreadable}.`);
  return { verb, given: Object.fromEntries([...parameters].filter(([name]) => name !== 'verb')) };
}
