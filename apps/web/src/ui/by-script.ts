import { browser } from '$app/env';

/**
 * A style that only the browser's script sets, through the CSSOM. Written into the page by the server it would be a style attribute,
 * which the content security policy refuses: whoever can smuggle an attribute in could draw over the page.
 */
export const byScript = <T>(value: T): T | undefined => (browser ? value : undefined);
