import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPackage } from '../../main/services/flow-package/read-package.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { corpusFolder } from '../support/corpus-flows.ts'

const folder = corpusFolder()

describe.skipIf(folder === undefined)('packages as people exported them', () => {
  const packages = join(folder ?? '', 'flows/packages')
  const files = folder === undefined ? [] : readdirSync(packages).filter((name) => name.endsWith('.zip'))

  test('there are some', () => expect(files.length).toBeGreaterThan(0))

  test.each(files)('%s: every flow is read, named and an own flow file', async (name) => {
    const found = await readPackage(readFileSync(join(packages, name)), name)
    expect(found.notes.filter(({ note }) => note === 'unreadable')).toEqual([])
    for (const flow of found.flows) {
      expect(flow.name).not.toMatch(/\.json$|[0-9a-f]{8}-/i)
      const document = openFlowDocument(flow.text)
      expect(document.shape).toBe('solution')
      expect(document.flow.displayName).toBe(flow.name)
      expect(Object.keys(document.definition?.actions ?? {})).toHaveLength(flow.actions)
      expect(document.syntaxProblems).toEqual([])
    }
    const told = found.flows.map(({ errors, problems }) => (errors === 0 ? 'sound' : problems.join('; ')))
    console.log(
      `${name}: ${found.kind} “${found.title}”, ${found.variables.length} variables; ${told.join(' | ')}`,
    )
  })
})
