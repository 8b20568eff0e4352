import { createSubscriber } from 'svelte/reactivity';
import type { AbstractType } from 'yjs';

/** Something inside Yjs as a value that Svelte follows: the one adapter for all screens. */
export function following<T>(observe: (changed: () => void) => () => void, read: () => T): { readonly current: T } {
  const subscribe = createSubscriber((update) => observe(update));
  return {
    get current() {
      subscribe();
      return read();
    },
  };
}

/** A Y type (or any part of a document) followed for every change inside it. */
export function followingType<T>(type: AbstractType<never>, read: () => T): { readonly current: T } {
  return following((changed) => {
    type.observeDeep(changed);
    return () => type.unobserveDeep(changed);
  }, read);
}
