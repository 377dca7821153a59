import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'
import { createFakeIo } from './testing/fake-io.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-eval-'))
  await writeFile(join(folder, 'context.json'), '{"variables": {"name": "Ann", "id": 9007199254740993}}')
  await writeFile(join(folder, 'broken.json'), '{"variables": ')
  await writeFile(
    join(folder, 'vectors.json'),
    JSON.stringify([
      { id: 'v1', expr: "concat('a', 'b')", expect: 'ab' },
      { id: 'v2', template: '@{add(1, 2)}', expect: 3 },
      { id: 'v3', expr: 'div(1, 0)', expectError: true },
      { id: 'v4', expr: 'add(1, 1)', expectError: true },
      { id: 'v5', expr: "xml('<a><b/></a>')", expect: '<a> <b></b> </a>', compare: 'xml' },
      { id: 'v6', expr: 'noSuch()', expect: 1 },
      {
        id: 'p1',
        kind: 'expr',
        text: "f('x')",
        valid: true,
        tokens: [
          ['Identifier', 'f'],
          ['LeftParenthesis', '('],
          ['StringLiteral', 'x'],
          ['RightParenthesis', ')'],
        ],
      },
      { id: 'p2', kind: 'template', text: '@{', valid: true },
    ]),
  )
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(['eval', ...args], io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() }
}

test.each([
  [["concat('a', 'b')"], 'ab\n'],
  [["@concat('a', 'b')"], 'ab\n'],
  [["Hi @{variables('name')}!", '--context', 'context.json'], 'Hi Ann!\n'],
  [["variables('id')", '--context', 'context.json'], '9007199254740993\n'],
  [['createArray(1, 2.0)'], '[\n  1,\n  2.0\n]\n'],
  [["concat('a')", '--json'], '"a"\n'],
  [['null'], 'null\n'],
])('eval %j prints the value', async (args, out) => {
  expect(await run(...args)).toEqual({ out, err: '', code: 0 })
})

test('a failing expression says why, what was known, and exits 1', async () => {
  const { out, err, code } = await run("toLower(json('{}')?['x'])")
  expect([out, code]).toEqual(['', 1])
  expect(err).toContain("error: The function 'toLower' takes text for 'text', but found Null")
  expect(err).toContain("json('{}')?['x'] = null")
})

test('a failing expression as JSON', async () => {
  const { out, code } = await run("toLower(json('{}')?['x'])", '--json')
  expect(JSON.parse(out)).toMatchObject({
    error: { code: 'expression.argument-type', offset: 8, functionName: 'toLower' },
  })
  expect(code).toBe(1)
})

test('a warning goes to standard error', async () => {
  expect(await run("decodeBase64('YQ==')")).toEqual({
    out: 'a\n',
    err: "warning: The function 'decodeBase64' is deprecated. Use 'base64ToString' instead.\n",
    code: 0,
  })
})

test.each([
  [[], 'give an expression'],
  [["'a'", '--context', 'none.json'], 'cannot be read'],
  [["'a'", '--context', 'broken.json'], 'line 1'],
  [['--vectors', 'none.json'], 'cannot be read'],
  [['--vectors', 'context.json'], 'one JSON array'],
])('eval %j is a usage error', async (args, words) => {
  const { out, err, code } = await run(...args)
  expect([out, code]).toEqual(['', 2])
  expect(err).toContain(words)
})

test('vectors: a line for each failure, the counts last, exit 1', async () => {
  const { out, code } = await run('--vectors', 'vectors.json')
  const lines = out.trimEnd().split('\n')
  expect(lines.map((line) => line.split(':')[0])).toEqual(['v2', 'v4', 'v6', 'p2', '4 passed, 4 failed'])
  expect(lines[0]).toBe('v2: expected 3, got "3"')
  expect(code).toBe(1)
})
