import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliIo } from '../cli-io.ts'

/** Adds `flowbench connectors` with `check`, `search` and `add`. */
export function registerConnectors(program: Command, io: CliIo): void {
  const connectors = program.command('connectors').description('look at connectors, and add public APIs')
  registerCheck(connectors, io)
  registerSearch(connectors, io)
  registerAdd(connectors, io)
}

/** `check DIR...`: exit code 1 if a connector has an error. */
function registerCheck(connectors: Command, io: CliIo): void {
  connectors
    .command('check')
    .summary('check connectors and say what is wrong, with places')
    .description(
      'Reads connectors (folders with apiDefinition.swagger.json and apiProperties.json, or OpenAPI files: Swagger 2.0, OpenAPI 3.0 and 3.1) and prints every problem with file, line and column. A folder of connectors, or an environment, stands for all of its connectors.',
    )
    .argument('<dirs...>', 'folders of connectors, or OpenAPI files')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExit codes: 0 all can be used, 1 one has an error, 2 usage.')
    .action(async (dirs: readonly string[], _options: unknown, command: Command) => {
      const { json, verbose } = command.optsWithGlobals<{ json?: boolean; verbose?: boolean }>()
      const { checkConnectors } = await import('../connectors/check-connectors.ts')
      const checked = await checkConnectors(dirs, io.cwd)
      if (json === true) io.stdout.write(`${JSON.stringify(checked, null, 2)}\n`)
      else {
        const { showCheckedConnectors } = await import('../connectors/show-checked.ts')
        showCheckedConnectors(checked, io, { verbose: verbose === true })
      }
      io.setExitCode(checked.every(({ ok }) => ok) ? 0 : 1)
    })
}

/** `search [WORDS...]`: exit code 1 if nothing is found. */
function registerSearch(connectors: Command, io: CliIo): void {
  connectors
    .command('search')
    .summary('search the gallery of public APIs')
    .description(
      'Searches the gallery that comes with Flowbench, offline: the best match first, each with the id by which `connectors add` takes it. Without words it lists by name.',
    )
    .argument('[words...]', 'words of the name, the provider, a category or the description')
    .option('--category <name>', 'of this category only, such as developer_tools')
    .addOption(
      new Option('--auth <kind>', 'with this kind of sign-in only').choices([
        'none',
        'apiKey',
        'basic',
        'oauth2',
      ]),
    )
    .addOption(new Option('--limit <count>', 'most entries to print').default(20).argParser(readLimit))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExit codes: 0 something was found, 1 nothing, 2 usage, or no gallery here.')
    .action(async (words: readonly string[], options: SearchOptions, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>()
      const { searchConnectors } = await import('../connectors/search-connectors.ts')
      const { findGallery } = await import('../connectors/find-gallery.ts')
      const found = await searchConnectors(findGallery(io.env), { ...options, text: words.join(' ') })
      if (json === true) io.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
      else {
        const { showFound } = await import('../connectors/show-found.ts')
        showFound(found, io)
      }
      io.setExitCode(found.matches > 0 ? 0 : 1)
    })
}

interface SearchOptions {
  readonly category?: string
  readonly auth?: 'none' | 'apiKey' | 'basic' | 'oauth2'
  readonly limit: number
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit
  throw new InvalidArgumentError('It has to be a number from 1 to 10000.')
}

/** `add ENTRY [--env DIR]`. */
function registerAdd(connectors: Command, io: CliIo): void {
  connectors
    .command('add')
    .summary('add a public API of the gallery to an environment')
    .description(
      'Makes a connector of an entry of the gallery in the `connectors` folder of an environment. Flows of that environment can use it.',
    )
    .argument('<entry>', 'id of the entry, as `connectors search` prints it')
    .option('--env <dir>', 'folder of the environment', '.')
    .option('--json', 'print the result as JSON')
    .action(async (entry: string, options: { readonly env: string }, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>()
      const { addConnector } = await import('../connectors/search-connectors.ts')
      const { findGallery } = await import('../connectors/find-gallery.ts')
      const added = await addConnector(findGallery(io.env), entry, resolve(io.cwd, options.env))
      if (json === true) io.stdout.write(`${JSON.stringify(added, null, 2)}\n`)
      else {
        const { showAdded } = await import('../connectors/show-found.ts')
        showAdded(added, io)
      }
    })
}
