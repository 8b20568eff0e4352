import { paths } from '@uskalla/contracts/wire';
import type { Caller } from '@uskalla/contracts';
import { redirect } from '@sveltejs/kit';

/** Sends whoever is not signed in to the door of the desk, and from there back here. */
export function mustBeSignedIn(caller: Caller, url: URL): void {
  if (caller.user === null)
    redirect(303, `${paths.deskSignIn()}?next=${encodeURIComponent(url.pathname + url.search)}`);
}

/** The desk of one workshop is open also to whoever came by a link to steer one; which, the use cases know. */
export function mayTryDesk(caller: Caller, url: URL): void {
  if (caller.steers.length === 0) mustBeSignedIn(caller, url);
}
