import { expect, openContext, test } from '../support/stage.ts';

const story = '/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan';
const pages = [
  '/',
  '/tarinat',
  '/tarinat?q=kokeilu&stage=ended',
  story,
  `${story}/versiot`,
  '/kartta',
  '/vaikutus',
  '/kuratointi',
];

/** How many stops of the Tab key are looked at on a page; maps have hundreds. */
const stops = 25;

/** A screen of 1280 × 1024 at 400 %: WCAG 1.4.10. */
test('at 400 % nothing is wider than the screen, and what has the focus is seen', async ({ browser, server }) => {
  const context = await openContext(browser, 'desk', 'fi', {
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
  });
  const page = await context.newPage();
  for (const path of pages) {
    await page.goto(server.url + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, path).toBeLessThanOrEqual(320);
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return null;
        const { left, top, right, bottom } = focused.getBoundingClientRect();
        // The middle of what of it is on the screen.
        const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
        const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
        const there = document.elementFromPoint(x, y);
        const isSeen = there !== null && (focused.contains(there) || there.contains(focused));
        return isSeen ? null : focused.outerHTML.slice(0, 120);
      });
      expect.soft(unseen, `${path}, stop ${stop}`).toBeNull();
    }
  }
  await context.close();
});
