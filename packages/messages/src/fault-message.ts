import type { FaultCode, FaultContext, Locale } from '@uskalla/domain';
import * as messages from './generated/messages.js';

/** A fault told to a person. A code without a text in all three languages does not compile here. */
export function faultMessage(code: FaultCode, context: FaultContext, locale: Locale): string {
  const message: (inputs: never, options: { locale: Locale }) => string = messages[`fault_${code}`];
  return message(context as never, { locale });
}
