/**
 * The `flowbench` command: the services without a window. Bundled to dist/cli/flowbench.mjs.
 * Only what every command needs is loaded here; each command's parts are loaded when it is chosen.
 */
import { processIo, quietWarnings, tolerateClosedPipes } from './process-io.ts'
import { runCli } from './run-cli.ts'

quietWarnings()
tolerateClosedPipes()
await runCli(process.argv.slice(2), processIo())
