import { ChangeOrganisation, type Caller } from '@uskalla/contracts';
import { Fault, leastRetentionDays, mostRetentionDays, readOrganisationName } from '@uskalla/domain';
import { writeDown } from '../audit.ts';
import type { Parts } from '../parts.ts';
import { organisationFor } from './see-organisation.ts';

/** @throws Fault `name_needed`, `name_too_long`, `municipality_unknown`, `retention_invalid` */
export async function changeOrganisation(
  parts: Parts,
  caller: Caller,
  id: string,
  raw: ChangeOrganisation,
): Promise<void> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.manage');
  const { name, municipality, retentionDays } = ChangeOrganisation.parse(raw);
  if (retentionDays < leastRetentionDays || retentionDays > mostRetentionDays) {
    throw new Fault('retention_invalid', { min: leastRetentionDays, max: mostRetentionDays });
  }
  await parts.repositories.organisations.change(organisation.id, {
    name: readOrganisationName(name),
    municipality: readMunicipality(parts, municipality),
    retentionDays,
  });
  await writeDown(parts, caller, 'organisation.changed', organisation.id, organisation.id);
}

/** Of an organisation that is no municipality there is none. @throws Fault `municipality_unknown` */
export function readMunicipality({ knows }: Pick<Parts, 'knows'>, code: string): string | null {
  if (code === '') return null;
  if (!knows.isMunicipality(code)) throw new Fault('municipality_unknown');
  return code;
}
