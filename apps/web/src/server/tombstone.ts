import { faultCodeOf, faultContextOf, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { error } from '@sveltejs/kit';
import { longDate } from '#ui/dates.ts';

/** What is read where a story was withdrawn: the date and the reason stay at its address. */
export async function orTombstone<T>(locale: Locale, found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (caught) {
    if (faultCodeOf(caught) !== 'story_withdrawn') throw caught;
    const { at, reason } = faultContextOf(caught);
    const why = typeof reason === 'string' && reason !== '' ? ` ${m.life_withdrawn_reason({ reason })}` : '';
    error(410, {
      code: 'story_withdrawn',
      heading: m.life_withdrawn_heading(),
      message: m.life_withdrawn({ date: longDate(String(at), locale) }) + why,
    });
  }
}
