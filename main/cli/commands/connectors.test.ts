import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orders, shops } from '../../../shared/connectors/testing/descriptions.ts'
import { writeSmallGallery } from '../../services/testing/small-gallery.ts'
import { createFakeIo } from '../testing/fake-io.ts'
import { registerConnectors } from './connectors.ts'

let cwd: string

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'flowbench-connectors-'))
  await writeConnector(
    'orders',
    JSON.stringify(orders, null, 2),
    '{"properties":{"connectionParameters":{"k":{"type":"securestring"}}}}',
  )
  await writeConnector('cut', '{\n  "swagger": "2.0",\n  "paths": {"/a": {"get": {"operationId": "A"}}\n}')
  await writeConnector(
    'comma',
    '{"swagger":"2.0","paths":{"/a":{"get":{"operationId":"A"}}}}',
    '{"properties":{\n"a":1 "b":2}}',
  )
  await writeConnector(
    'latin',
    Buffer.from('{"swagger":"2.0",\n"info":{"title":"\xe9"},"paths":{}}', 'latin1'),
  )
  await mkdir(join(cwd, 'empty'))
  await writeFile(join(cwd, 'shops.json'), JSON.stringify(shops))
  await mkdir(join(cwd, 'environment/connectors'), { recursive: true })
  await cp(join(cwd, 'orders'), join(cwd, 'environment/connectors/orders'), { recursive: true })
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

async function writeConnector(id: string, definition: string | Buffer, properties?: string): Promise<void> {
  await mkdir(join(cwd, id), { recursive: true })
  await writeFile(join(cwd, id, 'apiDefinition.swagger.json'), definition)
  if (properties !== undefined) await writeFile(join(cwd, id, 'apiProperties.json'), properties)
}

async function check(...args: readonly string[]) {
  const io = createFakeIo({ cwd, env: { NO_COLOR: '1' } })
  const program = new Command('flowbench').option('--verbose').exitOverride()
  registerConnectors(program, io)
  await program.parseAsync(['connectors', 'check', ...args], { from: 'user' })
  return { exitCode: io.exitCode(), output: io.stdout.text() }
}

/** Each connector as `id ok operations/triggers auth: first problem`. */
async function checkJson(...args: readonly string[]) {
  const { exitCode, output } = await check(...args, '--json')
  const list = JSON.parse(output) as {
    id: string
    ok: boolean
    operations: number
    triggers: number
    auth: string[]
    problems: { severity: string; code: string; file: string; line: number; column: number }[]
  }[]
  return {
    exitCode,
    list: list.map(({ id, ok, operations, triggers, auth, problems }) => [
      `${id} ${ok} ${operations}/${triggers} ${auth.join()}`,
      ...problems.map((one) => `${one.severity} ${one.code} ${one.file}:${one.line}:${one.column}`),
    ]),
  }
}

describe('flowbench connectors check', () => {
  test.each<[string, readonly (readonly string[])[], number]>([
    [
      'orders',
      [
        [
          'orders true 7/2 apiKey',
          'warning connector.misspelt-extension orders/apiDefinition.swagger.json:53:13',
          'warning connector.unknown-operation orders/apiDefinition.swagger.json:103:13',
        ],
      ],
      0,
    ],
    ['shops.json', [['shops true 3/0 apiKey']], 0],
    ['cut', [['cut false 0/0 none', 'error connector.json-syntax cut/apiDefinition.swagger.json:4:2']], 1],
    ['comma', [['comma false 1/0 ', 'error connector.json-syntax comma/apiProperties.json:2:7']], 1],
    ['latin', [['latin true 0/0 none', 'warning file.not-text latin/apiDefinition.swagger.json:2:18']], 0],
    ['empty', [['empty false 0/0 ', 'error file.not-found empty:1:1']], 1],
    ['missing', [['missing false 0/0 ', 'error file.not-found missing:1:1']], 1],
  ])('%s', async (path, list, exitCode) => {
    expect(await checkJson(path)).toEqual({ exitCode, list })
  })

  test('a folder of connectors and an environment stand for all of theirs', async () => {
    const { list } = await checkJson('.', 'environment')
    expect(list.map(([line]) => line?.split(' ')[0])).toEqual(['comma', 'cut', 'latin', 'orders', 'orders'])
  })

  test('for people: a line a connector, its problems with their places, a summary', async () => {
    const { exitCode, output } = await check('orders', 'cut')
    const lines = output.trimEnd().split('\n')
    expect(exitCode).toBe(1)
    expect(lines[0]).toBe('✔ orders  7 operations, 2 triggers  apiKey')
    expect(lines[1]).toMatch(
      /^ {4}orders\/apiDefinition\.swagger\.json:53:13 warning .* connector\.misspelt-extension$/,
    )
    expect(lines.find((line) => line.startsWith('✖'))).toBe('✖ cut     0 operations, 0 triggers  none')
    expect(lines.at(-1)).toBe('2 connectors, 7 operations, 2 triggers, 1 broken, 2 warnings')
  })
})

describe('the gallery', () => {
  async function gallery(...args: readonly string[]) {
    const io = createFakeIo({ cwd, env: { NO_COLOR: '1', FLOWBENCH_GALLERY: join(cwd, 'gallery') } })
    const program = new Command('flowbench').option('--verbose').exitOverride()
    registerConnectors(program, io)
    await program.parseAsync(['connectors', ...args], { from: 'user' })
    return { exitCode: io.exitCode(), output: io.stdout.text() }
  }
  beforeAll(() => {
    writeSmallGallery(cwd)
  })

  test('search prints ids and says how much there is', async () => {
    expect(await gallery('search', 'pets')).toEqual({
      exitCode: 0,
      output: `broken.example  Broken  3 operations, oauth2, apiKey
    All pets.
pets.example  Pets & more  3 operations, oauth2, apiKey
    All pets.
2 of 2 public APIs; 1 descriptions of the source cannot be used
`,
    })
    expect((await gallery('search', 'zebra')).exitCode).toBe(1)
    const { output } = await gallery('search', 'pets', '--auth', 'apiKey', '--limit', '1', '--json')
    expect(JSON.parse(output)).toMatchObject({ matches: 2, gallery: 2, entries: [{ id: 'broken.example' }] })
  })

  test('add makes a connector that check takes', async () => {
    await writeFile(join(cwd, 'environment/environment.json'), '{"id": "e", "name": "E"}')
    const { output } = await gallery('add', 'pets.example', '--env', 'environment', '--json')
    expect(JSON.parse(output)).toMatchObject({ connectorId: 'custom_pets_more', operations: 3 })
    expect((await check('environment/connectors/custom_pets_more')).exitCode).toBe(0)
    await expect(gallery('add', 'none.example', '--env', 'environment')).rejects.toMatchObject({
      code: 'gallery.not-found',
    })
    await expect(gallery('add', 'pets.example', '--env', 'nowhere')).rejects.toMatchObject({
      code: 'environment.not-found',
    })
  })
})
