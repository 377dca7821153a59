import { expect, test } from 'vitest'
import { cliGroup } from '../bin/cli-group.mjs'
import { bundles } from './bundle-list.ts'

test('the flowbench command knows the same of its bundle as the build', () => {
  const { name, entries, inputs } = bundles.cli
  const outputs = entries.map(({ output }) => output)
  expect({ ...cliGroup }).toEqual({ name, entry: entries[0]?.source, inputs, outputs })
})
