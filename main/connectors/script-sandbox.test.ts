import { afterAll, describe, expect, test } from 'vitest'
import type { ScriptEnd } from '../../shared/connectors/script-exchange.ts'
import { createScriptSandbox } from './script-sandbox.ts'

const sandbox = createScriptSandbox()
afterAll(() => sandbox.close())

const megabyte = 1024 * 1024

function run(code: string, more: { context?: object; timeLimitMs?: number; signal?: AbortSignal } = {}) {
  return sandbox.run(
    {
      code,
      context: JSON.stringify(more.context ?? {}),
      timeLimitMs: more.timeLimitMs ?? 5000,
      maxMemoryBytes: 64 * megabyte,
      nowMs: Date.UTC(2026, 0, 31, 8),
    },
    more.signal ?? new AbortController().signal,
  )
}

const returned = (value: unknown): ScriptEnd => ({ kind: 'returned', json: JSON.stringify(value) })

describe('what a script returns', () => {
  test.each([
    ['a value', 'return { a: [1, "x", null, true] }', { a: [1, 'x', null, true] }],
    ['nothing', 'var a = 1', null],
    ['a function, which is nothing', 'return () => 1', null],
    ['a date', 'return new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['what a promise holds', 'return Promise.resolve(1).then((n) => n + 1)', 2],
    ['what an async function holds', 'const f = async () => { await null; return "ok" }\nreturn f()', 'ok'],
    ['a comment at the end', 'return 1 // one', 1],
    ['text beyond ASCII', 'return "ü😀\u2028"', 'ü😀\u2028'],
    ['the time it is told', 'return new Date().toISOString().slice(0, 16)', '2026-01-31T08:00'],
    [
      'times in UTC',
      'return [new Date(2026, 6, 1).toISOString(), new Date().getTimezoneOffset()]',
      ['2026-07-01T00:00:00.000Z', 0],
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await run(code)).toEqual(returned(expected))
  })

  test('values of the flow', async () => {
    const context = { actions: { Compose: { outputs: { n: 20 } } }, workflow: { name: 'f' } }
    const code = 'return workflowContext.actions.Compose.outputs.n + workflowContext.workflow.name.length'
    expect(await run(code, { context })).toEqual(returned(21))
  })

  test('the context cannot be changed', async () => {
    const code = '"use strict"; workflowContext.actions.Mine = 1'
    expect(await run(code, { context: { actions: {} } })).toMatchObject({ kind: 'threw', name: 'TypeError' })
  })
})

describe('what goes wrong', () => {
  test.each([
    [
      'an unknown name',
      'var a = 1\n\nreturn foo.bar',
      { name: 'ReferenceError', message: "'foo' is not defined", line: 3 },
    ],
    [
      'a missing property',
      'return workflowContext.nothing.at.all',
      { name: 'TypeError', line: 1, column: 31 },
    ],
    ['a syntax error', 'var a = 1\nvar b = ;', { name: 'SyntaxError', line: 2, column: 9 }],
    [
      'a thrown error',
      'throw new RangeError("no")',
      { name: 'RangeError', message: 'no', line: 1, column: 21 },
    ],
    ['a thrown object', 'throw { a: 1 }', { name: '', message: '{"a":1}' }],
    ['a rejected promise', 'return Promise.reject(new Error("late"))', { name: 'Error', message: 'late' }],
    ['a promise that waits for ever', 'return new Promise(() => {})', { name: 'Error' }],
    ['a circle', 'const a = {}; a.a = a; return a', { name: 'TypeError' }],
    [
      'recursion without end',
      'function f() { return f() + 1 }\nreturn f()',
      { name: 'InternalError', message: 'stack overflow' },
    ],
    ['a way out: require', 'return require("fs")', { name: 'ReferenceError' }],
    ['a way out: process', 'return process.env', { name: 'ReferenceError' }],
    ['a way out: fetch', 'return fetch("http://127.0.0.1")', { name: 'ReferenceError' }],
    ['a way out: import', 'return import("fs").then(() => 1)', {}],
    [
      'a way out: constructor',
      'return this.constructor.constructor("return process")()',
      { name: 'ReferenceError' },
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await run(code)).toMatchObject({ kind: 'threw', ...expected })
  })

  test.each([
    ['a loop', 'for (;;) {}'],
    ['a pattern that explodes', 'return /(a+)+$/.test("a".repeat(60) + "b")'],
    ['a promise that goes round', 'const f = () => Promise.resolve().then(f)\nreturn f()'],
  ])('out of time: %s', async (_name, code) => {
    expect(await run(code, { timeLimitMs: 300 })).toEqual({ kind: 'out-of-time' })
  })

  test.each([
    ['lists', 'const all = []\nfor (;;) all.push(new Array(10000).fill(all.length))'],
    ['one text', 'return "x".repeat(100 * 1024 * 1024).length'],
    ['buffers', 'const all = []\nfor (;;) all.push(new Uint8Array(1024 * 1024))'],
  ])(
    'out of memory: %s',
    async (_name, code) => {
      expect(await run(code, { timeLimitMs: 60_000 })).toEqual({ kind: 'out-of-memory' })
    },
    90_000,
  )

  test('the next script starts afresh', async () => {
    await run('globalThis.left = 1; Array.prototype.map = null')
    expect(await run('return [typeof left, typeof [].map]')).toEqual(returned(['undefined', 'function']))
  })
})

describe('cancelling', () => {
  test('ends a running script', async () => {
    const ending = new AbortController()
    const running = run('for (;;) {}', { signal: ending.signal })
    await run('return 1')
    ending.abort()
    await expect(running).rejects.toMatchObject({ code: 'connector.script-aborted' })
  })

  test('takes a waiting script out of the queue; the others go on', async () => {
    const ending = new AbortController()
    const busy = [
      run('for (;;) {}', { signal: ending.signal }),
      run('for (;;) {}', { signal: ending.signal }),
    ]
    const queued = new AbortController()
    const waiting = run('return 1', { signal: queued.signal })
    const last = run('return 2')
    queued.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'connector.script-aborted' })
    ending.abort()
    await Promise.all(
      busy.map((one) => expect(one).rejects.toMatchObject({ code: 'connector.script-aborted' })),
    )
    expect(await last).toEqual(returned(2))
  })

  test('a thread that cannot start says so', async () => {
    const broken = createScriptSandbox('/nowhere/script-worker.ts')
    const task = { code: '', context: '{}', timeLimitMs: 1, maxMemoryBytes: megabyte, nowMs: 0 }
    await expect(broken.run(task, new AbortController().signal)).rejects.toMatchObject({
      code: 'connector.script-unavailable',
    })
  })
})
