/** Runs of an environment's flows with what lies around their files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import type { EngineHost } from './engine-host.ts'
import { FlowRenames } from './flow-renames.ts'
import { createLocalEngineHost } from './local-engine-host.ts'
import { RunService } from './run-service.ts'

const environmentId = asId.environment('e1')
let folder = ''
let engine: EngineHost
let runs: RunService

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-runs-'))
  mkdirSync(join(folder, 'flows'))
  engine = createLocalEngineHost({ databasePath: ':memory:' })
  runs = new RunService({
    engine,
    files: directFlowFiles,
    renames: new FlowRenames(memorySettingsStore()),
    currentText: async (_environmentId, flowId) => texts.get(flowId),
    pathOf: async (_environmentId, flowId) => join(folder, 'flows', `${flowId}.json`),
  })
})
afterEach(async () => {
  await engine.close()
  texts.clear()
  rmSync(folder, { recursive: true, force: true })
})

const texts = new Map<string, string>()

const definition = (actions: object, parameters: object = {}) => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters,
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions,
})
const compose = (inputs: unknown) => ({ Answer: { type: 'Compose', inputs, runAfter: {} } })
const solution = (of: object) =>
  JSON.stringify({ schemaVersion: '1.0.0.0', properties: { connectionReferences: {}, definition: of } })

async function answerOf(runId: RunId): Promise<unknown> {
  expect((await engine.whenDone(runId)).status).toBe('Succeeded')
  const outputs = foldEvents(await runs.events(runId))?.actions.get('Answer')?.outputs
  return outputs?.kind === 'inline' ? JSON.parse(outputs.json) : outputs
}

test('a flow calls the flow beside it, as it is in the file then', async () => {
  const respond = (body: unknown) =>
    solution(
      definition({ R: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body }, runAfter: {} } }),
    )
  writeFileSync(join(folder, 'flows', 'helper.json'), respond('first'))
  const flowId = asId.flow('main')
  const text = solution(
    definition({
      Call: { type: 'Workflow', inputs: { host: { workflow: { id: 'helper' } } }, runAfter: {} },
      Answer: { type: 'Compose', inputs: "@body('Call')", runAfter: { Call: ['Succeeded'] } },
    }),
  )
  texts.set(flowId, text)
  const run = await runs.start({ environmentId, flowId, text, mocks: 'none' })
  expect(await answerOf(run.runId)).toBe('first')
  const [child] = await runs.list({ flowId: asId.flow('helper'), limit: 5 })
  expect(child).toMatchObject({ origin: 'child', status: 'Succeeded', environmentId })

  writeFileSync(join(folder, 'flows', 'helper.json'), respond('second'))
  expect(await answerOf((await runs.resubmit(run.runId)).runId)).toBe('second')
})

test('environment variables of today go into a run, and into one that is started anew', async () => {
  const write = (site: string) =>
    writeFileSync(join(folder, 'environment.json'), JSON.stringify({ id: 'e1', variables: { site } }))
  const flowId = asId.flow('main')
  const text = solution(definition(compose("@parameters('Site')"), { Site: { type: 'String' } }))
  texts.set(flowId, text)
  write('https://one')
  const run = await runs.start({ environmentId, flowId, text, mocks: 'none' })
  expect(await answerOf(run.runId)).toBe('https://one')
  write('https://two')
  expect(await answerOf((await runs.resubmit(run.runId)).runId)).toBe('https://two')
})

test('of a text with several definitions the one that is shown runs, also anew', async () => {
  const flowId = asId.flow('template')
  const resource = (name: string) => ({
    type: 'Microsoft.Logic/workflows',
    name,
    properties: { definition: definition(compose(name)) },
  })
  const text = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources: [resource('One'), resource('Two')],
  })
  texts.set(flowId, text)
  const definitionPath = ['resources', 1, 'properties', 'definition']
  const run = await runs.start({ environmentId, flowId, text, mocks: 'none', definitionPath })
  expect([run.flowName, await answerOf(run.runId)]).toEqual(['Two', 'Two'])
  const again = await runs.resubmit(run.runId)
  expect([again.flowName, await answerOf(again.runId)]).toEqual(['Two', 'Two'])
  const first = await runs.start({ environmentId, flowId, text, mocks: 'none' })
  expect(await answerOf(first.runId)).toBe('One')
})
