/**
 * The secret in the address's fragment, which no log and no Referer ever has, taken out of the address bar.
 * @returns '' where there is none
 */
export function takeFragment(): string {
  const secret = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  return secret;
}
