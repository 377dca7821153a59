import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { orders } from '../../shared/connectors/testing/descriptions.ts'
import { FlowError } from '../../shared/errors/index.ts'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import { folderTrash } from '../storage/environment-trash.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { directConnectorWork } from './connector-work.ts'
import { CustomConnectorService } from './custom-connector-service.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'
import { FlowRenames } from './flow-renames.ts'
import { FlowService } from './flow-service.ts'

let root: string
let first: { readonly id: EnvironmentId; readonly path: string }
let second: { readonly id: EnvironmentId; readonly path: string }
let flows: FlowService
let service: CustomConnectorService
let server: Server | undefined
const http = createHttpClient()

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-custom-')))
  const settings = memorySettingsStore()
  const environments = new EnvironmentService({ settings, documentsFolder: root, sampleSource: undefined })
  first = await environments.create({ name: 'First', path: join(root, 'first') })
  second = await environments.create({ name: 'Second', path: join(root, 'second') })
  const trash = folderTrash(join(root, 'trash'), () => 0)
  flows = new FlowService({ environments, files: directFlowFiles, trash, renames: new FlowRenames(settings) })
  service = new CustomConnectorService({
    environments,
    flows,
    files: directFlowFiles,
    work: directConnectorWork(undefined),
    trash,
    http,
  })
})
afterEach(async () => {
  service.close()
  flows.close()
  server?.close()
  server = undefined
  await rm(root, { recursive: true, force: true })
})

/** Writes a file to import and imports it into the first environment. */
async function importText(name: string, content: string | Uint8Array) {
  const path = join(root, name)
  await writeFile(path, content)
  return service.importFile(first.id, path)
}

/** Code, and line and column of the first place, of what a promise rejects with. */
async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof FlowError)) throw new Error(`not refused: ${String(error)}`)
  const [place] = error.toData().problems ?? []
  return place === undefined ? error.code : `${error.code} ${place.line}:${place.column}`
}

async function serve(status: number, type: string, body: string, location?: string): Promise<string> {
  server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) })
    response.end(body)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.json`
}

const yaml = `openapi: 3.0.3
info:
  title: Weather by wire
  version: 1.10
servers:
  - url: https://weather.example.com/v1
paths:
  /today/{city}:
    get:
      parameters:
        - { name: city, in: path, required: true, schema: { type: string } }
      responses:
        200: { description: ok }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
