import { Fault } from '@uskalla/domain';

/** What a form sent. @throws Fault `bad_request` for what is no form, or was cut off on its way */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Fault('bad_request');
  }
}
