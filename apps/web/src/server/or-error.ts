import { faultCodeOf, faultContextOf, faultStatus, type Locale } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { error } from '@sveltejs/kit';

/** The result of a use case, or the error page that tells its fault in the reader's language. */
export async function orError<T>(locale: Locale, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (thrown) {
    const code = faultCodeOf(thrown);
    if (code === undefined) throw thrown;
    error(faultStatus[code], { message: faultMessage(code, faultContextOf(thrown), locale), code });
  }
}
