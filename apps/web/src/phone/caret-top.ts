/**
 * Where on the screen the line of a place in the text is, read off the mirror (a textarea tells nobody).
 * @returns pixels from the top of the viewport, or `null` where the mirror does not show that place
 */
export function caretTop(mirror: HTMLElement, place: number): number | null {
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // The names at others' carets are in the mirror, but not of the text.
    if (node.parentElement?.closest('.name')) continue;
    const length = node.nodeValue?.length ?? 0;
    if (left > length) {
      left -= length;
      continue;
    }
    const range = document.createRange();
    range.setStart(node, left);
    range.setEnd(node, left);
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
    return box.height > 0 ? box.top : null;
  }
  return null;
}
