import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Never collected: other tools' tests and what builds leave behind. */
const exclude = ['**/node_modules/**', '**/dist/**', 'tests/e2e/**']

/** `unit`: beside the sources. `conformance`: whole suites under tests/, fed by the shared cases and corpus. */
export default defineConfig({
  plugins: [react()],
  test: {
    // For machines ten times slower than ours: only what never comes is to run into them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,main,renderer,build,bench}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/patient-screens.ts'],
          exclude,
        },
      },
      {
        extends: true,
        test: { name: 'conformance', include: ['tests/**/*.test.ts'], exclude, testTimeout: 300_000 },
      },
    ],
  },
})
