import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CliIo } from '../cli-io.ts'
import { registerValidate } from './validate.ts'

let cwd: string

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'flowbench-validate-'))
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions: { S: { type: 'Scope', actions: { A: { type: 'Compose', inputs: '@nope(1)' } } } },
  }
  await writeFile(join(cwd, 'bad.json'), JSON.stringify({ definition, kind: 'Stateful' }, null, 2))
  const good = { ...definition, actions: { A: { type: 'Compose', inputs: 1 } } }
  await writeFile(join(cwd, 'good.json'), JSON.stringify({ definition: good, kind: 'Stateful' }))
  await writeFile(join(cwd, 'two.json'), JSON.stringify([{ definition: good }, { definition: good }]))
  await writeFile(join(cwd, 'broken.json'), '{\n  "definition": {,}')
  await writeFile(join(cwd, 'latin1.json'), Buffer.from([0x7b, 0x0a, 0x22, 0xe9]))
  await writeFile(join(cwd, 'empty.json'), '')
  await mkdir(join(cwd, 'folder'))
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

/** Runs the command as the CLI does; answers its exit code and what it wrote. */
async function validate(...args: string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  let exitCode = -1
  let output = ''
  const sink = {
    write: (text: string) => {
      output += text
    },
    isTTY: false,
    columns: 80,
    rows: 24,
  }
  const io: CliIo = {
    stdout: sink,
    stderr: sink,
    env: {},
    cwd,
    readStdin: async () => '',
    onInterrupt: () => () => undefined,
    setExitCode: (code) => {
      exitCode = code
    },
    exit: () => undefined,
  }
  const program = new Command('flowbench').exitOverride()
  registerValidate(program, io)
  await program.parseAsync(['validate', ...args], { from: 'user' })
  return { exitCode, output }
}

describe('flowbench validate', () => {
  test('--json lists each file with every problem and its place', async () => {
    const { exitCode, output } = await validate('bad.json', 'good.json', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(output)).toEqual([
      {
        file: 'bad.json',
        ok: false,
        triggers: 1,
        actions: 2,
        problems: [
          {
            severity: 'error',
            code: 'expression.unknown-function',
            path: '/definition/actions/S/actions/A/inputs',
            line: 18,
            column: 25,
            message: expect.stringContaining("'nope'"),
            ...(JSON.parse(output)[0].problems[0].hint === undefined ? {} : { hint: expect.any(String) }),
          },
        ],
        definitions: [{ path: '/definition', triggers: 1, actions: 2 }],
      },
      {
        file: 'good.json',
        ok: true,
        triggers: 1,
        actions: 1,
        problems: [],
        definitions: [{ path: '/definition', triggers: 1, actions: 1 }],
      },
    ])
  })

  test('several definitions in a file are all checked and counted', async () => {
    const { exitCode, output } = await validate('two.json', '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(output)[0]).toMatchObject({ ok: true, triggers: 2, actions: 2 })
  })

  test.each([
    ['missing.json', 'file.not-found', 1, 1],
    ['folder', 'file.is-folder', 1, 1],
    ['package.zip', 'file.is-package', 1, 1],
    ['latin1.json', 'file.not-text', 2, 2],
    ['empty.json', 'definition.json-empty', 1, 1],
    ['broken.json', 'definition.json-syntax', 2, 18],
  ])('%s is one entry with a problem, not a crash', async (file, code, line, column) => {
    const { exitCode, output } = await validate(file, 'good.json', '--json')
    const [first, second] = JSON.parse(output)
    expect(exitCode).toBe(1)
    expect(first).toMatchObject({ file, ok: false })
    expect(first.problems[0]).toMatchObject({ severity: 'error', code, line, column })
    expect(second).toMatchObject({ file: 'good.json', ok: true })
  })

  test('for people: a line a problem, and a summary', async () => {
    const { exitCode, output } = await validate('bad.json', 'good.json')
    const lines = output.trimEnd().split('\n')
    expect(exitCode).toBe(1)
    expect(lines[0]).toMatch(/^bad\.json:18:25 error .*'nope'.* expression\.unknown-function$/)
    expect(lines.at(-1)).toBe('2 files, 3 actions, 1 error, 0 warnings')
  })
})
