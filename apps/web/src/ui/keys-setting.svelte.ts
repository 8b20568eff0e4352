/** Where the setting is kept in this browser. */
const place = 'uskalla:keys';

/**
 * Whether single keys steer, in this browser. Whoever dictates or presses keys by mistake turns them off
 * (WCAG 2.1.4); a wall shown by the same browser follows.
 */
class KeysSetting {
  #isOn = $state(true);

  constructor() {
    this.#isOn = read() !== 'off';
    if (typeof addEventListener === 'function') {
      addEventListener('storage', ({ key }) => {
        if (key === place) this.#isOn = read() !== 'off';
      });
    }
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(on: boolean) {
    this.#isOn = on;
    try {
      localStorage.setItem(place, on ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  }
}

/** Also where there is no storage, or it is forbidden. */
function read(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

export const keys = new KeysSetting();
