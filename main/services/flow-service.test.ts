import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FlowError } from '../../shared/errors/index.ts'
import type { FlowFileChange } from '../../shared/ipc/payloads.ts'
import { asId, type EnvironmentId, type FlowId } from '../../shared/run/index.ts'
import { checkFlow, openFlowDocument } from '../../shared/wdl/index.ts'
import { folderTrash } from '../storage/environment-trash.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'
import { FlowRenames } from './flow-renames.ts'
import { FlowService } from './flow-service.ts'

let root: string
let flowsFolder: string
let environmentId: EnvironmentId
let renames: FlowRenames
let environments: EnvironmentService
let flows: FlowService
const outline = vi.fn(directFlowFiles.outline)

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-flows-')))
  const settings = memorySettingsStore()
  environments = new EnvironmentService({ settings, documentsFolder: root, sampleSource: undefined })
  const info = await environments.create({ name: 'Test', path: join(root, 'env') })
  environmentId = info.id
  flowsFolder = join(info.path, 'flows')
  renames = new FlowRenames(settings, () => 1000)
  outline.mockClear()
  flows = new FlowService({
    environments,
    files: { ...directFlowFiles, outline },
    renames,
    trash: folderTrash(join(root, 'trash'), () => 0),
  })
})
afterEach(async () => {
  flows.close()
  await rm(root, { recursive: true, force: true })
})

const solution = (displayName: string) =>
  JSON.stringify({
    schemaVersion: '1.0.0.0',
    properties: { displayName, definition: { triggers: {}, actions: {} } },
  })
const put = (fileName: string, content: string | Uint8Array) =>
  writeFile(join(flowsFolder, fileName), content)
const text = (fileName: string) => readFile(join(flowsFolder, fileName), 'utf8')
const files = async () => (await readdir(flowsFolder)).sort()
const ref = (flowId: string) => ({ environmentId, flowId: asId.flow(flowId) })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof FlowError ? error.code : String(error)),
  )

describe('create', () => {
  test.each(['instant', 'scheduled', 'automated'] as const)('an %s flow is valid', async (kind) => {
    const flow = await flows.create({ environmentId, displayName: 'My flow', kind })
    expect(flow).toMatchObject({ flowId: 'My flow', fileName: 'My flow.json', displayName: 'My flow', kind })
    const written = await text('My flow.json')
    const problems = checkFlow(openFlowDocument(written)).filter(({ severity }) => severity === 'error')
    expect(problems).toEqual([])
    expect(written).toMatch(/^\{\n {2}"schemaVersion": "1\.0\.0\.0",\n[\s\S]*\}\n$/)
  })

  test('the same name again, also in other case, gets a number', async () => {
    const make = (displayName: string) => flows.create({ environmentId, displayName, kind: 'instant' })
    const made = await Promise.all([make('Flow'), make('flow'), make('FLOW')])
    expect(made.map(({ fileName }) => fileName)).toEqual(['Flow.json', 'flow (2).json', 'FLOW (3).json'])
  })

  test.each([
    ['../../outside', '-..-outside.json'],
    ['CON', 'CON flow.json'],
    ['a/b:c', 'a-b-c.json'],
    [`${'ü'.repeat(255)}`, `${'ü'.repeat(100)}.json`],
  ])('a name that is no file name: %s', async (displayName, fileName) => {
    const flow = await flows.create({ environmentId, displayName, kind: 'instant' })
    expect(flow).toMatchObject({ fileName, displayName })
    expect(await files()).toEqual([fileName])
  })
})

