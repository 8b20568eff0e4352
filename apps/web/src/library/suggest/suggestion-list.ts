import type { SuggestionsView } from '@uskalla/contracts';

/** One suggestion: its text, what it is (a place, how many stories), and where it leads. */
type Suggestion = Readonly<{ name: string; language?: string; about: string; url: string }>;

/** The list under a search field. The field keeps the focus; which suggestion is meant is told by `aria-activedescendant`. */
export class SuggestionList {
  readonly #field: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('p');
  #suggestions: readonly Suggestion[] = [];
  /** −1 for none: then Enter searches for what is typed. */
  #meant = -1;

  constructor(field: HTMLInputElement) {
    this.#field = field;
    this.#list.id = `${field.id}-suggestions`;
    this.#list.className = 'suggestions';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', field.dataset['suggestLabel'] ?? '');
    this.#list.hidden = true;
    this.#status.className = 'visually-hidden';
    this.#status.setAttribute('role', 'status');
    field.after(this.#list, this.#status);
    field.setAttribute('role', 'combobox');
    field.setAttribute('autocomplete', 'off');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', this.#list.id);
    field.setAttribute('aria-expanded', 'false');
    // A press must not take the focus from the field, or the list would be gone before the click.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const index = [...this.#list.children].findIndex((option) => target instanceof Node && option.contains(target));
      this.#go(index);
    });
  }

  show({ stories, choices }: SuggestionsView): void {
    const { suggestMunicipality = '', suggestTheme = '' } = this.#field.dataset;
    const kinds = { municipality: suggestMunicipality, theme: suggestTheme };
    this.#suggestions = [
      ...choices.map(({ kind, name, count, url }) => ({ name, about: `${kinds[kind]} · ${count}`, url })),
      ...stories.map(({ title, language, place, url }) => ({ name: title, language, about: place, url })),
    ];
    this.#list.replaceChildren(...this.#suggestions.map((suggestion, index) => this.#option(suggestion, index)));
    this.#mean(-1);
    this.#open(this.#suggestions.length > 0);
    const said = (this.#field.dataset['suggestStatus'] ?? '').replace('#', String(this.#suggestions.length));
    this.#status.textContent = this.#suggestions.length > 0 ? said : '';
  }

  close(): void {
    this.#open(false);
    this.#mean(-1);
    this.#status.textContent = '';
  }

  /** @returns whether the key was for the list */
  takeKey(key: string): boolean {
    if (this.#list.hidden) return false;
    const count = this.#suggestions.length;
    if (key === 'ArrowDown') this.#mean(this.#meant + 1 < count ? this.#meant + 1 : -1);
    else if (key === 'ArrowUp') this.#mean(this.#meant >= 0 ? this.#meant - 1 : count - 1);
    else if (key === 'Escape') this.close();
    else if (key === 'Enter' && this.#meant >= 0) this.#go(this.#meant);
    else return false;
    return true;
  }

  #option({ name, language, about }: Suggestion, index: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const [text, more] = [document.createElement('span'), document.createElement('small')];
    text.textContent = name;
    if (language !== undefined) text.lang = language;
    more.textContent = about;
    option.append(text, ' ', more);
    return option;
  }

  #mean(index: number): void {
    this.#meant = index;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', `${this.#list.id}-${index}`);
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#field.setAttribute('aria-expanded', String(isOpen));
  }

  #go(index: number): void {
    const url = this.#suggestions[index]?.url;
    if (url === undefined) return;
    this.close();
    location.assign(url);
  }
}
