/** Runs of the command line that need more than their file: called flows, values from files around it, ARM texts. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../run-cli.ts'
import { createFakeIo, type FakeIo } from '../testing/fake-io.ts'

let folder = ''
let io: FakeIo
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-around-'))
  io = createFakeIo({ cwd: folder })
})
afterEach(() => rm(folder, { recursive: true }))

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
const request = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } }
const definition = (actions: object, parameters: object = {}) => ({
  $schema: schema,
  contentVersion: '1.0.0.0',
  parameters,
  triggers: request,
  actions,
  outputs: {},
})
const solution = (displayName: string, of: object) => ({
  schemaVersion: '1.0.0.0',
  properties: { displayName, connectionReferences: {}, definition: of },
})
const answer = (body: unknown, runAfter: object = {}) => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode: 200, body },
  runAfter,
})
const call = (host: object, body: object = { n: 20 }) => ({
  type: 'Workflow',
  inputs: { host, body, retryPolicy: { type: 'none' } },
  runAfter: {},
})

async function write(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

interface Report {
  readonly status: string
  readonly error?: { readonly code: string; readonly message: string }
  readonly actions: readonly {
    readonly name: string
    readonly status: string
    readonly code?: string
    readonly outputs?: unknown
    readonly error?: { readonly message: string }
  }[]
}

async function run(file: string, ...options: string[]): Promise<Report> {
  await runCli(['run', file, '--json', ...options], io)
  return JSON.parse(io.stdout.text()) as Report
}

const outputsOf = ({ actions }: Report, name: string) =>
  actions.find((action) => action.name === name)?.outputs
const bodyOf = (report: Report, name: string) =>
  (outputsOf(report, name) as { body?: unknown } | undefined)?.body

const child = definition({
  Twice: { type: 'Compose', inputs: "@mul(2, triggerBody()['n'])", runAfter: {} },
  Answer: answer({ twice: "@outputs('Twice')" }, { Twice: ['Succeeded'] }),
})

const guid = '613b8c18-5ad4-ec11-a7b5-000d3af4ac06'

test.each<[string, object, Readonly<Record<string, unknown>>]>([
  [
    'by the id at the end of its file’s name',
    { workflowReferenceName: guid },
    { [`flows/Child-${guid.toUpperCase()}.json`]: solution('Child', child) },
  ],
  [
    'by its file’s name',
    { workflow: { id: '/x/workflows/CHILD' } },
    { 'flows/child.json': solution('C', child) },
  ],
  [
    'by its display name',
    { workflow: { id: 'The child' } },
    { 'flows/x.json': solution('The child', child) },
  ],
  [
    'by the id of an exported package',
    { workflowReferenceName: guid },
    {
      'flows/p.json': {
        name: guid,
        id: `/flows/${guid}`,
        type: 'Microsoft.Flow/flows',
        properties: { definition: child },
      },
    },
  ],
])('a called flow is found %s, and runs', async (_how, host, files) => {
  await write({ ...files, 'flows/parent.json': solution('Parent', definition({ Call: call(host) })) })
  const report = await run('flows/parent.json')
  expect([report.status, bodyOf(report, 'Call')]).toEqual(['Succeeded', { twice: 40 }])
  expect(io.exitCode()).toBe(0)
})

test('flows called by called flows come along, circles end', async () => {
  const middle = definition({
    Down: call({ workflow: { id: 'child' } }, { n: "@triggerBody()['n']" }),
    Answer: answer("@body('Down')", { Down: ['Succeeded'] }),
    Up: { ...call({ workflow: { id: 'parent' } }), runAfter: { Answer: ['Failed'] } },
  })
  await write({
    'child.json': solution('C', child),
    'middle.json': solution('M', middle),
    'parent.json': solution('P', definition({ Call: call({ workflow: { id: 'middle' } }) })),
  })
  expect(bodyOf(await run('parent.json'), 'Call')).toEqual({ twice: 40 })
})

test('a called flow that is not there, or broken, fails its action with the reason', async () => {
  await write({
    'parent.json': solution('P', definition({ Call: call({ workflow: { id: 'nobody' } }) })),
    'caller.json': solution('P', definition({ Call: call({ workflow: { id: 'broken' } }) })),
    'broken.json': solution(
      'B',
      definition({ A: { type: 'Compose', inputs: 1, runAfter: { X: ['Succeeded'] } } }),
    ),
  })
  const missing = await run('parent.json')
  expect(missing.actions[0]).toMatchObject({
    status: 'Failed',
    error: { message: expect.stringContaining('nobody') },
  })
  io = createFakeIo({ cwd: folder })
  const broken = await run('caller.json')
  expect(broken.actions[0]).toMatchObject({
    status: 'Failed',
    error: { message: expect.stringContaining("'Call' cannot call its flow") },
  })
})

test('mocks answer calls of flows without running them', async () => {
  await write({
    'child.json': solution('C', child),
    'parent.json': solution('P', definition({ Call: call({ workflow: { id: 'child' } }) })),
  })
  const report = await run('parent.json', '--mocks', 'auto')
  expect(report.actions[0]).toMatchObject({ name: 'Call', status: 'Succeeded' })
  expect(bodyOf(report, 'Call')).not.toEqual({ twice: 40 })
})

test('environment variables reach parameters by schema name, name and $name', async () => {
  const actions = {
    Seen: {
      type: 'Compose',
      inputs: [
        "@parameters('Site (cr1_Site)')",
        "@parameters('Count')",
        "@parameters('$region')",
        "@parameters('Plain')",
      ],
      runAfter: {},
    },
  }
  const parameters = {
    'Site (cr1_Site)': { type: 'String', defaultValue: 'default', metadata: { schemaName: 'cr1_Site' } },
    Count: { type: 'Int' },
    Plain: { type: 'String', defaultValue: 'stays' },
  }
  await write({
    'environment.json': {
      id: 'e',
      name: 'E',
      variables: { CR1_SITE: 'https://site', count: '5', region: { type: 'String', value: 'west' } },
    },
    'flows/f.json': solution('F', definition(actions, parameters)),
  })
  expect(outputsOf(await run('flows/f.json'), 'Seen')).toEqual(['https://site', 5, 'west', 'stays'])
  io = createFakeIo({ cwd: folder })
  expect(outputsOf(await run('flows/f.json', '--parameter', 'Count=7'), 'Seen')).toMatchObject({ 1: 7 })
})

test('a Standard project gives parameters, app settings, connections and its other workflows', async () => {
  const actions = {
    Seen: {
      type: 'Compose',
      inputs: ["@parameters('size')", "@parameters('declared')"],
      runAfter: {},
    },
    Secret: { type: 'Compose', inputs: "@parameters('key')", runAfter: {} },
    Right: {
      type: 'Compose',
      inputs: "@if(equals(outputs('Secret'), 'k'), 1, div(1, 0))",
      runAfter: { Secret: ['Succeeded'] },
    },
    Call: call({ workflow: { id: 'other' } }),
  }
  await write({
    'app/host.json': {},
    'app/parameters.json': {
      size: { type: 'Int', value: 3 },
      key: { type: 'String', value: "@appsetting('theKey')" },
      declared: { type: 'String', value: "a-@{appsetting('part')}" },
    },
    'app/local.settings.json': { Values: { theKey: 'k', part: 'b' } },
    'app/connections.json': { managedApiConnections: { office365: { api: { id: '/x/office365' } } } },
    'app/main/workflow.json': {
      definition: definition(actions, { declared: { type: 'String' } }),
      kind: 'Stateful',
    },
    'app/Other/workflow.json': { definition: child, kind: 'Stateful' },
  })
  const report = await run('app/main/workflow.json')
  expect(outputsOf(report, 'Seen')).toEqual([3, 'a-b'])
  // A value from the app settings is a secret: it is used, and never shown.
  expect(report.actions.map(({ name, status }) => `${name} ${status}`)).toContain('Right Succeeded')
  expect(outputsOf(report, 'Secret')).toBeNull()
  expect(bodyOf(report, 'Call')).toEqual({ twice: 40 })
})

test('an ARM template runs as deployed with its defaults, and says what only Azure knows', async () => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: {
      name: { type: 'string', defaultValue: 'Greeter' },
      helper: { type: 'string', defaultValue: 'Helper' },
      who: { type: 'string' },
      place: { type: 'string', defaultValue: '[resourceGroup().location]' },
    },
    variables: { hello: "[concat('Hello ', parameters('name'))]" },
    resources: [
      {
        type: 'Microsoft.Logic/workflows',
        name: "[parameters('name')]",
        properties: {
          definition: definition(
            {
              Seen: {
                type: 'Compose',
                inputs: [
                  "[variables('hello')]",
                  "[concat('@{parameters(''given'')}', '!')]",
                  "[parameters('place')]",
                  '[[raw]',
                ],
                runAfter: {},
              },
              Call: call({
                workflow: { id: "[resourceId('Microsoft.Logic/workflows', parameters('helper'))]" },
              }),
            },
            { given: { type: 'String' } },
          ),
          parameters: { given: { value: "[parameters('who')]" } },
        },
      },
      {
        type: 'Microsoft.Logic/workflows',
        name: "[parameters('helper')]",
        properties: { definition: child },
      },
    ],
  }
  await write({
    'azuredeploy.json': template,
    'azuredeploy.parameters.json': { parameters: { who: { value: 'you' } } },
  })
  const report = await run('azuredeploy.json', '--flow', 'Greeter')
  expect(outputsOf(report, 'Seen')).toEqual(['Hello Greeter', 'you!', "[parameters('place')]", '[raw]'])
  expect(bodyOf(report, 'Call')).toEqual({ twice: 40 })
  expect(io.stderr.text()).toContain(
    "note: [parameters('place')] stays as it is: resourceGroup() is known to Azure only.",
  )
})
