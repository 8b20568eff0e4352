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
    }
  }
}