describe('list', () => {
  test('shows broken files with their reason and hides nothing', async () => {
    await put('b.json', solution('Beta'))
    await put('broken.json', '{ "a": ')
    await put('other.json', '{"some":"json"}')
    await put('empty.json', '')
    await put('binary.json', Uint8Array.of(0x7b, 0xff, 0xfe, 0xc3, 0x28))
    await put('notes.txt', 'x')
    await put('.hidden.json', '{}')
    await mkdir(join(flowsFolder, 'folder.json'))
    const list = await flows.list(environmentId)
    expect(list.map(({ fileName, unreadable }) => [fileName, unreadable !== undefined])).toEqual([
      ['b.json', false],
      ['binary.json', true],
      ['broken.json', true],
      ['empty.json', true],
      ['other.json', true],
    ])
    expect(list.find(({ fileName }) => fileName === 'broken.json')?.unreadable).toMatch(/line 1/)
    expect(list.find(({ fileName }) => fileName === 'empty.json')?.unreadable).toBe('The file is empty.')
  })

  test('reads a file again only when it has changed', async () => {
    await put('a.json', solution('Alpha'))
    await flows.list(environmentId)
    await flows.list(environmentId)
    expect(outline).toHaveBeenCalledTimes(1)
    await put('a.json', solution('Alpha the second'))
    expect((await flows.list(environmentId))[0]?.displayName).toBe('Alpha the second')
    expect(outline).toHaveBeenCalledTimes(2)
  })

  test('an environment whose folder is gone says so, and is found again where it was moved to', async () => {
    await put('a.json', solution('A'))
    await rename(join(root, 'env'), join(root, 'moved'))
    expect(await failure(flows.list(environmentId))).toBe('environment.not-found')
    expect((await environments.open(join(root, 'moved'))).id).toBe(environmentId)
    expect(await flows.list(environmentId)).toMatchObject([{ displayName: 'A' }])
    const { revision } = await flows.read(ref('a'))
    await flows.save({ ...ref('a'), text: '{}', revision })
    expect(await readFile(join(root, 'moved/flows/a.json'), 'utf8')).toBe('{}')
  })

  test('an environment without its flows folder is empty', async () => {
    await rm(flowsFolder, { recursive: true })
    expect(await flows.list(environmentId)).toEqual([])
  })
})

describe('read and save', () => {
  const odd = '\ufeff{\r\n\t"a" : 1,\r\n  "b":[1,2]}'

  test('keep encoding, line ends and everything that was not edited', async () => {
    const utf16 = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from('{\r\n "ä": 1 }', 'utf16le')])
    await put('a.json', odd)
    await put('b.json', utf16)
    for (const id of ['a', 'b']) {
      const before = await readFile(join(flowsFolder, `${id}.json`))
      const file = await flows.read(ref(id))
      const edited = file.text.replace('1', '12')
      const saved = await flows.save({ ...ref(id), text: edited, revision: file.revision })
      await flows.save({ ...ref(id), text: file.text, revision: saved.revision })
      expect(await readFile(join(flowsFolder, `${id}.json`))).toEqual(before)
      expect((await flows.read(ref(id))).revision).toBe(file.revision)
    }
    expect((await flows.read(ref('b'))).encoding).toBe('utf-16le (BOM)')
  })

  test('a change from outside is not overwritten, unless told to', async () => {
    await put('a.json', '{}')
    const { revision } = await flows.read(ref('a'))
    await put('a.json', '{"theirs":1}')
    expect(await failure(flows.save({ ...ref('a'), text: '{"mine":1}', revision }))).toBe(
      'file.changed-outside',
    )
    expect(await text('a.json')).toBe('{"theirs":1}')
    await flows.save({ ...ref('a'), text: '{"mine":1}', revision, force: true })
    expect(await text('a.json')).toBe('{"mine":1}')
  })

  test('a file deleted outside comes back only when told to', async () => {
    await put('a.json', '{}')
    const { revision } = await flows.read(ref('a'))
    await unlink(join(flowsFolder, 'a.json'))
    expect(await failure(flows.save({ ...ref('a'), text: '{"mine":1}', revision }))).toBe(
      'file.changed-outside',
    )
    await flows.save({ ...ref('a'), text: '{"mine":1}', revision, force: true })
    expect(await text('a.json')).toBe('{"mine":1}')
  })

  test('a read-only file says so', async () => {
    await put('a.json', '{}')
    await chmod(join(flowsFolder, 'a.json'), 0o444)
    const file = await flows.read(ref('a'))
    expect(file.readOnly).toBe(true)
    expect(await failure(flows.save({ ...ref('a'), text: '[]', revision: file.revision }))).toBe(
      'file.read-only',
    )
  })

  test.each(['../outside', 'a/b', 'a\\b', '.hidden', '..', 'x\0y'])(
    'a flow id never leaves the flows folder: %j',
    async (flowId) => {
      await writeFile(join(root, 'outside.json'), 'secret')
      expect(await failure(flows.read(ref(flowId)))).toBe('request.invalid-flow-id')
      expect(await failure(flows.save({ ...ref(flowId), text: '', revision: '' }))).toBe(
        'request.invalid-flow-id',
      )
      expect(await failure(flows.delete(ref(flowId)))).toBe('request.invalid-flow-id')
    },
  )

  test('a missing flow', async () => {
    expect(await failure(flows.read(ref('nothing')))).toBe('file.not-found')
    expect(await failure(flows.delete(ref('nothing')))).toBe('request.flow-not-found')
    expect(await failure(flows.rename({ ...ref('nothing'), displayName: 'x' }))).toBe(
      'request.flow-not-found',
    )
  })
})

