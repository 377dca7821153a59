import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../../shared/run/index.ts'
import { createLocalEngineHost } from '../../services/local-engine-host.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo, type FakeIo } from '../testing/fake-io.ts'

let folder = ''
let io: FakeIo
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-found-'))
  io = createFakeIo({ cwd: folder })
  await writeFile(join(folder, 'f.json'), definition({ A: { type: 'Compose', inputs: 1 } }))
})
afterEach(() => rm(folder, { recursive: true }))

const definition = (actions: object) =>
  JSON.stringify({ triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } }, actions })
const nap = (count: number) => ({ type: 'Wait', inputs: { interval: { count, unit: 'Second' } } })
const open = () => createLocalEngineHost({ databasePath: join(folder, 'data', 'flowbench.db') })
const list = async () => {
  const host = open()
  const runs = await host.listRuns({ limit: 10 })
  await host.close()
  return runs.map(({ flowName, status }) => `${flowName} ${status}`).sort()
}

/** Leaves runs behind that wait, as a process does that ends. */
async function leaveBehind(...flows: readonly [string, object][]): Promise<void> {
  const host = open()
  for (const [displayName, actions] of flows) {
    const waiting = new Promise<void>((resolve) => {
      host.subscribe(({ events }) => {
        if (events.some(({ event }) => event.type === 'action-waiting')) resolve()
      })
    })
    await host.start({
      flow: { flowId: asId.flow('left'), displayName },
      definition: definition(actions),
      profile: 'power-automate',
      origin: 'manual',
      mocks: 'none',
    })
    await waiting
  }
  await host.close()
}

test('unfinished runs go on beside the new one, as far as they can now', async () => {
  await leaveBehind(
    ['Short', { Nap: nap(0.05), Rest: { type: 'Compose', inputs: 1, runAfter: { Nap: ['Succeeded'] } } }],
    ['Long', { Nap: nap(86_400) }],
  )
  // The short wait is over by the time its run goes on.
  const due = Date.now() + 60
  while (Date.now() < due) await new Promise((resolve) => setImmediate(resolve))
  await runCli(['run', 'f.json', '--data', 'data'], io)
  expect([io.exitCode(), io.stderr.text()]).toEqual([
    0,
    expect.stringContaining('note: 2 unfinished runs of this data folder go on.'),
  ])
  expect(io.stderr.text()).toContain(
    'note: 1 run of this data folder is not over; it goes on when it is used again.',
  )
  expect(await list()).toEqual(['Long Running', 'Short Succeeded', 'f Succeeded'])
})

test('nothing is said where nothing is left', async () => {
  await runCli(['run', 'f.json', '--data', 'data'], io)
  await runCli(['run', 'f.json', '--data', 'data'], io)
  expect(io.stderr.text()).not.toContain('unfinished')
})

test('a folder that another process has is refused with a way out', async () => {
  const host = open()
  await runCli(['run', 'f.json', '--data', 'data', '--json'], io)
  await host.close()
  expect(io.exitCode()).toBe(2)
  expect(JSON.parse(io.stdout.text())).toMatchObject({
    error: { code: 'file.database-in-use', hint: expect.stringContaining('--data') },
  })
})
