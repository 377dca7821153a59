import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DefinitionError, type FlowError } from '../../shared/errors/index.ts'
import { asId, foldEvents } from '../../shared/run/index.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import type { EngineHost } from './engine-host.ts'
import { FlowRenames } from './flow-renames.ts'
import { createLocalEngineHost } from './local-engine-host.ts'
import { newFlowText } from './new-flow.ts'
import { RunService } from './run-service.ts'

const environmentId = asId.environment('e1')
const [oldId, newId] = [asId.flow('Old'), asId.flow('New')]

let engine: EngineHost
let runs: RunService
let renames: FlowRenames
let currentText: string | undefined
let now = 0

beforeEach(() => {
  currentText = undefined
  engine = createLocalEngineHost({ databasePath: ':memory:' })
  renames = new FlowRenames(memorySettingsStore(), () => now)
  runs = new RunService({
    engine,
    files: directFlowFiles,
    renames,
    currentText: async () => currentText,
  })
})
afterEach(async () => {
  await engine.close()
})

/** A flow whose only action gives back what its trigger got, and the words of its author. */
function echo(words: string, displayName = 'Echo'): string {
  return JSON.stringify({
    schemaVersion: '1.0.0.0',
    properties: {
      displayName,
      connectionReferences: {},
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
        actions: { Answer: { type: 'Compose', inputs: { words, body: '@triggerBody()' }, runAfter: {} } },
      },
    },
  })
}

const start = (text: string, flowId = oldId, body?: string) =>
  runs.start({ environmentId, flowId, text, mocks: 'none', ...(body === undefined ? {} : { body }) })

/** Outputs of the action `Answer` of a finished run. */
async function answerOf(runId: Parameters<RunService['get']>[0]): Promise<unknown> {
  await engine.whenDone(runId)
  const outputs = foldEvents(await runs.events(runId))?.actions.get('Answer')?.outputs
  return outputs?.kind === 'inline' ? JSON.parse(outputs.json) : outputs
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('start', () => {
  test('runs the text as it is given, with the body of the trigger', async () => {
    const run = await start(echo('hello'), oldId, '{"n":5.0}')
    expect(run).toMatchObject({ environmentId, flowId: 'Old', flowName: 'Echo', origin: 'manual' })
    expect(await answerOf(run.runId)).toEqual({ words: 'hello', body: { n: 5 } })
    expect(await runs.get(run.runId)).toMatchObject({ status: 'Succeeded' })
    expect(JSON.parse(await runs.definition(run.runId))).toMatchObject({
      actions: { Answer: { type: 'Compose' } },
    })
  })

  test('a text with errors does not start; every error is given with its place', async () => {
    const text = echo('x')
      .replace('"runAfter":{}', '"runAfter":{"Nowhere":["Succeeded"]}')
      .replace('@triggerBody()', '@nonsense(')
    const error = await failure(start(text))
    expect(error).toBeInstanceOf(DefinitionError)
    const { problems } = error as DefinitionError
    expect(problems.length).toBeGreaterThanOrEqual(2)
    for (const problem of problems) {
      expect(problem.severity).toBe('error')
      expect(problem.range.end).toBeLessThanOrEqual(text.length)
    }
    expect(await runs.list({ limit: 10 })).toEqual([])
  })

  test.each([
    ['broken JSON', '{ "properties": ', /^definition\.|^file\.|^json\./],
    ['no flow', '{"a":1}', /^definition\./],
    ['nothing', '', /^definition\./],
  ])('%s', async (_name, text, code) => {
    const error = await failure(start(text))
    expect(error).toBeInstanceOf(DefinitionError)
    expect((error as FlowError).code).toMatch(code)
  })

  test('a body that is no JSON', async () => {
    expect(await failure(start(echo('x'), oldId, '{n:1}'))).toMatchObject({ code: 'request.invalid-body' })
  })

  test.each(['instant', 'scheduled', 'automated'] as const)('a new %s flow runs', async (kind) => {
    const run = await runs.start({
      environmentId,
      flowId: newId,
      text: newFlowText(kind, 'N'),
      mocks: 'auto',
    })
    expect(await engine.whenDone(run.runId)).toMatchObject({ status: 'Succeeded' })
  })
})

describe('renamed flows', () => {
  test('keep their runs under the new id; a new flow of the old name has its own', async () => {
    const before = await start(echo('1'))
    await engine.whenDone(before.runId)
    now = before.startTime + 1
    renames.add(environmentId, oldId, newId)
    while (Date.now() <= now) await new Promise((resolve) => setImmediate(resolve))
    const after = await start(echo('2'), newId)
    const other = await start(echo('3'), oldId)

    const idsOf = async (flowId: typeof oldId) =>
      (await runs.list({ environmentId, flowId, limit: 10 })).map((run) => [run.runId, run.flowId])
    expect(await idsOf(newId)).toEqual([
      [after.runId, 'New'],
      [before.runId, 'New'],
    ])
    expect(await idsOf(oldId)).toEqual([[other.runId, 'Old']])
    expect(await runs.get(before.runId)).toMatchObject({ flowId: 'New' })
    expect([...(await runs.lastRuns(environmentId))].map(([id, run]) => [id, run.runId]).sort()).toEqual([
      ['New', after.runId],
      ['Old', other.runId],
    ])
  })
})

describe('resubmit', () => {
  test('runs the flow as it is now, with what the trigger gave then', async () => {
    const first = await start(echo('then'), oldId, '{"n":1}')
    await engine.whenDone(first.runId)
    currentText = echo('now', 'Renamed')
    const second = await runs.resubmit(first.runId)
    expect(second).toMatchObject({ origin: 'resubmit', flowName: 'Renamed', flowId: 'Old' })
    expect(await answerOf(second.runId)).toEqual({ words: 'now', body: { n: 1 } })
  })

  test('of a flow whose file is gone runs it as it was', async () => {
    const first = await start(echo('then'), oldId, '{"n":1}')
    await engine.whenDone(first.runId)
    const second = await runs.resubmit(first.runId)
    expect(await answerOf(second.runId)).toEqual({ words: 'then', body: { n: 1 } })
  })

  test('of a flow that is broken now says so', async () => {
    const first = await start(echo('then'))
    currentText = '{ "broken": '
    expect(await failure(runs.resubmit(first.runId))).toBeInstanceOf(DefinitionError)
  })
})

test('a run that is not there', async () => {
  const nowhere = asId.run('nowhere')
  expect(await failure(runs.get(nowhere))).toMatchObject({ code: 'run.not-found' })
  expect(await failure(runs.definition(nowhere))).toMatchObject({ code: 'run.not-found' })
  expect(await failure(runs.resubmit(nowhere))).toMatchObject({ code: 'run.not-found' })
})

test('a body with several items starts a run for each; the first is answered with the others', async () => {
  const text = echo('x').replace('"inputs":{}}', '"inputs":{},"splitOn":"@triggerBody()"}')
  const { others = [], ...first } = await start(text, oldId, '[1,2,3]')
  const answers = await Promise.all([first, ...others].map(({ runId }) => answerOf(runId)))
  expect(answers).toEqual([1, 2, 3].map((body) => ({ words: 'x', body })))
  expect(await start(text, oldId, '[1]')).not.toHaveProperty('others')
  const again = await runs.resubmit(others[1]?.runId ?? first.runId)
  expect(await answerOf(again.runId)).toEqual({ words: 'x', body: 3 })
})
