import { paths } from '@uskalla/contracts/wire';

/** Where to go on to after signing in: only a page of the desk, or of the ambassadors’; anything else would be an open redirect. */
export function nextPath(url: URL): string {
  const next = url.searchParams.get('next') ?? '';
  return /^\/(desk|curate)(\/[\w-]+)*(\?[\w=&%-]*)?$/.test(next) ? next : paths.desk();
}
