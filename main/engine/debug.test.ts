import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import {
  actionKey,
  asId,
  type Breakpoint,
  type DebugCommand,
  type DebugState,
  foldEvents,
  type RunEvent,
  type RunId,
  type RunState,
} from '../../shared/run/index.ts'
import type { EngineHost, StartRunRequest } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'
import type { LocalEngineOptions } from '../services/local-engine-options.ts'

const hosts: EngineHost[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-debug-'))
})
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(options: Partial<LocalEngineOptions> = {}): EngineHost {
  const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db'), ...options })
  hosts.push(host)
  return host
}

const compose = (inputs: unknown, ...after: string[]) => ({
  type: 'Compose',
  inputs,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
})
const variable = (name: string, type: string, value: unknown, ...after: string[]) => ({
  ...compose({ variables: [{ name, type, value }] }, ...after),
  type: 'InitializeVariable',
})
const nap = (...after: string[]) => ({
  ...compose({ interval: { count: 1, unit: 'Day' } }, ...after),
  type: 'Wait',
})

function request(actions: unknown, more: Partial<StartRunRequest> = {}): StartRunRequest {
  return {
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request', inputs: {} } }, actions }),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
    fixedNow: 1_767_225_600_000,
    triggerBody: '{"k":5}',
    ...more,
  }
}

/** Starts a run that stops somewhere, and waits until it does. */
async function startPaused(
  host: EngineHost,
  actions: unknown,
  breakpoints: readonly (Breakpoint | string)[],
  more: Partial<StartRunRequest> = {},
): Promise<RunId> {
  const list = breakpoints.map((found) => (typeof found === 'string' ? { action: found } : found))
  const watch = watchPauses(host)
  const { runId } = await host.start(request(actions, { debug: { breakpoints: list }, ...more }))
  await watch()
  return runId
}

/** Resolves at the next pause or end of a run. */
function watchPauses(host: EngineHost): () => Promise<void> {
  let resolve: () => void = () => {}
  const seen = new Promise<void>((done) => {
    resolve = done
  })
  const stop = host.subscribe(({ events }) => {
    if (events.some(({ event }) => event.type === 'run-paused' || event.type === 'run-completed')) resolve()
  })
  return () => seen.finally(stop)
}

/** Gives a command that lets the run go on, and tells where it stands after that. */
async function go(host: EngineHost, runId: RunId, command: DebugCommand): Promise<string> {
  const watch = watchPauses(host)
  await host.debug(runId, command)
  await watch()
  return where(host, runId)
}

async function where(host: EngineHost, runId: RunId): Promise<string> {
  const summary = await host.getRun(runId)
  if (summary?.status !== 'Paused') return summary?.status ?? 'none'
  return placeOf(await host.debug(runId, { kind: 'look' }))
}

const placeOf = ({ action, repetition }: DebugState) => actionKey(action ?? '-', repetition)

async function stateOf(host: EngineHost, runId: RunId): Promise<RunState> {
  const state = foldEvents(await host.events({ runId }))
  if (state === undefined) throw new Error('no run')
  return state
}

/** Every action with its status, and its outputs where there are any. */
async function told(host: EngineHost, runId: RunId): Promise<readonly string[]> {
  const { actions } = await stateOf(host, runId)
  return [...actions.entries()].map(([key, { status, outputs, kept }]) => {
    const value = outputs?.kind === 'inline' ? ` ${outputs.json}` : ''
    return `${key} ${status}${value}${kept === true ? ' (kept)' : ''}`
  })
}

// A -> S { B -> L [C -> D] x 3 } -> E
const nested = {
  A: compose(1),
  S: {
    type: 'Scope',
    runAfter: { A: ['Succeeded'] },
    actions: {
      B: compose("@outputs('A')"),
      L: {
        type: 'Foreach',
        foreach: '@createArray(10, 20, 30)',
        runAfter: { B: ['Succeeded'] },
        actions: { C: compose('@item()'), D: compose("@add(outputs('C'), outputs('B'))", 'C') },
      },
    },
  },
  E: compose("@outputs('B')", 'S'),
}

