import type { Attachment } from 'svelte/attachments';

/**
 * Gives an element the largest type, between the two sizes, in which what is in it fits; shares of the wall's height.
 * It is fitted again when the text or the room for it changes.
 */
export function fitText(text: string, { least, most }: { least: number; most: number }): Attachment<HTMLElement> {
  return (element) => {
    const fits = (size: number) => {
      element.style.fontSize = `${size}vh`;
      return element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1;
    };
    const fit = () => {
      let [low, high] = [least, most];
      if (fits(high)) return;
      while (high - low > 0.1) {
        const middle = (low + high) / 2;
        if (fits(middle)) low = middle;
        else high = middle;
      }
      fits(low);
    };
    void text;
    fit();
    const watching = new ResizeObserver(fit);
    watching.observe(element);
    return () => watching.disconnect();
  };
}
