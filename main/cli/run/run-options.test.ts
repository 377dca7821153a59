import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFakeIo } from '../testing/fake-io.ts'
import { type RawRunOptions, readRunOptions } from './run-options.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-options-'))
  await writeFile(
    join(folder, 'body.json'),
    Buffer.from('\ufeff{"big": 9007199254740993, "f": 5.0}', 'utf16le'),
  )
  await writeFile(join(folder, 'mocks.json'), '{"Get": {"statusCode": 200}}')
  await writeFile(join(folder, 'list.json'), '[1]')
  await writeFile(join(folder, 'broken.json'), '{')
})
afterAll(() => rm(folder, { recursive: true }))

const read = (raw: RawRunOptions, stdin = '') => readRunOptions(raw, createFakeIo({ cwd: folder, stdin }))

test('without options nothing is mocked and nothing kept', async () => {
  expect(await read({})).toEqual({
    mocks: 'none',
    parameters: new Map(),
    json: false,
    verbose: false,
    notices: [],
    sandboxes: false,
  })
})

test.each<[string, RawRunOptions, object]>([
  ['a body, exactly', { body: '{"big": 9007199254740993}' }, { triggerBody: '{"big":9007199254740993}' }],
  ['a body of a UTF-16 file', { body: '@body.json' }, { triggerBody: '{"big":9007199254740993,"f":5.0}' }],
  ['a body of standard input', { body: '@-' }, { triggerBody: '[1]' }],
  ['a mock script', { mocks: 'mocks.json' }, { mocks: 'script', mockScript: '{"Get":{"statusCode":200}}' }],
  ['mocks by samples hurry', { mocks: 'auto' }, { mocks: 'auto', time: 'hurried' }],
  ['a mock script hurries', { mocks: 'mocks.json' }, { mocks: 'script', time: 'hurried' }],
  ['a time with a zone', { now: '2026-01-31T08:00:00+01:00' }, { fixedNow: 1_769_842_800_000 }],
  ['a time without a zone is UTC', { now: '2026-01-31T07:00' }, { fixedNow: 1_769_842_800_000 }],
  ['a day', { now: '1970-01-02' }, { fixedNow: 86_400_000 }],
  ['ticks', { now: '1970-01-01T00:00:01.2345678Z' }, { fixedNow: 1234 }],
  [
    'parameters, text kept as it is',
    { parameter: ['Name=a=b', 'Count=5'] },
    {
      parameters: new Map([
        ['Name', 'a=b'],
        ['Count', '5'],
      ]),
    },
  ],
])('%s', async (_title, raw, part) => expect(await read(raw, '[1]')).toMatchObject(part))

test.each<[string, RawRunOptions]>([
  ['real time', { mocks: 'auto', realTime: true }],
  ['a fixed clock', { mocks: 'auto', now: '2026-01-31' }],
  ['without mocks', {}],
])('%s does not hurry', async (_title, raw) => expect(await read(raw)).not.toHaveProperty('time'))

test('a fixed clock and real time contradict each other', async () => {
  await expect(read({ now: '2026-01-31', realTime: true })).rejects.toMatchObject({
    code: 'cli.conflicting-options',
  })
})

test('a data folder is found from where the person is', async () => {
  expect((await read({ data: 'history' })).dataFolder).toBe(join(folder, 'history'))
})

test('--sandbox: sandboxes, and samples beside them; a script beside them; nothing beside them', async () => {
  expect(await read({ sandbox: true })).toMatchObject({ sandboxes: true, mocks: 'auto', time: 'hurried' })
  expect(await read({ sandbox: true, mocks: 'mocks.json' })).toMatchObject({
    sandboxes: true,
    mocks: 'script',
  })
  const strict = await read({ sandbox: true, strict: true })
  expect(strict).toMatchObject({ sandboxes: true, mocks: 'script' })
  expect(JSON.parse(strict.mockScript ?? '')).toEqual({ $unanswered: 'fail' })
  expect(await read({})).toMatchObject({ sandboxes: false, mocks: 'none' })
})

test.each<[RawRunOptions, string]>([
  [{ body: '{oops' }, 'cli.invalid-body'],
  [{ body: '@broken.json' }, 'cli.invalid-body'],
  [{ body: '@missing.json' }, 'file.not-found'],
  [{ body: '@.' }, 'file.is-folder'],
  [{ mocks: 'missing.json' }, 'file.not-found'],
  [{ mocks: 'list.json' }, 'cli.invalid-mocks'],
  [{ mocks: 'broken.json' }, 'cli.invalid-mocks'],
  [{ strict: true }, 'cli.conflicting-options'],
  [{ now: 'tomorrow' }, 'cli.invalid-time'],
  [{ now: '2026-02-30' }, 'cli.invalid-time'],
  [{ now: '2026-01-01T25:00' }, 'cli.invalid-time'],
  [{ now: '1' }, 'cli.invalid-time'],
  [{ parameter: ['Name'] }, 'cli.invalid-parameter'],
  [{ parameter: ['=5'] }, 'cli.invalid-parameter'],
])('%j is refused with %s', async (raw, code) => {
  await expect(read(raw)).rejects.toMatchObject({ code })
})
