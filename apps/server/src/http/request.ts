import type { Caller, Services } from '@uskalla/contracts';
import type { Request } from 'express';
import { fromNodeHeaders } from 'better-auth/node';

/** Who sends this request; looked up once for each. */
export async function callerOf(services: Services, request: Request): Promise<Caller> {
  return services.identify({
    headers: fromNodeHeaders(request.headers),
    address: request.ip ?? '',
    secure: request.secure,
  });
}
