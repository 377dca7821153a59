import { afterEach, describe, expect, test } from 'vitest'
import { parseJson } from '../../shared/json/index.ts'
import { asId, foldEvents, type MockMode } from '../../shared/run/index.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'
import { scriptDependencies } from './java-script-code-dependencies.ts'

const hosts: EngineHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

interface Setting {
  readonly mocks?: MockMode
  readonly mockScript?: object
  readonly body?: unknown
  readonly fixedNow?: number
}

async function start(actions: object, setting: Setting = {}) {
  const host = createLocalEngineHost({ databasePath: ':memory:' })
  hosts.push(host)
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions }),
    profile: 'logic-apps-standard',
    origin: 'test',
    mocks: setting.mocks ?? 'none',
    triggerBody: JSON.stringify(setting.body ?? {}),
    ...(setting.mockScript === undefined ? {} : { mockScript: JSON.stringify(setting.mockScript) }),
    ...(setting.fixedNow === undefined ? {} : { fixedNow: setting.fixedNow }),
  })
  return { host, runId }
}

/** Runs a flow that ends in `Code`; answers what became of that action. */
async function run(actions: object, setting: Setting = {}) {
  const { host, runId } = await start(actions, setting)
  await host.whenDone(runId)
  const action = foldEvents(await host.events({ runId }))?.actions.get('Code')
  const content = action?.outputs
  return {
    action,
    isSecured: content?.kind === 'secured',
    outputs: content?.kind === 'inline' ? parseJson(content.json) : undefined,
  }
}

const code = (text: string, more: object = {}, runAfter: object = {}) => ({
  Code: { type: 'JavaScriptCode', inputs: { code: text, ...more }, runAfter },
})
const afterData = { Data: ['Succeeded'] }
const data = { Data: { type: 'Compose', inputs: { n: [1, 2, 3], mail: 'a@b.test' } } }

describe('workflowContext', () => {
  test.each([
    ['an action it names', 'return workflowContext.actions.Data.outputs.n.length', 3],
    ['an action in brackets', "const c = workflowContext\nreturn c.actions['Data'].outputs.n[2]", 3],
    [
      'what an action is',
      'const a = workflowContext.actions.Data; return [a.name, a.status, a.code]',
      ['Data', 'Succeeded', 'OK'],
    ],
    ['the trigger', 'return workflowContext.trigger.outputs.body.who', 'me'],
    ["the trigger's body", 'return workflowContext.trigger.body.who', 'me'],
    [
      'the workflow',
      'return [workflowContext.workflow.name, typeof workflowContext.workflow.run.name]',
      ['f', 'string'],
    ],
    ['no action it does not name', 'return Object.keys(workflowContext.actions)', []],
    ['an action that has not run', 'return workflowContext.actions.Later === undefined', true],
  ])('%s', async (_name, text, body) => {
    const later = { Later: { type: 'Compose', inputs: 1, runAfter: { Code: ['Succeeded'] } } }
    const { action, outputs } = await run(
      { ...data, ...code(text, {}, afterData), ...later },
      { body: { who: 'me' } },
    )
    expect(action).toMatchObject({ status: 'Succeeded', code: 'OK' })
    expect(outputs).toEqual({ body })
  })

  test('an action that explicitDependencies lists', async () => {
    const text = 'const name = "Da" + "ta"\nreturn workflowContext.actions[name].outputs.mail'
    const listed = { explicitDependencies: { actions: ['data'] } }
    expect((await run({ ...data, ...code(text, listed, afterData) })).outputs).toEqual({ body: 'a@b.test' })
  })

  test('time stands where the run stands', async () => {
    const { outputs } = await run(code('return new Date().toISOString().slice(0, 19)'), {
      fixedNow: Date.UTC(2026, 0, 31, 8),
    })
    expect(outputs).toEqual({ body: '2026-01-31T08:00:00' })
  })
})