`

describe('making connectors', () => {
  test('a blank one can be listed, read and named after its title', async () => {
    const made = await service.create(first.id, 'Mein Wetter (Ä)')
    expect(made.connectorId).toBe('custom_mein_wetter_a')
    expect(await service.list(first.id)).toMatchObject([
      {
        connectorId: 'custom_mein_wetter_a',
        title: 'Mein Wetter (Ä)',
        operations: 0,
        errors: 0,
        auth: ['none'],
      },
    ])
    expect((await service.create(first.id, 'Mein Wetter (Ä)')).connectorId).toBe('custom_mein_wetter_a_2')
    expect((await readdir(join(first.path, 'connectors'))).sort()).toEqual([
      'custom_mein_wetter_a',
      'custom_mein_wetter_a_2',
    ])
  })

  test('YAML gets ids for its operations and its sign-in; versions stay as they are written', async () => {
    const made = await importText('weather.yaml', yaml)
    expect(made).toMatchObject({ kind: 'openapi', title: 'Weather by wire', operations: 1 })
    expect(made.notes).toEqual(['1 operation(s) had no operationId and got one.'])
    const details = await service.details({ environmentId: first.id, connectorId: made.connectorId })
    expect(details.summary).toMatchObject({ version: '1.10', auth: ['apiKey'], host: 'weather.example.com' })
    expect(details.operations).toMatchObject([{ operationId: 'GET_today_city', method: 'GET' }])
    expect(details.problems).toEqual([])
  })

  test.each([
    ['broken.json', '{\n  "swagger": "2.0",\n  "paths": {"/a": }\n}', 'connector.json-syntax 3:19'],
    ['broken.yaml', 'openapi: 3.0.0\ninfo:\n  title: "open\n', 'connector.yaml-syntax 4:1'],
    ['tabs.yaml', 'openapi: 3.0.0\npaths:\n\t/a: 1\n', 'connector.yaml-syntax 3:1'],
    ['empty.json', '', 'connector.json-empty 1:1'],
    ['list.json', '[1, 2]', 'connector.not-an-object 1:1'],
    ['other.json', '{"name": "package"}', 'connector.not-a-description'],
    ['text.yaml', 'just words', 'connector.not-an-object'],
    ['old.json', '{"id": "1", "requests": [], "order": []}', 'connector.postman-version'],
    [
      'bomb.yaml',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${
        'bcdefghij'.split('').reduce(
          ({ text, last }, name) => ({
            text: `${text}${name}: &${name} [${Array(10).fill(`*${last}`).join(',')}]\n`,
            last: name,
          }),
          { text: '', last: 'a' },
        ).text
      }`,
      'connector.yaml-aliases',
    ],
    ['loop.yaml', 'openapi: 3.0.0\npaths: &p\n  again: *p\n', 'connector.yaml-aliases'],
  ])('%s is refused with its place, and nothing is left behind', async (name, content, expected) => {
    expect(await refusal(importText(name, content))).toBe(expected)
    expect(await service.list(first.id)).toEqual([])
  })

  test('references in a circle are no mistake', async () => {
    const circle = { type: 'object', properties: { parent: { $ref: '#/definitions/Node' } } }
    const text = JSON.stringify({
      swagger: '2.0',
      info: { title: 'Tree', version: '1' },
      host: 'a.b',
      paths: {
        '/n': { get: { operationId: 'N', responses: { 200: { schema: { $ref: '#/definitions/Node' } } } } },
      },
      definitions: { Node: circle },
    })
    const { connectorId } = await importText('tree.json', text)
    expect((await service.details({ environmentId: first.id, connectorId })).summary.operations).toBe(1)
  })
})

