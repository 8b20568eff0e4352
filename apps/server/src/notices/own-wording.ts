import type { Locale, NoticeKind } from '@uskalla/domain';
import { english } from './own-wording.en.ts';
import { finnish } from './own-wording.fi.ts';
import { swedish } from './own-wording.sv.ts';

export type Wording = Readonly<Record<NoticeKind, string>>;

/**
 * What the service says about itself unless its operator words it otherwise. `{operator}`, `{contact}` and `{authority}` give way to who
 * runs it, how they are reached, and who supervises accessibility: since 2025 Traficom (act 306/2019, section 9).
 */
export const ownWording: Readonly<Record<Locale, Wording>> = { fi: finnish, sv: swedish, en: english };