describe('failures', () => {
  test('name the line and point at it', async () => {
    const text = 'var a = 1\nreturn b.c'
    const { action } = await run(code(text))
    expect(action).toMatchObject({ status: 'Failed', code: 'InlineCodeScriptRuntimeFailure' })
    expect(action?.error).toMatchObject({
      message:
        "The inline code action 'Code' execution failed, with error 'ReferenceError: 'b' is not defined' (line 2, column 8).",
      path: ['actions', 'Code', 'inputs', 'code'],
      range: { start: text.indexOf('b.c'), end: text.length },
    })
  })

  test.each([
    ['a missing action', 'return workflowContext.actions.Nobody.outputs', /explicitDependencies/],
    ['a module', 'const fs = require("fs")', /'require' is not there/],
  ])('give a hint: %s', async (_name, text, hint) => {
    expect((await run(code(text))).action?.error?.hint).toMatch(hint)
  })

  test('the code is no text', async () => {
    const { action } = await run({ Code: { type: 'JavaScriptCode', inputs: { code: 5 } } })
    expect(action).toMatchObject({ status: 'Failed', code: 'BadRequest' })
  })

  test('memory is bounded', async () => {
    const { action } = await run(code('return new Uint8Array(80e6).length'))
    expect(action).toMatchObject({ status: 'Failed', code: 'InlineCodeScriptOutOfMemory' })
  })
})

describe('in a run', () => {
  test('cancelling ends an endless script', async () => {
    const { host, runId } = await start(code('for (;;) {}'))
    const begun = new Promise<void>((resolve) => {
      host.subscribe(({ events }) => {
        if (events.some(({ event }) => event.type === 'action-started')) resolve()
      })
    })
    const journaled = (await host.events({ runId })).some(({ event }) => event.type === 'action-started')
    if (!journaled) await begun
    await host.cancel(runId)
    expect(await host.whenDone(runId)).toMatchObject({ status: 'Cancelled' })
    const state = foldEvents(await host.events({ runId }))
    expect(state?.actions.get('Code')).toMatchObject({ status: 'Cancelled' })
  })

  test('what reads a secured value is secured', async () => {
    const secured = {
      Data: { ...data.Data, runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
    }
    const { isSecured, action } = await run({
      ...secured,
      ...code('return workflowContext.actions.Data.outputs.mail', {}, afterData),
    })
    expect(action?.status).toBe('Succeeded')
    expect(isSecured).toBe(true)
  })

  test('what it throws of a secured value is not kept', async () => {
    const { action } = await run({
      Data: { ...data.Data, runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
      ...code('throw new Error(workflowContext.actions.Data.outputs.mail)', {}, afterData),
    })
    expect(action).toMatchObject({ status: 'Failed', code: 'InlineCodeScriptRuntimeFailure' })
    expect(JSON.stringify(action)).not.toContain('a@b.test')
    expect(action?.error?.message).toMatch(/secured/)
  })

  test('mocks let it run, unless they name it', async () => {
    const actions = code('return 1')
    expect((await run(actions, { mocks: 'auto' })).outputs).toEqual({ body: 1 })
    const others = { mocks: 'script' as const, mockScript: { '*': { body: 2 } } }
    expect((await run(actions, others)).outputs).toEqual({ body: 1 })
    const named = { mocks: 'script' as const, mockScript: { code: { body: 3 } } }
    expect((await run(actions, named)).outputs).toMatchObject({ body: 3 })
  })

  test('twenty at once', async () => {
    const actions = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `Code_${at}`,
        { type: 'JavaScriptCode', inputs: { code: `return ${at} * 2` } },
      ]),
    )
    const { host, runId } = await start(actions)
    expect(await host.whenDone(runId)).toMatchObject({ status: 'Succeeded' })
  })
})

describe('dependencies', () => {
  test.each([
    ['workflowContext.actions.A.body + workflowContext.actions.B_1', ['A', 'B_1'], false],
    ["workflowContext.actions['my.action'].body", ['my.action'], false],
    ['workflowContext?.actions?.["Q(1)"]?.outputs', ['Q(1)'], false],
    ['const { trigger } = workflowContext', [], true],
    ['return 1', [], false],
  ])('%s', (text, actions, readsTrigger) => {
    expect(scriptDependencies({ code: text })).toEqual({ actions, readsTrigger })
  })

  test('listed', () => {
    const inputs = { code: '', explicitDependencies: { actions: ['A', 5], includeTrigger: true } }
    expect(scriptDependencies(inputs)).toEqual({ actions: ['A'], readsTrigger: true })
  })
})
