import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { memorySettingsStore, type SettingsStore } from '../storage/settings-store.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'
import { FlowRenames } from './flow-renames.ts'
import { FlowSwitches } from './flow-switches.ts'
import { openTriggerBench, type TriggerBench } from './testing/trigger-bench.ts'

let folder = ''
let bench: TriggerBench
let switches: FlowSwitches
let renames: FlowRenames
let environments: EnvironmentService
let settings: SettingsStore
const notices: string[] = []
const environmentId = asId.environment('sales')
const ref = (name: string) => ({ environmentId, flowId: asId.flow(name) })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-switches-'))
  mkdirSync(join(folder, 'flows'))
  writeFileSync(join(folder, 'environment.json'), '{"id":"sales","name":"Sales"}')
  notices.length = 0
  bench = await openTriggerBench()
  settings = memorySettingsStore()
  renames = new FlowRenames(settings, bench.clock.nowMs)
  environments = new EnvironmentService({ settings, documentsFolder: folder, sampleSource: undefined })
  await environments.open(folder)
  switches = make()
})
afterEach(async () => {
  await switches.close()
  await bench.close()
  rmSync(folder, { recursive: true, force: true })
})

const make = () =>
  new FlowSwitches({
    triggers: bench.service,
    files: directFlowFiles,
    environments,
    engine: bench.engine,
    renames,
    notify: (message) => notices.push(message),
  })

function write(name: string, body: unknown, actions?: object): void {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
    actions: actions ?? { Response: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body } } },
  }
  writeFileSync(join(folder, 'flows', `${name}.json`), JSON.stringify({ properties: { definition } }))
}

const ask = async (name: string) => {
  const flow = switches.list(environmentId).find(({ flowId }) => flowId === name)
  return (await fetch(flow?.triggers[0]?.url ?? '', { method: 'POST' })).text()
}

/** Resolves with the next change that is told after `act` and after which it is `so`. */
function afterChange(act: () => void, so: () => boolean = () => true): Promise<void> {
  return new Promise((resolve) => {
    const undo = switches.onChanged(() => {
      if (!so()) return
      undo()
      resolve()
    })
    act()
  })
}

test('a switch turns a flow on and off', async () => {
  write('hello', 'one')
  const told: string[] = []
  switches.onChanged((id) => told.push(`${id} ${switches.names().length}`))
  expect(await switches.turnOn(ref('hello'))).toMatchObject({
    flowId: 'hello',
    triggers: [{ method: 'POST' }],
  })
  expect(await ask('hello')).toBe('one')
  await switches.turnOff(ref('hello'))
  expect([told, switches.list(environmentId), bench.service.flowsOn()]).toEqual([
    ['sales 1', 'sales 0'],
    [],
    [],
  ])
})

test('what does not compile, or is not there, is not turned on', async () => {
  write('bad', null, { Bad: { type: 'Compose', inputs: '@nofunction(1)' } })
  await expect(switches.turnOn(ref('bad'))).rejects.toMatchObject({
    code: expect.stringMatching(/^expression\./),
    problems: [expect.objectContaining({ line: 1 })],
  })
  await expect(switches.turnOn(ref('none'))).rejects.toMatchObject({ code: 'request.flow-not-found' })
  expect([switches.names(), bench.service.flowsOn()]).toEqual([[], []])
})

test('a flow that is on follows its file; a save that does not compile leaves it as it was', async () => {
  write('hello', 'one')
  await switches.turnOn(ref('hello'))
  await afterChange(() => write('hello', 'two'))
  expect(await ask('hello')).toBe('two')
  const problem = () => switches.list(environmentId)[0]?.problem
  await afterChange(
    () => write('hello', null, { Bad: { type: 'Compose', inputs: '@add(1' } }),
    () => problem() !== undefined,
  )
  expect(problem()?.code).toMatch(/^expression\./)
  expect(notices[0]).toContain('“hello” is on, but cannot be taken up as it is now')
  expect(await ask('hello')).toBe('two')
  await afterChange(
    () => write('hello', 'three'),
    () => problem() === undefined,
  )
  expect(await ask('hello')).toBe('three')
  await afterChange(
    () => unlinkSync(join(folder, 'flows', 'hello.json')),
    () => switches.names().length === 0,
  )
  expect([switches.list(environmentId), notices.at(-1)]).toEqual([
    [],
    'The file of “hello” is gone: the flow was turned off.',
  ])
})