describe('breakpoints', () => {
  test.each<[string, readonly (Breakpoint | string)[], readonly string[]]>([
    ['an action, whatever its case', ['e'], ['E', 'Succeeded']],
    ['each iteration', ['D'], ['D@L[0]', 'D@L[1]', 'D@L[2]', 'Succeeded']],
    ['a condition', [{ action: 'D', condition: 'equals(item(), 20)' }], ['D@L[1]', 'Succeeded']],
    ['a condition with @', [{ action: 'C', condition: '@greater(item(), 25)' }], ['C@L[2]', 'Succeeded']],
    ['from the second hit', [{ action: 'C', hitCount: 2 }], ['C@L[1]', 'C@L[2]', 'Succeeded']],
    [
      'hits are those of the condition',
      [{ action: 'C', condition: '@greater(item(), 15)', hitCount: 2 }],
      ['C@L[2]', 'Succeeded'],
    ],
    ['an iteration', [{ action: 'D', iteration: 1 }], ['D@L[1]', 'Succeeded']],
    ['after an action that ended so', [{ action: 'B', statuses: ['Succeeded'] }], ['L', 'Succeeded']],
    [
      'after an iteration of one',
      [{ action: 'D', iteration: 0, statuses: ['Succeeded'] }],
      ['-', 'Succeeded'],
    ],
    ['not after one that ended otherwise', [{ action: 'B', statuses: ['Failed', 'Skipped'] }], ['Succeeded']],
    [
      'after the last action, before the run is over',
      [{ action: 'E', statuses: ['Succeeded'] }],
      ['-', 'Succeeded'],
    ],
    ['a scope, then inside it', ['S', 'B'], ['S', 'B', 'Succeeded']],
  ])('%s', async (_name, breakpoints, stops) => {
    const host = open()
    const runId = await startPaused(host, nested, breakpoints)
    const seen = [await where(host, runId)]
    while (seen.length < 10 && seen.at(-1) !== 'Succeeded')
      seen.push(await go(host, runId, { kind: 'continue' }))
    expect(seen).toEqual(stops)
  })

  test('a condition that fails stops and says why', async () => {
    const host = open()
    const runId = await startPaused(host, nested, [{ action: 'B', condition: "@equals(variables('x'), 1)" }])
    expect(await host.debug(runId, { kind: 'look' })).toMatchObject({
      isPaused: true,
      action: 'B',
      reason: 'breakpoint',
      message: expect.stringContaining('cannot be evaluated'),
    })
    expect((await host.getRun(runId))?.suspendedBecause).toContain("At a breakpoint before 'B'.")
  })

  test('can be changed on the way; a run without any is not slowed to a stop', async () => {
    const host = open()
    const runId = await startPaused(host, nested, ['A'])
    await host.debug(runId, { kind: 'set-breakpoints', breakpoints: [{ action: 'E' }] })
    expect(await go(host, runId, { kind: 'continue' })).toBe('E')
    await host.debug(runId, { kind: 'set-breakpoints', breakpoints: [] })
    expect(await go(host, runId, { kind: 'continue' })).toBe('Succeeded')
  })

  test.each<[Breakpoint, string]>([
    [{ action: 'Nowhere' }, 'run.debug-action'],
    [{ action: 'A', condition: '@equals(' }, 'run.debug-expression'],
  ])('%j is refused', async (breakpoint, code) => {
    const host = open()
    const started = host.start(request(nested, { debug: { breakpoints: [breakpoint] } }))
    await expect(started).rejects.toMatchObject({ code })
    expect(await host.listRuns({ limit: 5 })).toEqual([])
    const runId = await startPaused(host, nested, ['A'])
    const command: DebugCommand = { kind: 'set-breakpoints', breakpoints: [breakpoint] }
    await expect(host.debug(runId, command)).rejects.toMatchObject({ code })
  })
})

