/**
 * Makes the bundles in dist/: `node build/scripts/build.ts [main|cli|renderer|all] [--force] [--if-present] [--quiet]`.
 * A group that is up to date is left alone. With `--if-present` a group without sources is no failure.
 */
import { type BundleName, bundleNames } from '../bundle/bundle-list.ts'
import { buildBundle } from './build-bundle.ts'
import { checkoutRoot } from './checkout-root.ts'

const options = process.argv.slice(2)
const words = options.filter((option) => !option.startsWith('--'))
const force = options.includes('--force')
const ifPresent = options.includes('--if-present')
const quiet = options.includes('--quiet')

const unknown = words.filter((word) => word !== 'all' && !bundleNames.includes(word as BundleName))
if (unknown.length > 0) {
  console.error(
    `build: unknown bundle "${unknown.join('", "')}"; known are ${bundleNames.join(', ')} and all.`,
  )
  process.exit(2)
}
const wanted = words.length === 0 || words.includes('all') ? bundleNames : (words as BundleName[])

for (const name of wanted) {
  const outcome = await buildBundle(checkoutRoot, name, force)
  if (outcome.kind === 'missing') {
    console.error(`build: ${name} not built, its entry is missing: ${outcome.entries.join(', ')}`)
    if (!ifPresent) process.exitCode = 1
  } else if (!quiet) {
    console.error(
      `build: ${name} ${outcome.kind === 'fresh' ? 'is up to date' : `built in ${outcome.durationMs} ms`}`,
    )
  }
}
