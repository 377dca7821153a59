import { expect, test } from 'vitest'
import { FileError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import type { EngineHost, RunEventBatch } from '../services/engine-host.ts'
import { SupervisedEngine } from './supervised-engine.ts'

/** Engines that do little and die when told. */
function setUp(options: { failStartAt?: number; error?: Error } = {}) {
  const engines: { die: (reason: unknown) => void; tell: (batch: RunEventBatch) => void }[] = []
  const deaths: [reason: unknown, isBack: boolean][] = []
  const log: string[] = []
  let heardOfDeath: () => void = () => undefined
  const supervised = new SupervisedEngine({
    start: async (onDeath) => {
      const number = engines.length + 1
      const listeners: ((batch: RunEventBatch) => void)[] = []
      const tell = (batch: RunEventBatch) => {
        for (const listener of listeners) listener(batch)
      }
      engines.push({ die: onDeath, tell })
      if (options.failStartAt === number) throw options.error ?? new Error('will not start')
      const engine: Partial<EngineHost> = {
        content: async () => `engine ${number}`,
        resumeAll: async () => log.push(`resumed by ${number}`),
        subscribe: (listener) => {
          listeners.push(listener)
          return () => undefined
        },
        close: async () => void log.push(`closed ${number}`),
      }
      return engine as EngineHost
    },
    onDeath: (reason, isBack) => {
      deaths.push([reason, isBack])
      heardOfDeath()
    },
  })
  const death = () =>
    new Promise<void>((resolve) => {
      heardOfDeath = resolve
    })
  return { supervised, engines, deaths, log, death }
}
const hash = asId.content('h')

test('an engine that dies is started again and goes on with its runs, once', async () => {
  const { supervised, engines, deaths, log, death } = setUp()
  expect(await supervised.content(hash)).toBe('engine 1')
  const first = death()
  engines[0]?.die('out of memory')
  await first
  expect(deaths).toEqual([['out of memory', true]])
  expect(log).toEqual(['resumed by 2'])
  expect(await supervised.content(hash)).toBe('engine 2')

  const second = death()
  engines[1]?.die('again')
  await second
  expect(deaths[1]).toEqual(['again', false])
  await expect(supervised.content(hash)).rejects.toMatchObject({ code: 'run.engine-stopped' })
})

test('listeners hear of both engines', async () => {
  const { supervised, engines, death } = setUp()
  const heard: string[] = []
  supervised.subscribe(({ runId }) => heard.push(runId))
  await supervised.content(hash)
  engines[0]?.tell({ runId: asId.run('a'), events: [] })
  const died = death()
  engines[0]?.die('x')
  await died
  engines[1]?.tell({ runId: asId.run('b'), events: [] })
  expect(heard).toEqual(['a', 'b'])
})

test('a death that is told twice counts once', async () => {
  const { supervised, engines, deaths, death } = setUp()
  await supervised.content(hash)
  const died = death()
  engines[0]?.die('x')
  engines[0]?.die('x')
  await died
  expect(deaths).toHaveLength(1)
})

test('an engine that does not start gives its own reason to every call', async () => {
  const error = new FileError('file.database-locked', 'Locked.')
  const { supervised } = setUp({ failStartAt: 1, error })
  await expect(supervised.content(hash)).rejects.toBe(error)
  await expect(supervised.resumeAll()).rejects.toBe(error)
  await supervised.close()
})

test('one that does not come back is told as down', async () => {
  const { supervised, engines, deaths, death } = setUp({ failStartAt: 2 })
  await supervised.content(hash)
  const died = death()
  engines[0]?.die('x')
  await died
  expect(deaths).toEqual([['x', false]])
  await expect(supervised.content(hash)).rejects.toMatchObject({ code: 'run.engine-stopped' })
})

test('closing is no death', async () => {
  const { supervised, engines, deaths, log } = setUp()
  await supervised.content(hash)
  await supervised.close()
  engines[0]?.die('exit')
  expect([log, deaths]).toEqual([['closed 1'], []])
})
