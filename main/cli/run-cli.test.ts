import { expect, test, vi } from 'vitest'
import { BugError, RequestError } from '../../shared/errors/index.ts'
import { commandsFor, commandTable } from './command-table.ts'
import { reportError } from './report-error.ts'
import { runCli } from './run-cli.ts'
import { createFakeIo } from './testing/fake-io.ts'

test.each([
  [['eval', 'add(1,2)'], ['eval']],
  [['--verbose', 'run', 'x.json'], ['run']],
  [['help', 'new'], ['new']],
  [['--help'], commandTable.map(({ name }) => name)],
  [['nonsense'], commandTable.map(({ name }) => name)],
])('%j loads only %j', (args, names) => {
  expect(commandsFor(args).map(({ name }) => name)).toEqual(names)
})

test('help lists every command and exits 0', async () => {
  const io = createFakeIo()
  await runCli(['--help'], io)
  expect(io.exitCode()).toBe(0)
  for (const { name } of commandTable) expect(io.stdout.text()).toMatch(new RegExp(`^  ${name} `, 'm'))
  expect(io.stderr.text()).toBe('')
})

test('the version is the package’s', async () => {
  const io = createFakeIo()
  await runCli(['--version'], io)
  expect(io.stdout.text()).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(io.exitCode()).toBe(0)
})

test.each([[[]], [['nonsense']], [['run']], [['run', 'a.json', '--nope']], [['new', 'x', '--kind', 'odd']]])(
  '%j is a usage error: 2, told on standard error',
  async (args) => {
    const io = createFakeIo()
    await runCli(args, io)
    expect(io.exitCode()).toBe(2)
    expect(io.stdout.text()).toBe('')
    expect(io.stderr.text()).not.toBe('')
  },
)

test('an error on purpose shows message and hint, no stack', () => {
  const io = createFakeIo()
  reportError(new RequestError('cli.x', 'It is wrong.', { hint: 'Do it right.' }), io, { verbose: false })
  expect(io.stderr.text()).toBe('error: It is wrong.\n  Do it right.\n')
})

test.each([new TypeError('undefined is no function'), new BugError('bug', 'A state that cannot be.')])(
  'any other error is ours: %s',
  (error) => {
    const io = createFakeIo()
    reportError(error, io, { verbose: false })
    expect(io.stderr.text()).toMatch(
      /^error: Flowbench itself went wrong: .*\n.*mistake of ours.*\n.*--verbose/,
    )
    const verbose = createFakeIo()
    reportError(error, verbose, { verbose: true })
    expect(verbose.stderr.text()).toContain('run-cli.test.ts')
  },
)

test('an unexpected error in a command ends in exit 2 and our words', async () => {
  const io = createFakeIo()
  const failing = {
    ...io,
    stdout: {
      ...io.stdout,
      write: vi.fn(() => {
        throw new Error('no pipe')
      }),
    },
  }
  await runCli(['--version'], failing)
  expect(io.exitCode()).toBe(2)
  expect(io.stderr.text()).toContain('no pipe')
})
