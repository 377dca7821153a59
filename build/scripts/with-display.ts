/**
 * `node build/scripts/with-display.ts -- COMMAND [ARGS]`: runs a command under a virtual screen with an unlocked
 * throw-away keyring and fresh XDG folders; for end-to-end tests and for taking screenshots on a machine without a
 * display. Exits as the command does.
 */
import { runWithDisplay } from './display/run-with-display.ts'

const given = process.argv.slice(2)
const [program, ...args] = given[0] === '--' ? given.slice(1) : given
if (program === undefined) {
  console.error('usage: node build/scripts/with-display.ts -- COMMAND [ARGS]')
  process.exit(2)
}
try {
  process.exitCode = await runWithDisplay([program, ...args])
} catch (error) {
  console.error(`with-display: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 127
}
