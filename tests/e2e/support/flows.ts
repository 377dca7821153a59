import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { LaunchedApp } from './launch.ts'

/** Folder of the sample environment that the app copied to the person's documents. */
export function sampleFolder(launched: LaunchedApp): string {
  return join(launched.documents, 'Flowbench', 'Sample environment')
}

/** Bytes of a flow file of the sample environment, as text (the samples are UTF-8 without BOM). */
export function readSampleFlow(launched: LaunchedApp, fileName: string): string {
  return readFileSync(join(sampleFolder(launched), 'flows', fileName), 'utf8')
}

/** Goes to a page by the rail on the left. */
export async function goTo(
  page: Page,
  name: 'Home' | 'Flows' | 'Runs' | 'Connections' | 'Connectors' | 'Sandboxes' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true }).click()
}

/** Opens a flow from the list by a click on its row. */
export async function openFlow(page: Page, displayName: string): Promise<void> {
  await goTo(page, 'Flows')
  await page.getByRole('row', { name: displayName, exact: true }).click()
  await page.getByRole('tab', { name: 'Designer', exact: true }).waitFor()
}

/** Brings the whole flow into view: cards outside it are not drawn. */
export async function showWholeFlow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the whole flow' }).click()
}

/** Shows the open flow as canvas, text or both. */
export async function showView(page: Page, view: 'Designer' | 'Code' | 'Split'): Promise<void> {
  await page.getByRole('tab', { name: view, exact: true }).click()
}

/** The card of a step on the canvas, by the beginning of its name as the canvas shows it. */
export function step(page: Page, title: string): Locator {
  return page
    .getByRole('region', { name: 'Flow designer' })
    .getByRole('button', { name: new RegExp(`^${title}, (.+, )?(Action|Trigger)\\b`) })
}

/**
 * Replaces the next occurrence of a text in the code view by hand: finds it with the editor's own search, pastes over
 * it (pasting, since typing would let the editor close quotes and braces).
 */
export async function replaceInCode(launched: LaunchedApp, from: string, to: string): Promise<void> {
  const { page, app } = launched
  const code = page.getByRole('textbox', { name: 'Code of the flow' })
  await code.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ControlOrMeta+F')
  const find = page.getByRole('textbox', { name: 'Find' })
  await find.fill(from)
  await page.getByText('1 of 1', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), to)
  await page.keyboard.press('ControlOrMeta+V')
}

/** A notice at the edge of the window by its title. What is read aloud says the same, so a text alone is found twice. */
export function notice(page: Page, title: string): Locator {
  return page.locator('.fui-ToastTitle', { hasText: title })
}
