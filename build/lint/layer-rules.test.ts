import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutRoot } from '../scripts/checkout-root.ts'

/** Importing file, what it imports, the rule that forbids it (null: allowed). */
const imports: readonly (readonly [string, string, string | null])[] = [
  ['shared/wdl/a.ts', 'shared/run/b.ts', null],
  ['shared/wdl/c.ts', 'main/services/b.ts', 'shared-knows-only-itself'],
  ['shared/wdl/c.test.ts', 'main/services/b.ts', 'shared-knows-only-itself'],
  ['shared/wdl/d.ts', 'node:fs', 'shared-has-no-node'],
  ['shared/wdl/d.test.ts', 'node:fs', null],
  ['shared/wdl/e.tsx', 'react', 'shared-has-no-platform'],
  ['shared/wdl/f.ts', 'zod', null],
  ['main/engine/a.ts', 'shared/run/b.ts', null],
  ['main/engine/b.ts', 'main/connectors/b.ts', 'engine-knows-only-shared'],
  ['main/engine/c.ts', 'node:crypto', 'engine-has-no-node'],
  ['main/engine/d.ts', 'undici', 'engine-has-no-platform'],
  ['main/actions/a.ts', 'main/engine/ports.ts', null],
  ['main/actions/b.ts', 'main/connectors/b.ts', null],
  ['main/actions/c.ts', 'main/storage/b.ts', 'handlers-know-engine-and-connectors'],
  ['main/triggers/d.ts', 'main/services/b.ts', 'handlers-know-engine-and-connectors'],
  ['main/connectors/a.ts', 'undici', null],
  ['main/connectors/c.ts', 'main/credentials/b.ts', 'adapters-stand-alone'],
  ['main/storage/a.ts', 'main/engine/ports.ts', 'adapters-stand-alone'],
  ['main/credentials/a.ts', 'keytar', null],
  ['main/storage/c.ts', 'keytar', 'keychain-in-credentials'],
  ['main/services/a.ts', 'main/engine/ports.ts', null],
  ['main/services/c.ts', 'main/ipc/b.ts', 'services-know-no-door'],
  ['main/services/d.ts', 'electron', 'electron-in-app-and-preload'],
  ['main/services/e.ts', 'electron-store', 'electron-in-app-and-preload'],
  ['main/ipc/a.ts', 'main/services/b.ts', null],
  ['main/ipc/c.ts', 'main/storage/b.ts', 'ipc-knows-services'],
  ['main/ipc/d.ts', 'main/engine/ports.ts', 'ipc-knows-services'],
  ['main/preload/a.ts', 'shared/ipc/b.ts', null],
  ['main/preload/c.ts', 'electron', null],
  ['main/preload/d.ts', 'shared/run/b.ts', 'preload-knows-the-contract'],
  ['main/preload/e.ts', 'main/services/b.ts', 'preload-knows-the-contract'],
  ['main/cli/a.ts', 'main/services/b.ts', null],
  ['main/cli/c.ts', 'main/app/b.ts', 'cli-has-no-window'],
  ['main/app/a.ts', 'main/engine/ports.ts', null],
  ['main/app/c.ts', 'electron', null],
  ['renderer/app/a.tsx', 'shared/ipc/b.ts', null],
  ['renderer/app/c.tsx', 'main/services/b.ts', 'renderer-knows-shared'],
  ['renderer/app/d.tsx', 'electron', 'electron-in-app-and-preload'],
  ['renderer/app/e.tsx', 'node:path', 'renderer-has-no-node'],
  ['renderer/ui/a.tsx', 'renderer/strings/b.ts', null],
  ['renderer/ui/c.tsx', 'renderer/bridge/b.ts', 'ui-shows-and-tells'],
  ['renderer/ui/d.tsx', 'zustand', 'ui-shows-and-tells'],
  ['main/app/d.ts', 'build/scripts/b.ts', 'product-needs-no-tools'],
  ['shared/run/c.ts', 'shared/wdl/c.test.ts', 'tests-are-not-imported'],
  ['shared/cycle/a.ts', 'shared/cycle/b.ts', 'no-cycle'],
  // The other half of that cycle, which is reported once.
  ['shared/cycle/b.ts', 'shared/cycle/a.ts', null],
]

const packages = ['react', 'zod', 'undici', 'keytar', 'electron', 'electron-store', 'zustand']
const targets = imports.map(([, target]) => target).filter((target) => /\.tsx?$/.test(target))
let folder: string
let found: Map<string, string[]>

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'layer-rules-'))
  write('package.json', '{"type":"module"}')
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  for (const target of targets) write(target, 'export interface A {}\n')
  for (const [from, target] of imports) {
    const specifier = /\.tsx?$/.test(target) ? `${'../'.repeat(from.split('/').length - 1)}${target}` : target
    // Types count like values: an arrow is about knowing.
    write(from, `import type { A } from '${specifier}'\nexport type B = A\n`)
  }
  const cruiser = join(checkoutRoot, 'node_modules/dependency-cruiser')
  const { bin } = JSON.parse(readFileSync(join(cruiser, 'package.json'), 'utf8')) as {
    bin: Record<string, string>
  }
  const config = join(checkoutRoot, '.dependency-cruiser.cjs')
  const args = [join(cruiser, bin.depcruise as string), '--config', config, '--output-type', 'json']
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [...args, 'shared', 'main', 'renderer', 'build'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout) => resolve(stdout),
    )
  })
  const report = JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  found = new Map()
  for (const { from, rule } of report.summary.violations)
    found.set(from, [...(found.get(from) ?? []), rule.name])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(imports)('%s imports %s: %s', (from, _, rule) => {
  const broken = [...new Set(found.get(from) ?? [])]
  if (rule === null) expect(broken).toEqual([])
  else expect(broken).toContain(rule)
})
