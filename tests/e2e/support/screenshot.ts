import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { checkoutRoot } from '../../../build/scripts/checkout-root.ts'

/**
 * Keeps a picture of the window as `<name>.png`: in test-results/screenshots or, with FLOWBENCH_SCREENSHOTS=docs, in
 * docs/screenshots, where the README takes its pictures from. Answers the file's path.
 */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const folder =
    process.env.FLOWBENCH_SCREENSHOTS === 'docs' ? 'docs/screenshots' : 'test-results/screenshots'
  mkdirSync(join(checkoutRoot, folder), { recursive: true })
  const path = join(checkoutRoot, folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  return path
}