describe('steps', () => {
  test.each<[string, string, readonly ('into' | 'over' | 'out')[], readonly string[]]>([
    ['into goes to whatever begins next', 'A', ['into', 'into', 'into', 'into'], ['S', 'B', 'L', 'C@L[0]']],
    ['over passes a scope with all it holds', 'S', ['over', 'over'], ['E', 'Succeeded']],
    ['over inside an iteration, then the next one', 'C', ['over', 'over'], ['D@L[0]', 'C@L[1]']],
    ['out of a loop to what follows its scope', 'C', ['out', 'over'], ['E', 'Succeeded']],
    ['out of a scope', 'B', ['out'], ['E']],
    ['out at the top goes on to the end', 'A', ['out'], ['Succeeded']],
  ])('%s', async (_name, from, steps, stops) => {
    const host = open()
    const runId = await startPaused(host, nested, [from])
    await host.debug(runId, { kind: 'set-breakpoints', breakpoints: [] })
    const seen: string[] = []
    for (const step of steps) seen.push(await go(host, runId, { kind: 'step', step }))
    expect(seen).toEqual(stops)
  })

  test('over stops at a breakpoint inside', async () => {
    const host = open()
    const runId = await startPaused(host, nested, ['S', 'D'])
    expect(await go(host, runId, { kind: 'step', step: 'over' })).toBe('D@L[0]')
  })
})

