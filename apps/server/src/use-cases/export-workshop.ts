import { exportFormats, type Caller, type ExportFormat, type Exported } from '@uskalla/contracts';
import { Fault, slugify, type Locale, type WorkshopRecord } from '@uskalla/domain';
import { recordAsCsv, recordAsHtml, recordAsJson, recordAsMarkdown } from '../export/index.ts';
import { writeDown } from './audit.ts';
import type { Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';
import { recordOf } from './workshop-record.ts';

const writers = {
  md: { type: 'text/markdown', write: recordAsMarkdown },
  html: { type: 'text/html', write: recordAsHtml },
  csv: { type: 'text/csv', write: recordAsCsv },
  json: { type: 'application/json', write: recordAsJson },
} as const satisfies Record<ExportFormat, { type: string; write: (record: WorkshopRecord, locale: Locale) => string }>;

/**
 * Everything said in a workshop up to now, as a file in the caller's language.
 * @param format one of `md`, `html`, `csv` and `json`
 * @throws Fault `not_signed_in`; `not_found` for whoever does not steer the workshop, and for any other format
 */
export async function exportWorkshop(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  format: string,
): Promise<Exported> {
  // First who asks: what a stranger is told depends on nothing else.
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const record = await recordOf(parts, caller, workshop, caller.locale);
  const known = exportFormats.find((each) => each === format);
  if (!known) throw new Fault('not_found');
  const { type, write } = writers[known];
  await writeDown(parts, caller, 'workshop.exported', workshop.organisationId, workshop.id);
  return {
    body: write(record, caller.locale),
    type: `${type}; charset=utf-8`,
    name: `${fileName(record)}.${known}`,
  };
}

/** A title without any Latin letter leaves the code to know it by. */
const fileName = ({ workshop: { title, code, date } }: WorkshopRecord): string =>
  `${slugify(title) || code.toLowerCase()}-${date}`;
