import type { SuggestionsView } from '@uskalla/contracts';
import { SuggestionList } from './suggestion-list.ts';

/**
 * Suggestions under the search field while somebody types, as an editable combobox (WAI-ARIA Authoring Practices, "list autocomplete
 * with manual selection"). The form finds the same without it; whatever can't be fetched is not suggested.
 */

/** Typing goes on for longer than this between two letters only where somebody stops to think. Milliseconds. */
const restsFor = 120;

const lists = new WeakMap<HTMLInputElement, SuggestionList>();
let resting: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;

// Listened to on the document: pages come and go under this script.
document.addEventListener('input', ({ target }) => {
  const field = fieldOf(target);
  if (field) ask(field);
});
document.addEventListener('keydown', (event) => {
  const field = fieldOf(event.target);
  const list = field && lists.get(field);
  // Within a word that is being composed, keys are the keyboard's own.
  if (list && !event.isComposing && list.takeKey(event.key)) event.preventDefault();
});
document.addEventListener('focusout', ({ target }) => {
  const field = fieldOf(target);
  if (!field) return;
  forget();
  lists.get(field)?.close();
});

const fieldOf = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.dataset['suggest'] !== undefined ? target : undefined;

function forget(): void {
  clearTimeout(resting);
  asking?.abort();
}

function ask(field: HTMLInputElement): void {
  forget();
  resting = setTimeout(() => void suggest(field), restsFor);
}

async function suggest(field: HTMLInputElement): Promise<void> {
  asking = new AbortController();
  const { signal } = asking;
  const address = `${field.dataset['suggest']}?${new URLSearchParams({ q: field.value })}`;
  try {
    const response = await fetch(address, { signal, headers: { 'accept-language': document.documentElement.lang } });
    if (!response.ok) return;
    const found = (await response.json()) as SuggestionsView;
    // Left meanwhile, nothing opens behind whoever left.
    if (signal.aborted || document.activeElement !== field) return;
    const list = lists.get(field) ?? new SuggestionList(field);
    lists.set(field, list);
    list.show(found);
  } catch {
    // The network is away, or something newer was asked: the field is as good without.
  }
}