describe('while paused', () => {
  const flow = {
    V: variable('v', 'integer', 1),
    A: compose("@add(variables('v'), 1)", 'V'),
    B: compose("@add(outputs('A'), variables('v'))", 'A'),
    C: compose("@outputs('B')", 'B'),
  }

  test.each<[string, string, unknown]>([
    ['an output', "outputs('A')", 2],
    ['a template', "@{variables('v')}!", '1!'],
    ['the trigger', "@triggerBody()?['k']", 5],
    ['an action that is not over', "@actions('C')", undefined],
  ])('evaluates %s', async (_name, expression, value) => {
    const host = open()
    const runId = await startPaused(host, flow, ['B'])
    const answer = host.evaluate(runId, expression)
    if (value === undefined) await expect(answer).rejects.toMatchObject({ name: 'ExpressionError' })
    else expect(JSON.parse(await answer)).toEqual(value)
  })

  test('evaluates where it stands in a loop', async () => {
    const host = open()
    const runId = await startPaused(host, nested, [{ action: 'D', hitCount: 2 }])
    expect(await host.evaluate(runId, "concat(item(), '-', iterationIndexes('L'), '-', outputs('C'))")).toBe(
      '"20-1-20"',
    )
  })

  test.each<[string, readonly DebugCommand[], readonly string[]]>([
    [
      'a variable',
      [{ kind: 'set-variable', name: 'V', value: '40' }],
      ['V Succeeded', 'A Succeeded 2', 'B Succeeded 42', 'C Succeeded 42'],
    ],
    [
      'outputs of an action that is over',
      [{ kind: 'set-outputs', action: 'A', outputs: '100' }],
      ['V Succeeded', 'A Succeeded 100', 'B Succeeded 101', 'C Succeeded 101'],
    ],
    [
      'outputs in place of doing it',
      [{ kind: 'set-outputs', outputs: '"made up"' }],
      ['V Succeeded', 'A Succeeded 2', 'B Succeeded "made up"', 'C Succeeded "made up"'],
    ],
    ['an action is left out', [{ kind: 'skip' }], ['V Succeeded', 'A Succeeded 2', 'B Skipped', 'C Skipped']],
  ])('changes %s', async (_name, commands, outcome) => {
    const host = open()
    const runId = await startPaused(host, flow, ['B'])
    for (const command of commands) expect((await host.debug(runId, command)).isPaused).toBe(true)
    await go(host, runId, { kind: 'continue' })
    expect(await told(host, runId)).toEqual(outcome)
  })

  test.each<[string, DebugCommand, string]>([
    ['an unknown variable', { kind: 'set-variable', name: 'x', value: '1' }, 'run.debug-value'],
    ['a value of another type', { kind: 'set-variable', name: 'v', value: '"x"' }, 'run.debug-value'],
    ['a value that is no JSON', { kind: 'set-outputs', outputs: '{' }, 'run.debug-value'],
    ['an unknown action', { kind: 'set-outputs', action: 'X', outputs: '1' }, 'run.debug-action'],
    ['an action not reached', { kind: 'set-outputs', action: 'C', outputs: '1' }, 'run.debug-action'],
  ])('refuses %s', async (_name, command, code) => {
    const host = open()
    const runId = await startPaused(host, flow, ['B'])
    await expect(host.debug(runId, command)).rejects.toMatchObject({ code })
  })

  test('what is secured is not shown, by no way round', async () => {
    const host = open()
    const secret = { ...compose('pass'), runtimeConfiguration: { secureData: { properties: ['outputs'] } } }
    const keep = variable('kept', 'string', "@outputs('Secret')", 'Secret')
    const runId = await startPaused(host, { Secret: secret, Keep: keep, Open: compose(1, 'Keep') }, ['Open'])
    for (const expression of ["outputs('Secret')", "variables('kept')", "outputs(concat('Sec', 'ret'))"]) {
      await expect(host.evaluate(runId, expression)).rejects.toMatchObject({ code: 'run.debug-secret' })
    }
    expect(await host.evaluate(runId, 'triggerBody()')).toBe('{"k":5}')
  })

  test('time does not jump on, cancelling works at once', async () => {
    const host = open()
    const runId = await startPaused(host, { Nap: nap(), A: compose(1) }, ['A'])
    expect((await stateOf(host, runId)).actions.get('Nap')?.status).toBe('Waiting')
    await host.cancel(runId)
    expect((await host.whenDone(runId)).status).toBe('Cancelled')
  })

  test('the end of a delay is held until the run goes on', async () => {
    const host = open()
    const runId = await startPaused(host, { Nap: nap(), A: compose(1), B: compose(2, 'Nap') }, ['A'])
    await host.skipWait(runId, 'Nap')
    expect(await where(host, runId)).toBe('A')
    expect(await go(host, runId, { kind: 'continue' })).toBe('Succeeded')
  })

  test('a call under way comes to its end; what follows it does not begin', async () => {
    let answer: () => void = () => {}
    const http: HttpPort = {
      send: () =>
        new Promise((resolve) => {
          answer = () => resolve({ status: 200, headers: {}, body: new Uint8Array() })
        }),
    }
    const host = open({ http })
    const called = new Promise<void>((resolve) => {
      host.subscribe(({ events }) => {
        if (events.some(({ event }) => event.type === 'action-started')) resolve()
      })
    })
    const call = { type: 'Http', inputs: { method: 'GET', uri: 'https://a.test/' } }
    const { runId } = await host.start(request({ Call: call, Next: compose(1, 'Call') }))
    await called
    expect(await host.debug(runId, { kind: 'pause' })).toMatchObject({ isPaused: true, reason: 'pause' })
    const done = new Promise<void>((resolve) => {
      host.subscribe(({ events }) => {
        if (events.some(({ event }) => event.type === 'action-completed')) resolve()
      })
    })
    answer()
    await done
    expect([...(await stateOf(host, runId)).actions.keys()]).toEqual(['Call'])
    expect(await go(host, runId, { kind: 'step', step: 'into' })).toBe('Next')
    expect(await go(host, runId, { kind: 'continue' })).toBe('Succeeded')
  })

  test('a run that is not paused, or over, says so', async () => {
    const host = open()
    const { runId } = await host.start(
      request({ Nap: nap() }, { fixedNow: 0, debug: { pauseAtStart: true } }),
    )
    expect(await where(host, runId)).toBe('Nap')
    await go(host, runId, { kind: 'continue' })
    await expect(host.debug(runId, { kind: 'look' })).rejects.toMatchObject({ code: 'run.not-driven' })
    const { runId: other } = await host.start({ ...withoutClock(request({ Nap: nap() })) })
    await expect(host.evaluate(other, '1')).rejects.toMatchObject({ code: 'run.not-paused' })
    await expect(host.debug(other, { kind: 'skip' })).rejects.toMatchObject({ code: 'run.not-paused' })
  })
})

function withoutClock({ fixedNow: _fixedNow, ...rest }: StartRunRequest): StartRunRequest {
  return rest
}

