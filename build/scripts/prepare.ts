/**
 * Runs at the end of `npm ci`: makes `npx flowbench` work and builds the CLI. A source that does not build is said
 * and is no failure of the installation; the command itself says it again.
 */
import { stripVTControlCharacters } from 'node:util'
import { buildBundle } from './build-bundle.ts'
import { checkoutRoot } from './checkout-root.ts'
import { linkCommand } from './link-command.ts'

linkCommand(checkoutRoot)
try {
  const outcome = await buildBundle(checkoutRoot, 'cli')
  if (outcome.kind === 'missing')
    console.error(`prepare: cli not built, missing: ${outcome.entries.join(', ')}`)
} catch (error) {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  console.error(`prepare: cli not built: ${message}`)
}
