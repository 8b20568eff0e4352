import type { Attachment } from 'svelte/attachments';

/** Fingers slip: this many pixels sideways, and clearly more sideways than down, are meant. */
const distance = 70;

/** Calls back for a sideways swipe. One that selects text or scrolls is left alone. */
export function swipe(options: { onleft: () => void; onright: () => void }): Attachment<HTMLElement> {
  return (element) => {
    let start: { x: number; y: number; at: number } | null = null;
    const down = (event: TouchEvent) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start = touch ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
    };
    const up = (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!start || !touch) return;
      const dx = touch.clientX - start.x;
      const dy = touch.clientY - start.y;
      const isQuick = event.timeStamp - start.at < 600;
      start = null;
      if (!isQuick || Math.abs(dx) < distance || Math.abs(dx) < 2 * Math.abs(dy)) return;
      if (hasSelection()) return;
      if (dx < 0) options.onleft();
      else options.onright();
    };
    element.addEventListener('touchstart', down, { passive: true });
    element.addEventListener('touchend', up, { passive: true });
    return () => {
      element.removeEventListener('touchstart', down);
      element.removeEventListener('touchend', up);
    };
  };
}

function hasSelection(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement && field.selectionStart !== field.selectionEnd;
}