describe('rename', () => {
  test('changes the name in the file and nothing else, moves file and tests, and is remembered', async () => {
    const odd =
      '{"schemaVersion":"1.0.0.0",\r\n\t"properties": { "displayName" :"Old",  "definition":{"actions":{}, "triggers":{}} } }'
    await put('old.json', odd)
    await mkdir(join(flowsFolder, 'old.tests'))
    const flow = await flows.rename({ ...ref('old'), displayName: 'New: "name"' })
    expect(flow).toMatchObject({ flowId: 'New- -name-', displayName: 'New: "name"' })
    expect(await files()).toEqual(['New- -name-.json', 'New- -name-.tests'])
    expect(await text('New- -name-.json')).toBe(odd.replace('"Old"', '"New: \\"name\\""'))
    expect(renames.currentId(environmentId, 'old' as FlowId, 500)).toBe('New- -name-')
  })

  test('to a name that is taken gets a number; nothing is replaced', async () => {
    await put('a.json', solution('A'))
    await put('B.json', solution('B'))
    const flow = await flows.rename({ ...ref('a'), displayName: 'b' })
    expect(flow).toMatchObject({ fileName: 'b (2).json', displayName: 'b' })
    expect(await text('B.json')).toBe(solution('B'))
  })

  test('in case alone', async () => {
    await put('flow.json', solution('flow'))
    expect(await flows.rename({ ...ref('flow'), displayName: 'Flow' })).toMatchObject({ flowId: 'Flow' })
    expect(await files()).toEqual(['Flow.json'])
  })

  test.each([
    ['a bare definition', '{"$schema":"x","actions":{},"triggers":{}}'],
    ['broken JSON', '{ "displayName": "x", '],
  ])('%s has no place for a name: only the file is renamed', async (_name, content) => {
    await put('a.json', content)
    const flow = await flows.rename({ ...ref('a'), displayName: 'Better' })
    expect(flow).toMatchObject({ flowId: 'Better', displayName: 'Better' })
    expect(await text('Better.json')).toBe(content)
  })
})

