import { expect, type Page } from '@playwright/test';
import { admin } from './server.ts';
import { totp } from './totp.ts';

/** A second factor for the first account, without which nobody does anything to an organisation or the service. In Finnish. */
export async function turnOnCodes(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/desk/account`);
  await page.locator('#begin-password').fill(admin.password);
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  const key = await page.locator('#second ~ p code').textContent();
  await page.locator('#code').fill(totp(key ?? ''));
  await page.getByRole('button', { name: 'Vahvista' }).click();
  await expect(page.getByText('Kaksivaiheinen kirjautuminen on käytössä.')).toBeVisible();
}
