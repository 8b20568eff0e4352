import type { BrowserContext } from '@playwright/test';

/** What happened in a browser that must not happen on any page. */
export type Guard = Readonly<{
  /** In words, in order: what the policy refused, what ran of a stranger's text, what was asked of another server, what popped up. */
  seen: string[];
}>;

/** Where hostile texts of tests try to tell that they ran. */
export const alarm = 'ranOfAStranger';

/**
 * Watches all pages of a context, their frames and their workers' requests.
 * @param own the origin that everything has to come from
 */
export async function onGuard(context: BrowserContext, own: string): Promise<Guard> {
  const seen: string[] = [];
  await context.exposeBinding(
    alarm,
    ({ frame }, what: unknown) => void seen.push(`ran ${String(what)} ${frame.url()}`),
  );
  await context.exposeBinding('policyRefused', ({ frame }, what: string) => void seen.push(`${what} ${frame.url()}`));
  await context.addInitScript(() => {
    const tell = (window as unknown as { policyRefused: (what: string) => void }).policyRefused;
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, target }) => {
      const where = target instanceof Element ? target.outerHTML.slice(0, 120) : '';
      tell(`refused ${effectiveDirective} ${blockedURI} ${sample} ${where}`);
    });
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== own) seen.push(`asked ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      seen.push(message.text().slice(0, 300));
  });
  context.on('weberror', (error) => void seen.push(`failed ${String(error.error().stack).slice(0, 300)}`));
  context.on('dialog', (dialog) => {
    seen.push(`${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { seen };
}