describe('the tests of a flow', () => {
  beforeEach(async () => {
    await put('a.json', solution('A'))
    await mkdir(join(flowsFolder, 'a.tests/data'), { recursive: true })
    await put('a.tests/good.flowtest.json', '{"description":"good"}\r\n')
    await put('a.tests/good.cassette.json', '{}')
    await put('a.tests/data/input.bin', Uint8Array.of(0xff, 0))
  })
  const tests = async (name: string) =>
    (await readdir(join(flowsFolder, name), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort()
  const all = ['good.cassette.json', 'good.flowtest.json', 'input.bin']

  test('are copied with it, byte by byte, also of a file that is no text', async () => {
    await flows.duplicate(ref('a'))
    expect(await tests('A (copy).tests')).toEqual(all)
    expect(await text('A (copy).tests/good.flowtest.json')).toBe('{"description":"good"}\r\n')
    expect(await tests('a.tests')).toEqual(all)
    await put('a.json', Uint8Array.of(0x7b, 0xff, 0x28))
    expect(await flows.duplicate(ref('a'))).toMatchObject({ fileName: 'a (copy) (2).json' })
    expect(await tests('a (copy) (2).tests')).toEqual(all)
  })

  test('are not mixed with those that a flow left behind', async () => {
    await mkdir(join(flowsFolder, 'A (copy).tests'))
    expect(await flows.duplicate(ref('a'))).toMatchObject({ fileName: 'A (copy) (2).json' })
    await mkdir(join(flowsFolder, 'B.tests'))
    expect(await flows.rename({ ...ref('a'), displayName: 'b' })).toMatchObject({ fileName: 'b (2).json' })
    expect(await tests('b (2).tests')).toEqual(all)
    expect(await tests('B.tests')).toEqual([])
  })

  test('go with it to a new name, also in case alone', async () => {
    await flows.rename({ ...ref('a'), displayName: 'A' })
    expect(await files()).toEqual(['A.json', 'A.tests'])
    await flows.rename({ ...ref('A'), displayName: 'New' })
    expect(await tests('New.tests')).toEqual(all)
    expect(await files()).toEqual(['New.json', 'New.tests'])
  })
})

describe('duplicate', () => {
  test('keeps the bytes but for the name', async () => {
    const content = `\ufeff${solution('Ä').replace(/,/g, ',\r\n')}`
    await put('a.json', content)
    expect(await flows.duplicate(ref('a'))).toMatchObject({
      displayName: 'Ä (copy)',
      fileName: 'Ä (copy).json',
    })
    expect(await flows.duplicate(ref('a'))).toMatchObject({ displayName: 'Ä (copy) (2)' })
    expect(await text('Ä (copy).json')).toBe(content.replace('"Ä"', '"Ä (copy)"'))
  })

  test('a file that is no text is copied as it is', async () => {
    const bytes = Uint8Array.of(0x7b, 0xff, 0x28)
    await put('a.json', bytes)
    expect(await flows.duplicate(ref('a'))).toMatchObject({ fileName: 'a (copy).json' })
    expect(new Uint8Array(await readFile(join(flowsFolder, 'a (copy).json')))).toEqual(bytes)
  })
})

test('delete moves the file and its tests to the trash', async () => {
  await put('a.json', solution('A'))
  await mkdir(join(flowsFolder, 'a.tests'))
  await flows.delete(ref('a'))
  expect(await files()).toEqual([])
  const trashed = await readdir(join(root, 'trash'), { recursive: true })
  expect(trashed.filter((path) => /a\.(json|tests)$/.test(path))).toHaveLength(2)
})

describe('changes from outside', () => {
  let changes: (readonly FlowFileChange[])[]

  beforeEach(async () => {
    changes = []
    flows.onChanged((batch) => changes.push(batch))
  })
  const told = () => changes.flat().map(({ flowId, change }) => `${change} ${flowId}`)

  test('are told once, by what the bytes say', async () => {
    await put('a.json', '1')
    await put('b.json', '2')
    await flows.rescan(environmentId)
    expect(told()).toEqual([])

    await put('a.json', '{"changed":true}')
    await unlink(join(flowsFolder, 'b.json'))
    await put('c.json', '3')
    await flows.rescan(environmentId)
    await flows.rescan(environmentId)
    expect(told().sort()).toEqual(['added c', 'changed a', 'removed b'])
    const revision = (await flows.read(ref('a'))).revision
    expect(changes.flat().find(({ flowId }) => flowId === 'a')?.revision).toBe(revision)
  })

  test('a touched file with the same bytes is none', async () => {
    await put('a.json', '1')
    await flows.rescan(environmentId)
    await flows.read(ref('a'))
    await utimes(join(flowsFolder, 'a.json'), new Date(), new Date(5_000_000))
    await flows.rescan(environmentId)
    expect(told()).toEqual([])
  })

  test('our own work is none', async () => {
    await put('a.json', solution('A'))
    await flows.rescan(environmentId)
    const { text: content, revision } = await flows.read(ref('a'))
    await flows.save({ ...ref('a'), text: `${content}\n`, revision })
    await flows.create({ environmentId, displayName: 'N', kind: 'instant' })
    await flows.duplicate(ref('a'))
    await flows.rename({ ...ref('N'), displayName: 'M' })
    await flows.delete(ref('a'))
    await flows.rescan(environmentId)
    expect(told()).toEqual([])
  })

  test('are noticed by the watcher', async () => {
    const noticed = new Promise<void>((resolve) => flows.onChanged(() => resolve()))
    await flows.watch(environmentId)
    await put('new.json', '{}')
    await noticed
    expect(told()).toEqual(['added new'])
  })

  test('are noticed after the flows folder was away (a git checkout)', async () => {
    await put('a.json', '{}')
    await flows.watch(environmentId)
    const removed = new Promise<void>((resolve) => flows.onChanged(() => resolve()))
    await rm(flowsFolder, { recursive: true })
    await removed
    const added = new Promise<void>((resolve) => flows.onChanged(() => resolve()))
    await mkdir(flowsFolder)
    await put('b.json', '{}')
    await added
    expect(told()).toEqual(['removed a', 'added b'])
  })
})

test('work on one environment is done in order', async () => {
  await put('a.json', solution('A'))
  const { revision } = await flows.read(ref('a'))
  const first = flows.save({ ...ref('a'), text: '1', revision })
  const second = failure(flows.save({ ...ref('a'), text: '2', revision }))
  await first
  expect(await second).toBe('file.changed-outside')
  expect(await text('a.json')).toBe('1')
})
