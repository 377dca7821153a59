import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFlowTestFolder, type FlowTestFolder } from '../../services/testing/flow-test-folder.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder: FlowTestFolder
beforeEach(() => {
  folder = createFlowTestFolder()
  folder.flow('sum', {
    Add: { type: 'Compose', inputs: "@add(triggerBody()?['n'], 1)" },
    Big: {
      type: 'If',
      expression: "@greater(outputs('Add'), 10)",
      actions: { Yes: { type: 'Compose', inputs: 'big' } },
      else: { actions: { No: { type: 'Compose', inputs: 'small' } } },
      runAfter: { Add: ['Succeeded'] },
    },
  })
})
afterEach(() => folder.remove())

async function run(...args: string[]) {
  const io = createFakeIo({ cwd: folder.path })
  await runCli(['test', ...args], io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() }
}
const good = { trigger: { body: { n: 1 } }, expect: { actions: { Add: { outputs: 2 }, No: 'Succeeded' } } }
const bad = { trigger: { body: { n: 1 } }, expect: { actions: { Add: { outputs: 3 } } } }
/** Times differ from run to run. */
const plain = (text: string) => text.replace(/\d+(\.\d+)? m?s\b/g, 'N ms')

test('passing tests are a tree and exit code 0', async () => {
  folder.test('sum', 'small', good)
  const { out, code } = await run()
  expect(plain(out)).toBe('sum  flows/sum.json\n  ✔ small  N ms\n\n1 passed in N ms\n')
  expect(code).toBe(0)
})

test('a failing test shows its difference and its place; exit code 1', async () => {
  folder.test('sum', 'small', good)
  folder.test('sum', 'wrong', bad)
  const { out, code } = await run('flows/sum.json')
  expect(plain(out)).toContain(
    [
      '  ✖ wrong  N ms',
      '      Outputs of Add: Expected 3, found 2.',
      '        flows/sum.tests/wrong.flowtest.json:10:9',
      '        - 3',
      '        + 2',
    ].join('\n'),
  )
  expect(plain(out)).toContain('1 passed, 1 failed in N ms')
  expect(code).toBe(1)
})

test('a test that cannot be run is exit code 2', async () => {
  folder.test('sum', 'broken', '{')
  expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining('could not be run') })
})

test('nothing to run is exit code 2 and says where tests belong', async () => {
  expect(await run()).toMatchObject({
    code: 2,
    err: expect.stringContaining('flows/order.tests/*.flowtest.json'),
  })
  expect(await run('nowhere')).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no “nowhere”'),
  })
})

test('--json holds results, places, values and coverage', async () => {
  folder.test('sum', 'wrong', bad)
  const { out, code } = await run('--json', '--coverage')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    counts: { total: 1, passed: 0, failed: 1, errors: 0, skipped: 0 },
    results: [
      {
        file: 'flows/sum.tests/wrong.flowtest.json',
        outcome: 'failed',
        runStatus: 'Succeeded',
        failures: [
          {
            action: 'Add',
            expected: 3,
            actual: 2,
            line: 10,
            column: 9,
            differences: [{ path: [], kind: 'different' }],
          },
        ],
      },
    ],
    coverage: [{ flow: 'flows/sum.json', runs: 1, kinds: { branch: { covered: 1, total: 2, percent: 50 } } }],
    mutations: null,
  })
})

test('reports: JUnit XML, coverage as JSON, one HTML page', async () => {
  folder.test('sum', 'wrong', bad)
  folder.test('sum', 'off', { skip: 'x < y & "z"' })
  await run('--junit', 'j.xml', '--html', 'h.html', '--coverage-json', 'c.json')
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')
  expect(read('j.xml')).toContain('tests="2" failures="1" errors="0" skipped="1"')
  expect(read('j.xml')).toContain('<skipped message="x &lt; y &amp; &quot;z&quot;"/>')
  expect(read('j.xml')).toContain(
    '<failure type="expectation" message="Outputs of Add: Expected 3, found 2.">',
  )
  expect(read('h.html')).toMatch(/^<!doctype html>[\s\S]*Outputs of Add[\s\S]*<\/html>\n$/)
  expect(read('h.html')).not.toMatch(/src=|href=|<script/)
  expect(JSON.parse(read('c.json'))).toMatchObject([
    { flow: 'flows/sum.json', total: { percent: expect.any(Number) } },
  ])
})

test('runs of a data folder count for coverage, of the same flow only', async () => {
  folder.test('sum', 'small', good)
  const io = createFakeIo({ cwd: folder.path })
  await runCli(['run', 'flows/sum.json', '--body', '{"n":20}', '--data', 'd'], io)
  const branch = async () =>
    JSON.parse((await run('--json', '--runs', 'd')).out).coverage[0].kinds.branch.percent
  expect(await branch()).toBe(100)
  folder.flow('sum', { Add: { type: 'Compose', inputs: 2 }, No: { type: 'Compose', inputs: 1 } })
  const { coverage } = JSON.parse((await run('--json', '--runs', 'd')).out)
  expect(coverage[0].runs).toBe(1)
  expect(await run('--runs', 'nowhere')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no run history'),
  })
})

test('a report that cannot be written is exit code 2', async () => {
  folder.test('sum', 'small', good)
  expect(await run('--junit', 'none/j.xml')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be written'),
  })
})

test('mistakes on purpose: what no test notices is told with its place, exit code 1', async () => {
  folder.test('sum', 'small', good)
  const { out, code } = await run('--mutate')
  expect(code).toBe(1)
  expect(out).toContain('no test noticed: Big: 10 is 11')
  expect(out).toContain('no test noticed: Yes left out')
  expect(out).not.toContain('no test noticed: Add')
  expect(out).not.toContain('no test noticed: No')
  folder.test('sum', 'edge', {
    trigger: { body: { n: 10 } },
    expect: { actions: { Yes: { outputs: 'big' } } },
  })
  folder.test('sum', 'below', {
    trigger: { body: { n: 9 } },
    expect: { actions: { No: { outputs: 'small' } } },
  })
  const better = await run('--mutate')
  expect(better.out).not.toContain('no test noticed')
  expect(better.code).toBe(0)
})

test('--filter leaves others out', async () => {
  folder.test('sum', 'small', good)
  folder.test('sum', 'wrong', bad)
  expect(await run('--filter', 'SMALL')).toMatchObject({ code: 0, out: expect.stringContaining('1 passed') })
})

test('--watch runs again what a change touches, until Ctrl+C', async () => {
  folder.test('sum', 'wrong', bad)
  const io = createFakeIo({ cwd: folder.path })
  const ended = runCli(['test', '--watch'], io)
  await expect.poll(() => io.stderr.text()).toContain('Watching')
  folder.test('sum', 'wrong', good)
  await expect.poll(() => io.stdout.text(), { timeout: 10_000 }).toContain('1 passed')
  io.interrupt()
  await ended
  expect(io.exitCode()).toBe(0)
  expect(io.interruptListeners()).toBe(0)
})
