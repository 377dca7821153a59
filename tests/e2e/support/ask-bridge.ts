import type { Page } from '@playwright/test'

/**
 * Asks main as the window does, through the bridge that preload put there. Rejects with the error's code and message.
 * For what a test needs done and another test does by hand.
 */
export async function askBridge(
  page: Page,
  area: string,
  verb: string,
  args: object | undefined,
): Promise<unknown> {
  const answer = await page.evaluate(
    (asked) => {
      const { flowbench } = window as unknown as {
        flowbench: Record<string, Record<string, (args: unknown) => Promise<unknown>>>
      }
      return flowbench[asked.area]?.[asked.verb]?.(asked.args)
    },
    { area, verb, args },
  )
  const { ok, value, error } = answer as { ok: boolean; value: unknown; error: object }
  if (!ok) throw new Error(`${area}:${verb} failed: ${JSON.stringify(error)}`)
  return value
}
