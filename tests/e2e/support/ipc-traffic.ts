import type { ElectronApplication } from '@playwright/test'

/** Handlers as Electron keeps them; it has no public list. */
interface InvokeHandlers {
  readonly _invokeHandlers: Map<string, (...args: unknown[]) => unknown>
}

/**
 * Records everything that main says to its windows from now on: answers and events. What windows say to main is theirs
 * and not recorded: a secret is entered there once.
 */
export async function recordTraffic(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, ipcMain }) => {
    const traffic: string[] = []
    ;(globalThis as { flowbenchTraffic?: string[] }).flowbenchTraffic = traffic
    const { _invokeHandlers: handlers } = ipcMain as unknown as InvokeHandlers
    for (const [channel, handler] of [...handlers]) {
      handlers.set(channel, async (...args) => {
        const answer = await handler(...args)
        traffic.push(`${channel} ${JSON.stringify(answer)}`)
        return answer
      })
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel: string, ...args: unknown[]) => {
        traffic.push(`${channel} ${JSON.stringify(args)}`)
        send(channel, ...args)
      }
    }
  })
}

/** What was recorded, one line a message. */
export function recordedTraffic(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { flowbenchTraffic?: string[] }).flowbenchTraffic ?? [])
}
