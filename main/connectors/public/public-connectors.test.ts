import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { vendorHosts } from '../../../shared/connectors/vendor-hosts.ts'
import { checkConnectors } from '../../cli/connectors/check-connectors.ts'
import { readConnectorFiles } from '../../services/connector-files.ts'
import { findPublicFolder } from '../public-folder.ts'
import { operationGaps } from '../shipped/send-through-proxy.ts'
import { publicConnectors } from './index.ts'

const folder = findPublicFolder() ?? ''

test('every folder is in the list, and nothing else', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(publicConnectors.map(({ id }) => id).sort())
})

test('every description is sound', async () => {
  const checked = await checkConnectors([folder], folder)
  expect(checked.flatMap(({ id, problems }) => problems.map((problem) => [id, problem]))).toEqual([])
})

test.each(publicConnectors.map((connector) => [connector.id, connector] as const))(
  '%s: code and description have the same operations; its hosts are named; it has a sandbox',
  async (id, connector) => {
    const { model } = await readConnectorFiles(join(folder, id))
    expect(operationGaps(model, connector)).toEqual([])
    expect(vendorHosts(model).length).toBeGreaterThan(0)
    const sandbox = connector.sandbox
    expect(sandbox).toBeDefined()
    const seed = sandbox?.seed(0) ?? ''
    // What a sandbox tells of its state it also takes.
    expect(JSON.parse(sandbox?.read(JSON.parse(seed), 0) ?? '')).toEqual(JSON.parse(seed))
  },
)
