import { test as base } from '@playwright/test'
import { makeAppFolders } from './app-folders.ts'
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch.ts'

/** What every end-to-end test gets. */
interface Fixtures {
  /** Starts the app; whatever still runs when the test ends is ended too, whether it passed or not. */
  readonly launch: (options?: LaunchOptions) => Promise<LaunchedApp>
  /** Folders of one installation, to start it more than once or to fill them beforehand; removed after the test. */
  readonly folders: { readonly userDataDir: string; readonly documentsDir: string }
}

/**
 * `test` of the end-to-end tests. After a failure the last picture of each window and what the main process printed
 * are attached to the report.
 */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  folders: async ({}, use) => {
    const folders = makeAppFolders({})
    await use({ userDataDir: folders.userData, documentsDir: folders.documents })
    folders.dispose()
  },
  launch: async ({ playwright: _ }, use, testInfo) => {
    const started: LaunchedApp[] = []
    await use(async (options) => {
      const launched = await launchApp(options)
      started.push(launched)
      return launched
    })
    const failed = testInfo.status !== testInfo.expectedStatus
    for (const [index, launched] of started.entries()) {
      if (failed) {
        await testInfo.attach(`main-${index + 1}.log`, { body: launched.output(), contentType: 'text/plain' })
        const path = testInfo.outputPath(`window-${index + 1}.png`)
        const taken = await launched.page.screenshot({ path, timeout: 5_000 }).catch(() => null)
        if (taken) await testInfo.attach(`window-${index + 1}.png`, { path, contentType: 'image/png' })
      }
      await launched.kill()
      launched.dispose()
    }
  },
})

export { expect } from '@playwright/test'