test('it says when a trigger started a run the last time, also of the time before a restart', async () => {
  write('hello', 'one')
  expect(await switches.turnOn(ref('hello'))).not.toHaveProperty('lastFiredMs')
  await afterChange(
    () => void ask('hello'),
    () => switches.list(environmentId)[0]?.lastFiredMs !== undefined,
  )
  const { lastFiredMs } = switches.list(environmentId)[0] ?? {}
  expect(lastFiredMs).toBe(bench.clock.nowMs())
  await switches.close()
  await bench.restart()
  switches = make()
  await switches.resume()
  expect(switches.list(environmentId)).toMatchObject([{ flowId: 'hello', lastFiredMs }])
})

test('one that does not compile when the app starts stays on, says why, and listens once it is mended', async () => {
  write('hello', 'one')
  await switches.turnOn(ref('hello'))
  await switches.close()
  await bench.restart()
  write('hello', null, { Bad: { type: 'Compose', inputs: '@add(1' } })
  switches = make()
  expect(await switches.resume()).toBe(0)
  expect(switches.list(environmentId)).toMatchObject([
    { flowId: 'hello', triggers: [], problem: { code: expect.stringMatching(/^expression\./) } },
  ])
  await afterChange(
    () => write('hello', 'two'),
    () => switches.names().length === 1,
  )
  expect(await ask('hello')).toBe('two')
})

test('one whose environment was away is taken up when that is there again', async () => {
  write('hello', 'one')
  await switches.turnOn(ref('hello'))
  await switches.close()
  await bench.restart()
  renameSync(folder, `${folder}-away`)
  environments = new EnvironmentService({ settings, documentsFolder: folder, sampleSource: undefined })
  switches = make()
  expect(await switches.resume()).toBe(0)
  expect(switches.list(environmentId)).toMatchObject([{ problem: { code: 'environment.not-found' } }])
  renameSync(`${folder}-away`, folder)
  await switches.retry(environmentId)
  expect(await ask('hello')).toBe('one')
  expect(environments.openEnvironments()).toEqual([])
})

test('it stays on under its new name', async () => {
  write('old', 'one')
  await switches.turnOn(ref('old'))
  await afterChange(() => {
    renames.add(environmentId, asId.flow('old'), asId.flow('new'))
    renameSync(join(folder, 'flows', 'old.json'), join(folder, 'flows', 'new.json'))
  })
  expect(switches.list(environmentId).map(({ flowId }) => flowId)).toEqual(['new'])
  expect(await ask('new')).toBe('one')
})

test('one that is on offline stays so: over a rename and a restart, until somebody says otherwise', async () => {
  write('old', 'one')
  const listed = () => switches.list(environmentId).map(({ flowId, sandboxes }) => [flowId, sandboxes])
  expect(await switches.turnOn(ref('old'), true)).toMatchObject({ sandboxes: true })
  await ask('old')
  const [run] = await bench.runs()
  const [first] = await bench.engine.events({ runId: run?.runId ?? asId.run(''), limit: 1 })
  expect(first?.event).toMatchObject({ origin: 'trigger', sandboxes: true, mocks: 'auto' })
  await afterChange(
    () => {
      renames.add(environmentId, asId.flow('old'), asId.flow('new'))
      renameSync(join(folder, 'flows', 'old.json'), join(folder, 'flows', 'new.json'))
    },
    () => listed()[0]?.[0] === 'new',
  )
  expect(listed()).toEqual([['new', true]])
  await switches.close()
  await bench.restart()
  switches = make()
  await switches.resume()
  expect(listed()).toEqual([['new', true]])
  await switches.turnOn(ref('new'))
  expect(listed()).toEqual([['new', true]])
  await switches.turnOn(ref('new'), false)
  expect(listed()).toEqual([['new', false]])
  await switches.turnOff(ref('new'))
  expect(await switches.turnOn(ref('new'))).toMatchObject({ sandboxes: false })
})

test('it is on again after the app was started anew, as its file is then', async () => {
  write('hello', 'one')
  write('gone', 'one')
  await switches.turnOn(ref('hello'))
  await switches.turnOn(ref('gone'))
  await switches.close()
  await bench.restart()
  write('hello', 'two')
  unlinkSync(join(folder, 'flows', 'gone.json'))
  switches = make()
  expect(await switches.resume()).toBe(1)
  expect(await ask('hello')).toBe('two')
  expect(bench.service.flowsOn().map(({ flowId }) => flowId)).toEqual(['hello'])
})
