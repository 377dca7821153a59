import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot } from './checkout-root.ts'
import { sampleFlow } from './sample-flow.ts'

test('the first flow by name, or none', () => {
  const root = mkdtempSync(join(tmpdir(), 'sample-flow-'))
  try {
    expect(sampleFlow(root)).toBeNull()
    const flows = join(root, 'examples/sample-environment/flows')
    mkdirSync(join(flows, 'a.tests'), { recursive: true })
    expect(sampleFlow(root)).toBeNull()
    for (const name of ['c.json', 'b.json', 'a.md']) writeFileSync(join(flows, name), '')
    expect(sampleFlow(root)).toBe(join('examples/sample-environment/flows', 'b.json'))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

test('this checkout has one', () => {
  expect(sampleFlow(checkoutRoot)).toMatch(/\.json$/)
})
