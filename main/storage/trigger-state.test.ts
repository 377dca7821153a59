import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { openTriggerState, type TriggerStateStore } from './trigger-state.ts'

let folder = ''
const open: TriggerStateStore[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-triggers-'))
})
afterEach(() => {
  for (const store of open.splice(0)) store.close()
  rmSync(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'deep', 'triggers.db')
function openStore(): TriggerStateStore {
  const store = openTriggerState(path())
  open.push(store)
  return store
}

const flow = (name: string) => ({ environmentId: asId.environment('env'), flowId: asId.flow(name) })
const trigger = (name: string) => ({ ...flow(name), trigger: 'Recurrence' })

test('what triggers keep survives, and goes when a flow is turned off', () => {
  const before = openStore()
  const turnOn = (name: string, since: number) => before.setOn({ ...flow(name), since, sandboxes: false })
  expect([turnOn('b', 20), turnOn('a', 10), turnOn('a', 30)]).toEqual([20, 10, 10])
  before.save(trigger('a'), '{"next":1}')
  before.save(trigger('a'), '{"next":2}')
  for (const id of ['r1', 'r2', 'r3'])
    before.addWaiting(trigger('a'), { runId: asId.run(id), outputs: `"${id}"` })
  before.removeWaiting(asId.run('r2'))
  before.close()
  open.length = 0

  const after = openStore()
  expect(after.flowsOn().map(({ flowId, since }) => [flowId, since])).toEqual([
    ['a', 10],
    ['b', 20],
  ])
  expect(after.load(trigger('a'))).toBe('{"next":2}')
  expect(after.load(trigger('b'))).toBeUndefined()
  expect(after.waiting(trigger('a'))).toEqual([
    { runId: 'r1', outputs: '"r1"' },
    { runId: 'r3', outputs: '"r3"' },
  ])
  after.setOff(flow('a'))
  expect([after.flowsOn().length, after.load(trigger('a')), after.waiting(trigger('a'))]).toEqual([
    1,
    undefined,
    [],
  ])
})

test('what was kept of services is not taken for what sandboxes said, nor the other way round', () => {
  const before = openStore()
  const turnOn = (sandboxes: boolean, since: number) => before.setOn({ ...flow('a'), since, sandboxes })
  const kept = () => [before.load(trigger('a')), before.waiting(trigger('a')).length]
  turnOn(false, 10)
  before.save(trigger('a'), '{"cursor":"service"}')
  before.addWaiting(trigger('a'), { runId: asId.run('r1'), outputs: '1' })
  expect([turnOn(true, 20), kept()]).toEqual([10, [undefined, 0]])
  before.save(trigger('a'), '{"cursor":"sandbox"}')
  expect([turnOn(true, 30), kept()]).toEqual([10, ['{"cursor":"sandbox"}', 0]])
  before.close()
  open.length = 0
  expect(openStore().flowsOn()).toEqual([{ ...flow('a'), since: 10, sandboxes: true }])
})

test('a second process is refused, and let in once the first is gone', () => {
  const store = openStore()
  const script = `
    import { openTriggerState } from ${JSON.stringify(import.meta.resolve('./trigger-state.ts'))}
    try { openTriggerState(${JSON.stringify(path())}).close(); console.log('open') }
    catch (error) { console.log(error.code) }`
  const other = () =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim()
  expect(other()).toBe('file.database-in-use')
  store.close()
  open.length = 0
  expect(other()).toBe('open')
})

test('a database of a later version is left alone', () => {
  const store = openStore()
  store.close()
  open.length = 0
  const script = `
    import Database from 'libsql'
    const db = new Database(${JSON.stringify(path())}); db.exec('PRAGMA user_version = 99'); db.close()`
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname })
  expect(() => openTriggerState(path())).toThrow(expect.objectContaining({ code: 'file.database-too-new' }))
})
