import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { folderTrash } from '../storage/environment-trash.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { makeZip } from '../storage/zip/testing/make-zip.ts'
import { ConnectorLibrary } from './connector-library.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'
import { FlowRenames } from './flow-renames.ts'
import { FlowService } from './flow-service.ts'
import { newFlowText } from './new-flow.ts'
import { PackageImports } from './package-imports.ts'

let root: string
let environmentId: EnvironmentId
let packages: PackageImports
let told: EnvironmentId[]

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-packages-')))
  const settings = memorySettingsStore()
  const environments = new EnvironmentService({ settings, documentsFolder: root, sampleSource: undefined })
  environmentId = (await environments.create({ name: 'Test', path: join(root, 'env') })).id
  const files = directFlowFiles
  const trash = folderTrash(join(root, 'trash'))
  const flows = new FlowService({ environments, files, trash, renames: new FlowRenames(settings) })
  told = []
  packages = new PackageImports({
    environments,
    files,
    flows,
    library: new ConnectorLibrary({ publicFolder: join(root, 'public') }),
    connectorsChanged: (id) => told.push(id),
  })
})
afterEach(() => rm(root, { recursive: true, force: true }))

const variable = (name: string, value: string) => ({
  name: `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`,
  content: `<environmentvariabledefinition schemaname="${name}"><displayname default="${name}" /><defaultvalue>${value}</defaultvalue></environmentvariabledefinition>`,
})
const solution = makeZip([
  { name: 'solution.xml', content: '<ImportExportXml />' },
  { name: 'Workflows/One.json', content: newFlowText('instant', 'x') },
  { name: 'Workflows/Two.json', content: newFlowText('scheduled', 'y') },
  variable('p_Team', 'red'),
  variable('p_Known', 'theirs'),
])

test('chosen flows are made under their names, variables where they are missing', async () => {
  const manifest = join(root, 'env/environment.json')
  const { id } = JSON.parse(await readFile(manifest, 'utf8'))
  await writeFile(manifest, `{\n  "id": "${id}",\n  // ours\n  "variables": { "P_KNOWN": "mine" }\n}\n`)
  const { token, flows } = await packages.open(solution, 'a.zip')
  expect(flows.map((flow) => [flow.id, flow.name, Object.hasOwn(flow, 'text')])).toEqual([
    ['Workflows/One.json', 'One', false],
    ['Workflows/Two.json', 'Two', false],
  ])
  const wanted = [{ id: 'Workflows/Two.json', displayName: 'Second' }]
  const answer = await packages.importFlows({
    environmentId,
    token,
    flows: wanted,
    withVariables: true,
    withConnectors: true,
  })
  expect(answer).toMatchObject({ made: [{ displayName: 'Second' }], failed: [], variables: ['p_Team'] })
  expect(await readdir(join(root, 'env/flows'))).toEqual(['Second.json'])
  const after = await readFile(manifest, 'utf8')
  expect(after).toContain('// ours')
  expect(after).toMatch(/"P_KNOWN": "mine",\s+"p_Team": "red"/)
})

test('of many opened files the oldest is forgotten, and says so', async () => {
  const first = await packages.open(solution, 'a.zip')
  for (let count = 0; count < 4; count++) await packages.open(solution, 'b.zip')
  const flows = [{ id: 'Workflows/One.json', displayName: 'One' }]
  await expect(
    packages.importFlows({
      environmentId,
      token: first.token,
      flows,
      withVariables: false,
      withConnectors: true,
    }),
  ).rejects.toMatchObject({ code: 'request.package-gone' })
  expect(await readdir(join(root, 'env/flows'))).toEqual([])
})

const description = (title: string) =>
  `{"swagger": "2.0", "info": {"title": "${title}", "version": "1"}, "paths": {"/a": {"get": {"operationId": "Get", "responses": {}}}}}`
const withConnectors = makeZip([
  { name: 'solution.xml', content: '<ImportExportXml />' },
  { name: 'Workflows/One.json', content: newFlowText('instant', 'x') },
  { name: 'Connector/own_openapidefinition.json', content: description('Own') },
  { name: 'Connector/own_connectionparameters.json', content: '{"k": {"type": "securestring"}}' },
  { name: 'Connector/there_openapidefinition.json', content: description('Theirs') },
  { name: 'Connector/mail_openapidefinition.json', content: description('False mail') },
])

test('custom connectors come along; none takes the place of one that is there or of the app’s own', async () => {
  for (const folder of ['env/connectors/shared_there', 'public/shared_mail']) {
    await mkdir(join(root, folder), { recursive: true })
    await writeFile(join(root, folder, 'apiDefinition.swagger.json'), description('Kept'))
  }
  const { token, connectors } = await packages.open(withConnectors, 'a.zip')
  expect(connectors).toEqual([
    { path: 'Connector/own_openapidefinition.json', id: 'shared_own', title: 'Own', operations: 1 },
    { path: 'Connector/there_openapidefinition.json', id: 'shared_there', title: 'Theirs', operations: 1 },
    { path: 'Connector/mail_openapidefinition.json', id: 'shared_mail', title: 'False mail', operations: 1 },
  ])
  const request = {
    environmentId,
    token,
    flows: [{ id: 'Workflows/One.json', displayName: 'One' }],
    withVariables: true,
  }
  expect(await packages.importFlows({ ...request, withConnectors: false })).toMatchObject({ connectors: [] })
  expect(await packages.importFlows({ ...request, withConnectors: true })).toMatchObject({
    connectors: ['Own'],
    failed: [],
  })
  expect(told).toEqual([environmentId])
  expect((await readdir(join(root, 'env/connectors'))).sort()).toEqual(['shared_own', 'shared_there'])
  const file = (name: string) => readFile(join(root, 'env/connectors', name), 'utf8')
  expect(await file('shared_there/apiDefinition.swagger.json')).toBe(description('Kept'))
  expect(await file('shared_own/apiDefinition.swagger.json')).toBe(description('Own'))
  expect(JSON.parse(await file('shared_own/apiProperties.json'))).toEqual({
    properties: { connectionParameters: { k: { type: 'securestring' } } },
  })
})
