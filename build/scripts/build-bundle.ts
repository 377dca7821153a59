import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isFresh, takeStamp, writeStamp } from '../bin/source-stamp.mjs'
import { bundleConfigs } from '../bundle/bundle-configs.ts'
import { type BundleName, bundles } from '../bundle/bundle-list.ts'
import { copyConnectors } from '../bundle/copy-connectors.ts'

/** How a group came out: made anew, found up to date, or impossible because sources are not there. */
export type BuildOutcome =
  | { readonly kind: 'built'; readonly durationMs: number }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'missing'; readonly entries: readonly string[] }

/**
 * Builds one group unless it is up to date. Output appears all at once: it is written to a folder of its own and
 * then takes the old one's place, so that a process starting meanwhile never sees half a build.
 * @throws what Vite throws on a source that does not bundle
 */
export async function buildBundle(root: string, name: BundleName, force = false): Promise<BuildOutcome> {
  const spec = bundles[name]
  const sources = spec.entries.map((entry) => entry.source)
  const missing = sources.filter((source) => !existsSync(join(root, source)))
  if (missing.length > 0) return { kind: 'missing', entries: missing }
  const outputs = spec.entries.map((entry) => entry.output)
  if (!force && isFresh(root, { name, inputs: spec.inputs, outputs })) return { kind: 'fresh' }

  const started = performance.now()
  const stamp = takeStamp(root, spec.inputs)
  const temporary = `dist/.building/${name}-${process.pid}`
  const { build } = await import('vite')
  try {
    for (const config of bundleConfigs(root, name, temporary)) await build(config)
    if (name !== 'renderer') copyConnectors(root, join(root, temporary))
    await swapFolders(join(root, temporary), join(root, spec.outDir))
  } finally {
    rmSync(join(root, temporary), { recursive: true, force: true })
  }
  writeStamp(root, name, stamp)
  return { kind: 'built', durationMs: Math.round(performance.now() - started) }
}

/** Puts `fresh` in the place of `target`, which may exist, also while another process does the same. */
async function swapFolders(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`
  mkdirSync(dirname(target), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    if (existsSync(target)) await rename(target, `${old}-${attempt}`).catch(() => undefined)
    try {
      await rename(fresh, target)
      break
    } catch (error) {
      if (attempt >= 5) throw error
    }
  }
  for (let attempt = 1; attempt <= 5; attempt++)
    await rm(`${old}-${attempt}`, { recursive: true, force: true })
}