describe('zips', () => {
  const definition = strToU8(JSON.stringify(orders))

  test('an export comes back as it was', async () => {
    const { connectorId } = await importText('a.json', JSON.stringify(orders))
    const ref = { environmentId: first.id, connectorId }
    const before = await service.read(ref)
    const path = await service.export(ref, { as: 'zip', path: join(root, 'out.zip') })
    expect(Object.keys(unzipSync(await readFile(path)))).toEqual([
      `${connectorId}/apiDefinition.swagger.json`,
      `${connectorId}/apiProperties.json`,
    ])
    const back = await service.importFile(second.id, path)
    expect(back).toMatchObject({ kind: 'connector', connectorId })
    expect(await service.read({ environmentId: second.id, connectorId })).toEqual(before)
  })

  test('a folder goes out and comes in; what is there is not overwritten', async () => {
    const { connectorId } = await importText('a.json', JSON.stringify(orders))
    const ref = { environmentId: first.id, connectorId }
    const path = await service.export(ref, { as: 'folder', path: root })
    expect(path).toBe(join(root, connectorId))
    expect(await refusal(service.export(ref, { as: 'folder', path: root }))).toBe('file.exists')
    expect(await service.importFolder(second.id, path)).toMatchObject({ connectorId, kind: 'connector' })
  })

  test('parts of a solution are put together', async () => {
    const zip = zipSync({
      'Connector/new_x_openapidefinition.json': definition,
      'Connector/new_x_connectionparameters.json': strToU8('{"k": {"type": "securestring"}}'),
      'Connector/new_x_policytemplateinstances.json': strToU8('[{"templateId": "setheader", "title": "H"}]'),
    })
    const { connectorId } = await importText('solution.zip', zip)
    const { properties } = await service.read({ environmentId: first.id, connectorId })
    expect(JSON.parse(properties?.text ?? '')).toEqual({
      properties: {
        connectionParameters: { k: { type: 'securestring' } },
        policyTemplateInstances: [{ templateId: 'setheader', title: 'H' }],
      },
    })
  })

  test.each([
    ['slip.zip', { '../../evil.json': definition }, 'connector.zip-unsafe'],
    ['absolute.zip', { '/etc/apiDefinition.swagger.json': definition }, 'connector.zip-unsafe'],
    ['drive.zip', { 'C:\\apiDefinition.swagger.json': definition }, 'connector.zip-unsafe'],
    ['none.zip', { 'readme.txt': strToU8('x') }, 'connector.zip-no-connector'],
    [
      'two.zip',
      { 'a/apiDefinition.swagger.json': definition, 'b/apiDefinition.swagger.json': definition },
      'connector.zip-several',
    ],
    [
      'bomb.zip',
      { 'apiDefinition.swagger.json': new Uint8Array(120 * 1024 * 1024) },
      'connector.zip-too-large',
    ],
    [
      'many.zip',
      Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}`, strToU8('')])),
      'connector.zip-too-large',
    ],
  ])('%s is refused', async (name, files, expected) => {
    expect(await refusal(importText(name, zipSync(files, { level: 1 })))).toBe(expected)
    expect((await readdir(root)).includes('evil.json')).toBe(false)
    expect(await service.list(first.id)).toEqual([])
  })

  test('a zip that lies about its size unpacks no more than it says', async () => {
    const bytes = zipSync({ 'apiDefinition.swagger.json': new Uint8Array(30 * 1024 * 1024).fill(32) })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // The size in the central directory, behind the first local entry.
    for (let at = bytes.length - 22; at > 0; at--) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(await refusal(importText('liar.zip', bytes))).toMatch(/^connector\.(json-empty|zip-damaged)/)
  })

  test('a cut zip is refused', async () => {
    const bytes = zipSync({ 'apiDefinition.swagger.json': definition })
    expect(await refusal(importText('cut.zip', bytes.subarray(0, 60)))).toBe('connector.zip-damaged')
  })
})

describe('addresses', () => {
  const signal = new AbortController().signal

  test('a description of this machine comes by http', async () => {
    const url = await serve(200, 'application/json', JSON.stringify(orders))
    expect(await service.importUrl(first.id, url, signal)).toMatchObject({ kind: 'openapi' })
  })

  test.each([
    ['http://example.com/a.json', 'connector.address'],
    ['https://me:secret@example.com/a.json', 'connector.address'],
    ['ftp://example.com/a.json', 'connector.address'],
    ['file:///etc/passwd', 'connector.address'],
    ['no address', 'connector.address'],
  ])('%s is refused before anything is sent', async (url, expected) => {
    expect(await refusal(service.importUrl(first.id, url, signal))).toBe(expected)
  })

  test.each([
    [404, 'application/json', '{}', undefined],
    [200, 'text/html', '<html></html>', undefined],
    [302, 'application/json', '{}', 'http://example.com/'],
  ])('an answer of %d %s is told', async (status, type, body, location) => {
    const url = await serve(status, type, body, location)
    expect(await refusal(service.importUrl(first.id, url, signal))).toBe('connector.fetch-failed')
  })
})

describe('an environment has its own connectors', () => {
  test.each([
    ['../second/connectors/theirs'],
    ['..'],
    ['.'],
    [''],
    ['link'],
    ['theirs'],
    ['custom_x/../theirs'],
  ])('%s reaches nothing of another one', async (connectorId) => {
    await service.create(first.id, 'Own')
    await mkdir(join(second.path, 'connectors/theirs'), { recursive: true })
    await writeFile(join(second.path, 'connectors/theirs/apiDefinition.swagger.json'), JSON.stringify(orders))
    await symlink(join(second.path, 'connectors/theirs'), join(first.path, 'connectors/link'))
    const ref = { environmentId: first.id, connectorId }
    for (const work of [
      () => service.details(ref),
      () => service.read(ref),
      () => service.rename({ ...ref, title: 'Mine' }),
      () => service.delete(ref),
      () => service.export(ref, { as: 'folder', path: root }),
      () => service.save({ ...ref, definition: { text: '{}', revision: '' }, force: true }),
    ]) {
      expect(await refusal(work())).toBe('connector.not-found')
    }
    expect(await service.list(first.id)).toHaveLength(1)
    expect(await readFile(join(second.path, 'connectors/theirs/apiDefinition.swagger.json'), 'utf8')).toBe(
      JSON.stringify(orders),
    )
  })
})

describe('saving', () => {
  test('a change from outside is not overwritten, unless asked to', async () => {
    const { connectorId } = await service.create(first.id, 'A')
    const ref = { environmentId: first.id, connectorId }
    const { definition, properties } = await service.read(ref)
    const file = join(await service.pathOf(ref), 'apiProperties.json')
    await writeFile(file, '{"properties": {}}')
    const change = {
      definition: { text: '{"swagger": "2.0"}', revision: definition.revision },
      properties: { text: '{}', revision: properties?.revision ?? null },
    }
    expect(await refusal(service.save({ ...ref, ...change }))).toBe('file.changed-outside')
    // Neither was written: the two belong together.
    expect((await service.read(ref)).definition.text).toBe(definition.text)
    await service.save({ ...ref, ...change, force: true })
    expect(await readFile(file, 'utf8')).toBe('{}')
  })

  test('a new title changes its characters and no others', async () => {
    const { connectorId } = await importText(
      'a.json',
      JSON.stringify({ swagger: '2.0', info: { title: 'Old', x: 1.0 }, paths: {} }),
    )
    const ref = { environmentId: first.id, connectorId }
    const before = (await service.read(ref)).definition.text
    expect(await service.rename({ ...ref, title: 'New "one"' })).toMatchObject({
      title: 'New "one"',
      connectorId,
    })
    expect((await service.read(ref)).definition.text).toBe(before.replace('"Old"', '"New \\"one\\""'))
  })

  test('changes are told, whoever made them', async () => {
    const { connectorId } = await service.create(first.id, 'A')
    await service.list(first.id)
    const told = new Promise((resolve) => service.onChanged(resolve))
    await writeFile(join(first.path, 'connectors', connectorId, 'apiProperties.json'), '{}')
    expect(await told).toBe(first.id)
  })
})

describe('deleting', () => {
  const caller = (api: string) =>
    JSON.stringify({
      properties: {
        displayName: 'Caller',
        connectionReferences: { r: { api: { name: api } } },
        definition: {
          triggers: {},
          actions: {
            Call: {
              type: 'OpenApiConnection',
              inputs: {
                host: {
                  connectionName: 'r',
                  operationId: 'X',
                  apiId: `/providers/Microsoft.PowerApps/apis/${api}`,
                },
              },
            },
          },
        },
      },
    })

  test.each([['custom_a'], ['shared_custom_a'], ['CUSTOM_A']])(
    'is refused while a flow calls it as %s, and names the flow',
    async (api) => {
      const { connectorId } = await service.create(first.id, 'A')
      const ref = { environmentId: first.id, connectorId }
      await writeFile(join(first.path, 'flows/caller.json'), caller(api))
      expect((await service.details(ref)).usedBy).toEqual([{ flowId: 'caller', displayName: 'Caller' }])
      await expect(service.delete(ref)).rejects.toMatchObject({
        code: 'connector.in-use',
        message: expect.stringContaining('“Caller”'),
      })
      await rm(join(first.path, 'flows/caller.json'))
      await service.delete(ref)
      expect(await service.list(first.id)).toEqual([])
      expect(await readdir(join(root, 'trash'))).toHaveLength(1)
    },
  )

  test('a flow of another environment does not count', async () => {
    const { connectorId } = await service.create(first.id, 'A')
    await writeFile(join(second.path, 'flows/caller.json'), caller(connectorId))
    await service.delete({ environmentId: first.id, connectorId })
    expect(asId.environment(first.id)).toBe(first.id)
    expect(await service.list(first.id)).toEqual([])
  })
})

test('the gallery says when it is not there', async () => {
  expect(await refusal(service.galleryIndex())).toBe('gallery.not-here')
  expect(await refusal(service.addFromGallery(first.id, 'x'))).toBe('gallery.not-here')
})
