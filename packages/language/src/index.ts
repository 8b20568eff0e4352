export { groupWords, type WordGroup } from './grouping/group-words.ts';
export { looksAlike } from './lookalikes/looks-alike.ts';
export { looksAbusive } from './abuse/looks-abusive.ts';
export { baseForms } from './search/base-forms.ts';
export { kindsOf } from './kinds/kinds-of.ts';
export { findPersonalData } from './personal/find-personal-data.ts';
export { withoutName } from './personal/without-name.ts';
export type { Finding } from './personal/finding.ts';
