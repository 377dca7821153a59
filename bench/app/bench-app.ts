import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { checkoutRoot } from '../../build/scripts/checkout-root.ts'
import { currentUser, electronArguments } from '../../build/scripts/launcher/electron-arguments.ts'
import { findElectron } from '../../build/scripts/launcher/find-electron.ts'

/** How to start the real app with a profile and documents of its own. */
export interface BenchProfile {
  readonly executable: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  readonly documents: string
  dispose(): void
}

/** Makes a fresh profile; `dispose` takes it away. */
export async function makeProfile(): Promise<BenchProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-bench-'))
  const documents = join(folder, 'documents')
  mkdirSync(documents, { recursive: true })
  const runtime = await findElectron(checkoutRoot)
  const { args } = electronArguments(
    checkoutRoot,
    [`--user-data-dir=${join(folder, 'user-data')}`],
    currentUser(),
  )
  const env: Record<string, string> = { FLOWBENCH_E2E: '1', FLOWBENCH_DOCUMENTS: documents }
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') env[name] ??= value
  }
  return {
    executable: runtime.executable,
    args,
    env,
    documents,
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** The app with the sample environment open. */
export interface BenchApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Folder of the environment's flows. */
  readonly flows: string
  close(): Promise<void>
}

/** Starts the app under Playwright and waits for its sample environment. */
export async function launchBenchApp(): Promise<BenchApp> {
  const profile = await makeProfile()
  const { executable, args, env } = profile
  const app = await _electron.launch({ executablePath: executable, args: [...args], cwd: checkoutRoot, env })
  const page = await app.firstWindow()
  await page.getByRole('button', { name: 'Environment: Sample environment' }).waitFor()
  return {
    app,
    page,
    flows: join(profile.documents, 'Flowbench', 'Sample environment', 'flows'),
    async close() {
      await app.close().catch(() => app.process().kill('SIGKILL'))
      profile.dispose()
    },
  }
}

/** Waits until the page has had nothing to do for a moment. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    `new Promise((resolve) => setTimeout(() => requestIdleCallback(() => requestIdleCallback(resolve)), 250))`,
  )
}
