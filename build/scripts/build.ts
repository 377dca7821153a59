/**
 * Makes the bundles in dist/: `node build/scripts/build.ts [main|cli|renderer|gallery|all] [--force] [--quiet]`.
 * A group that is up to date is left alone.
 */
import { stripVTControlCharacters } from 'node:util'
import { type BundleName, bundleNames } from '../bundle/bundle-list.ts'
import { buildGallery } from '../gallery/build-gallery.ts'
import { sayGalleryProgress } from '../gallery/say-progress.ts'
import { buildBundle } from './build-bundle.ts'
import { checkoutRoot } from './checkout-root.ts'

const options = process.argv.slice(2)
const words = options.filter((option) => !option.startsWith('--'))
const force = options.includes('--force')
const quiet = options.includes('--quiet')

const known: readonly string[] = [...bundleNames, 'gallery', 'all']
const unknown = words.filter((word) => !known.includes(word))
if (unknown.length > 0) {
  console.error(`build: unknown bundle "${unknown.join('", "')}"; known are ${known.join(', ')}.`)
  process.exit(2)
}
const isAll = words.length === 0 || words.includes('all')
const wanted = isAll ? bundleNames : bundleNames.filter((name) => words.includes(name))

for (const name of wanted) {
  const complaint = await buildAndSay(name)
  if (complaint === null) continue
  console.error(`build: ${name} not built: ${complaint}`)
  process.exitCode = 1
}
if (isAll || words.includes('gallery')) {
  const outcome = await buildGallery(checkoutRoot, {
    force,
    ...(quiet ? {} : { onProgress: sayGalleryProgress('build') }),
  })
  if (outcome.kind === 'missing') {
    console.error(`build: gallery not built: ${outcome.entries.join(', ')} is not installed`)
    process.exitCode = 1
  } else if (!quiet) {
    console.error(
      outcome.kind === 'fresh'
        ? 'build: gallery is up to date'
        : `build: gallery ${outcome.kind === 'cached' ? 'taken from the cache' : 'built'} in ${outcome.durationMs} ms`,
    )
  }
}

/** Builds a group; answers why it could not be made, or null. */
async function buildAndSay(name: BundleName): Promise<string | null> {
  try {
    const outcome = await buildBundle(checkoutRoot, name, force)
    if (outcome.kind === 'missing') return `its entry is missing: ${outcome.entries.join(', ')}`
    if (!quiet) {
      const how = outcome.kind === 'fresh' ? 'is up to date' : `built in ${outcome.durationMs} ms`
      console.error(`build: ${name} ${how}`)
    }
    return null
  } catch (error) {
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  }
}
