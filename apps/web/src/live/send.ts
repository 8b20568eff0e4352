import type { Problem } from '@uskalla/contracts';
import { apiBase } from '@uskalla/contracts/wire';
import * as m from '@uskalla/messages';
import { getLocale } from '@uskalla/messages/runtime';

export type Sent<T> = { ok: true; data: T } | { ok: false; title: string; problem: Problem | null };

/** A command to the API. Never throws: what failed is told in words, also when the network is gone. */
export async function send<T = undefined>(
  method: 'POST' | 'PATCH' | 'DELETE' | 'GET',
  path: string,
  body?: unknown,
): Promise<Sent<T>> {
  try {
    const response = await fetch(path.startsWith('/api/') ? path : apiBase + path, {
      method,
      headers: {
        'Accept-Language': getLocale(),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const data = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return { ok: true, data };
    return { ok: false, title: data?.title ?? m.fault_internal(), problem: data?.code ? data : null };
  } catch {
    return { ok: false, title: m.fault_unavailable(), problem: null };
  }
}