describe('over a restart', () => {
  test('a paused run stays paused, with its breakpoints and values', async () => {
    const first = open()
    const runId = await startPaused(first, nested, [{ action: 'D', condition: '@equals(item(), 20)' }, 'E'])
    await first.debug(runId, { kind: 'set-outputs', action: 'C', outputs: '7' })
    await first.close()
    const second = open()
    expect(await second.resumeAll()).toBe(1)
    expect([await where(second, runId), await second.evaluate(runId, "outputs('C')")]).toEqual([
      'D@L[1]',
      '7',
    ])
    expect(await go(second, runId, { kind: 'continue' })).toBe('E')
    expect(await go(second, runId, { kind: 'continue' })).toBe('Succeeded')
    expect(await told(second, runId)).toContain('D@L[1] Succeeded 8')
  })

  test('a step that was cut off stops at the next action', async () => {
    const http: HttpPort = { send: () => new Promise(() => {}) }
    const first = open({ http })
    const call = { type: 'Http', inputs: { method: 'GET', uri: 'https://a.test/' } }
    const runId = await startPaused(first, { Call: call, Next: compose(1, 'Call') }, ['Call'])
    await first.debug(runId, { kind: 'step', step: 'over' })
    await first.close()
    const second = open({
      http: { send: async () => ({ status: 200, headers: {}, body: new Uint8Array() }) },
    })
    const watch = watchPauses(second)
    await second.resumeAll()
    await watch()
    expect(await where(second, runId)).toBe('Next')
  })
})

