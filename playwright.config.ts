import { defineConfig } from '@playwright/test'

const reportFile = process.env.FLOWBENCH_E2E_REPORT ?? 'test-results/e2e.json'

/** End-to-end tests: a real Electron, one at a time, each with folders of its own; no retries hide anything. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: reportFile }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
