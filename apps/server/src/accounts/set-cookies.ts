import type { CookieToSet } from '@uskalla/contracts';

/** `Set-Cookie` headers as better-auth writes them, in the shape SvelteKit sets cookies by. */
export function parseSetCookies(setCookies: readonly string[]): CookieToSet[] {
  return setCookies.flatMap((header) => {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const equals = pair.indexOf('=');
    if (equals < 1) return [];
    const attribute = (name: string) =>
      attributes.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const maxAge = Number(attribute('max-age'));
    return [
      {
        name: pair.slice(0, equals),
        // Set again, it is encoded again.
        value: decodeURIComponent(pair.slice(equals + 1)),
        options: {
          path: attribute('path') ?? '/',
          httpOnly: true,
          sameSite: 'lax' as const,
          secure: attributes.some((part) => part.toLowerCase() === 'secure'),
          maxAge: Number.isFinite(maxAge) ? maxAge : 0,
        },
      },
    ];
  });
}