describe('run from an action', () => {
  async function ranOnce(host: EngineHost, actions: unknown, more: Partial<StartRunRequest> = {}) {
    const { runId } = await host.start(request(actions, more))
    await host.whenDone(runId)
    return runId
  }

  test.each<
    [string, unknown, unknown, Omit<NonNullable<StartRunRequest['from']>, 'runId'>, readonly string[]]
  >([
    [
      'results before it are kept; it and what follows run as the flow is now',
      { A: compose(1), B: compose("@outputs('A')", 'A'), P: compose('side') },
      { A: compose(2), B: compose("@add(outputs('A'), triggerBody()['k'])", 'A'), P: compose('new') },
      { action: 'B' },
      ['A Succeeded 1 (kept)', 'P Succeeded "side" (kept)', 'B Succeeded 6'],
    ],
    [
      'variables are as they were there',
      {
        V: variable('v', 'integer', 1),
        Set: { type: 'SetVariable', inputs: { name: 'v', value: 7 }, runAfter: { V: ['Succeeded'] } },
        B: compose("@variables('v')", 'Set'),
        Later: { type: 'SetVariable', inputs: { name: 'v', value: 9 }, runAfter: { B: ['Succeeded'] } },
      },
      undefined,
      { action: 'B' },
      [
        'V Succeeded (kept)',
        'Set Succeeded {"body":{"name":"v","value":7}} (kept)',
        'B Succeeded 7',
        'Later Succeeded {"body":{"name":"v","value":9}}',
      ],
    ],
    [
      'inside an iteration: earlier ones are kept, later ones run',
      nested,
      { ...nested, A: compose(5) },
      { action: 'D', repetition: [{ scope: 'L', index: 1 }] },
      [
        'A Succeeded 1 (kept)',
        'S Succeeded',
        'B Succeeded 1 (kept)',
        'L Succeeded',
        'C@L[0] Succeeded 10 (kept)',
        'D@L[0] Succeeded 11 (kept)',
        'C@L[1] Succeeded 20 (kept)',
        'D@L[1] Succeeded 21',
        'C@L[2] Succeeded 30',
        'D@L[2] Succeeded 31',
        'E Succeeded 1',
      ],
    ],
    [
      'inside a branch',
      {
        If: {
          type: 'If',
          expression: '@true',
          actions: { T: compose(1), U: compose("@outputs('T')", 'T') },
          else: { actions: { N: compose(2) } },
        },
      },
      undefined,
      { action: 'U' },
      ['If Succeeded', 'T Succeeded 1 (kept)', 'U Succeeded 1', 'N Skipped (kept)'],
    ],
  ])('%s', async (_name, actions, edited, from, outcome) => {
    const host = open()
    const runId = await ranOnce(host, actions)
    const again = await ranOnce(host, edited ?? actions, { from: { runId, ...from } })
    expect((await host.getRun(again))?.status).toBe('Succeeded')
    expect([...(await told(host, again))].sort()).toEqual([...outcome].sort())
  })

  test('inside an Until, with what its iterations left', async () => {
    const flow = {
      V: variable('n', 'integer', 0),
      U: {
        type: 'Until',
        expression: "@equals(variables('n'), 3)",
        runAfter: { V: ['Succeeded'] },
        actions: {
          I: { type: 'IncrementVariable', inputs: { name: 'n', value: 1 } },
          C: compose("@variables('n')", 'I'),
        },
      },
    }
    const host = open()
    const runId = await ranOnce(host, flow)
    const from = { runId, action: 'C', repetition: [{ scope: 'U', index: 1 }] }
    const again = await ranOnce(host, flow, { from })
    expect((await told(host, again)).filter((line) => line.startsWith('C@'))).toEqual([
      'C@U[0] Succeeded 1 (kept)',
      'C@U[1] Succeeded 2',
      'C@U[2] Succeeded 3',
    ])
  })

  test('large payloads outlive the run they came from', async () => {
    const flow = { Big: compose("@join(range(0, 6000), '-')"), B: compose("@length(outputs('Big'))", 'Big') }
    const host = open()
    const runId = await ranOnce(host, flow)
    const again = await ranOnce(host, flow, { from: { runId, action: 'B' } })
    expect(await host.deleteRuns([runId])).toBe(1)
    const big = (await stateOf(host, again)).actions.get('Big')?.outputs
    expect((await host.content(big?.kind === 'stored' ? big.hash : asId.content(''))).length).toBe(28_891)
  })

  test('goes on after a kill like any other', async () => {
    const first = open()
    const runId = await ranOnce(first, nested)
    const paused = await startPaused(first, nested, ['D'], {
      from: { runId, action: 'C', repetition: [{ scope: 'L', index: 2 }] },
    })
    await first.close()
    const second = open()
    await second.resumeAll()
    expect(await where(second, paused)).toBe('D@L[2]')
    expect(await go(second, paused, { kind: 'continue' })).toBe('Succeeded')
  })

  const failing = {
    Bad: compose("@int('x')"),
    After: compose(1, 'Bad'),
    If: {
      type: 'If',
      expression: '@true',
      actions: { Yes: compose(1) },
      else: { actions: { No: compose(2) } },
      runAfter: {},
    },
    L: { type: 'Foreach', foreach: '@createArray(1)', actions: { X: compose(1) } },
    Off: { type: 'Scope', runAfter: { Bad: ['Succeeded'] }, actions: { In: compose(1) } },
  }
  test.each<[Omit<NonNullable<StartRunRequest['from']>, 'runId'>, string]>([
    [{ action: 'Gone' }, "no action 'Gone'"],
    [{ action: 'After' }, "'Bad' ended Failed in that run, and it asks for Succeeded"],
    [{ action: 'No' }, "a branch of 'If' that was not taken"],
    [{ action: 'X' }, 'in which iteration'],
    [{ action: 'X', repetition: [{ scope: 'L', index: 4 }] }, "'L' did not come to iteration 4"],
    [{ action: 'In' }, "'Off', which holds 'In', did not run"],
  ])('cannot: %j', async (from, reason) => {
    const host = open()
    const runId = await ranOnce(host, failing)
    const started = host.start(request(failing, { from: { runId, ...from } }))
    await expect(started).rejects.toMatchObject({
      code: 'run.cannot-start-there',
      message: expect.stringContaining(reason),
    })
    expect(await host.listRuns({ limit: 10 })).toHaveLength(1)
  })
})

test('the pauses of a run are in its journal, and a run that went on is as one that never stood', async () => {
  const host = open()
  const runId = await startPaused(host, nested, ['E'])
  await go(host, runId, { kind: 'continue' })
  const types = (await host.events({ runId })).map(({ event }): RunEvent['type'] => event.type)
  expect(types.filter((type) => !type.startsWith('action') && type !== 'loop-progressed')).toEqual([
    'run-started',
    'breakpoints-set',
    'run-paused',
    'run-resumed',
    'run-completed',
  ])
  expect(await host.getRun(runId)).not.toHaveProperty('suspendedBecause')
})
