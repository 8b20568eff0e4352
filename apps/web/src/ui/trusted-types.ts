/** What of Trusted Types is used here; TypeScript's own types of browsers do not have them yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Record<string, (text: string) => string>;
};

/**
 * A way for text to become a document or a program: pages refuse every other (`require-trusted-types-for`), and vite.config.ts names
 * each. Where a browser has no Trusted Types, the rule alone is followed.
 * @param name can be made once on a page
 * @param rule returns the text, or throws
 */
export function trustedWay(name: string, kind: 'createHTML' | 'createScriptURL', rule: (text: string) => string) {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy(name, { [kind]: rule });
  return (text: string): string => policy?.[kind]?.(text) ?? rule(text);
}
