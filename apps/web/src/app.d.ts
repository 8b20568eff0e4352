import type { Caller, Services } from '@uskalla/contracts';
import type { FaultCode, Locale } from '@uskalla/domain';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      caller: Caller;
      locale: Locale;
    }
    interface Error {
      message: string;
      code?: FaultCode;
      /** Above the message, where "something went wrong" would not be true. */
      heading?: string;
    }
  }
}
