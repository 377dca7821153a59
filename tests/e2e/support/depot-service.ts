import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call that the service got. */
export interface DepotCall {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly key: string | undefined
  readonly body: unknown
}

/** A small service with everything a connector may ask for while a flow is written. */
export interface DepotService {
  readonly host: string
  readonly calls: DepotCall[]
  /** The next answers at a path are 503. */
  fail(path: string, times: number): void
  /** Answers at a path wait until the undoing is called. */
  hold(path: string): () => void
  close(): Promise<void>
}

/** The key that the service wants in `X-Depot-Key`. */
export const depotKey = 'depot-key-1'

const shelves = Array.from({ length: 450 }, (_none, index) => ({
  id: `s-${index + 1}`,
  name: `Shelf ${index + 1}`,
}))
const pageSize = 150

const answers: Readonly<Record<string, (call: DepotCall, host: string) => unknown>> = {
  '/shelves': ({ query }, host) => {
    const from = Number(query.skip ?? '0')
    const next = from + pageSize
    return {
      value: shelves.slice(from, next),
      ...(next < shelves.length ? { '@odata.nextLink': `http://${host}/shelves?skip=${next}` } : {}),
    }
  },
  '/colours': ({ query }) => [
    { code: 1, label: `Red of ${query.shelf}` },
    { code: 2, label: `Blue of ${query.shelf}` },
  ],
  '/folders': ({ query }) =>
    query.id === undefined
      ? { value: [folder('docs', 'Documents'), file('readme', 'Readme.txt')] }
      : { value: [file('plan', 'Plan.docx'), file('list', 'List.xlsx')] },
  '/shape': ({ query }) => ({
    schema: {
      type: 'object',
      required: ['title'],
      properties: {
        title: { type: 'string', 'x-ms-summary': `Title in ${query.shelf}` },
        amount: { type: 'integer', 'x-ms-summary': 'Amount', 'x-ms-visibility': 'important' },
      },
    },
  }),
  '/boxes': ({ body }) => ({ id: 17, made: body, parts: [{ sku: 'a', sizes: [{ width: 1 }] }] }),
}

const folder = (Id: string, DisplayName: string) => ({ Id, DisplayName, IsFolder: true })
const file = (Id: string, DisplayName: string) => ({ Id, DisplayName, IsFolder: false })

/** Starts the service on this machine. */
export async function startDepotService(): Promise<DepotService> {
  const calls: DepotCall[] = []
  const failing = new Map<string, number>()
  const held = new Map<string, Promise<void>>()
  let host = ''
  const server = createServer(async (request, response) => {
    const call = await read(request)
    calls.push(call)
    await held.get(call.path)
    const left = failing.get(call.path) ?? 0
    failing.set(call.path, left - 1)
    const answer = answers[call.path]
    if (left > 0) send(response, 503, { message: 'The depot is closed for lunch.' })
    else if (call.key !== depotKey) send(response, 401, { message: 'No key.' })
    else if (answer === undefined) send(response, 404, { message: 'Nothing here.' })
    else send(response, call.method === 'POST' ? 201 : 200, answer(call, host))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    calls,
    fail: (path, times) => void failing.set(path, times),
    hold(path) {
      let release: () => void = () => undefined
      held.set(
        path,
        new Promise<void>((resolve) => {
          release = resolve
        }),
      )
      return () => {
        held.delete(path)
        release()
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(request: IncomingMessage): Promise<DepotCall> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const url = new URL(request.url ?? '/', 'http://depot')
  const key = request.headers['x-depot-key']
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    key: typeof key === 'string' ? key : undefined,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const ok = (schema: object) => ({ 200: { description: 'OK', schema } })
const list = { type: 'array', items: { type: 'object' } }

/** The description of the service as a custom connector. */
export function depotDescription(host: string): object {
  const query = (name: string, more: object = {}) => ({ name, in: 'query', type: 'string', ...more })
  return {
    swagger: '2.0',
    info: { title: 'Depot', description: 'Boxes on shelves.', version: '1.0' },
    host,
    basePath: '/',
    schemes: ['http'],
    consumes: ['application/json'],
    produces: ['application/json'],
    securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Depot-Key' } },
    security: [{ api_key: [] }],
    'x-ms-capabilities': {
      'file-picker': {
        open: { operationId: 'ListFolder', parameters: {} },
        browse: { operationId: 'ListFolder', parameters: { id: { 'value-property': 'Id' } } },
        'value-title': 'DisplayName',
        'value-collection': 'value',
        'value-folder-property': 'IsFolder',
      },
    },
    paths: {
      '/shelves': {
        get: {
          operationId: 'ListShelves',
          summary: 'List shelves',
          'x-ms-visibility': 'internal',
          'x-ms-pageable': { nextLinkName: '@odata.nextLink' },
          parameters: [query('skip')],
          responses: ok({
            type: 'object',
            properties: { value: list, '@odata.nextLink': { type: 'string' } },
          }),
        },
      },
      '/colours': {
        get: {
          operationId: 'ListColours',
          summary: 'List colours',
          'x-ms-visibility': 'internal',
          parameters: [query('shelf', { required: true })],
          responses: ok(list),
        },
      },
      '/folders': {
        get: {
          operationId: 'ListFolder',
          summary: 'List folder',
          'x-ms-visibility': 'internal',
          parameters: [query('id')],
          responses: ok({ type: 'object', properties: { value: list } }),
        },
      },
      '/shape': {
        get: {
          operationId: 'GetShape',
          summary: 'Shape of a box',
          'x-ms-visibility': 'internal',
          parameters: [query('shelf', { required: true })],
          responses: ok({ type: 'object' }),
        },
      },
      '/boxes': {
        post: {
          operationId: 'CreateBox',
          summary: 'Create a box',
          description: 'Puts a box on a shelf.',
          parameters: [
            query('shelf', {
              required: true,
              'x-ms-summary': 'Shelf',
              description: 'Where the box goes.',
              'x-ms-dynamic-values': {
                operationId: 'ListShelves',
                'value-collection': 'value',
                'value-path': 'id',
                'value-title': 'name',
              },
            }),
            {
              name: 'colour',
              in: 'query',
              type: 'integer',
              required: true,
              'x-ms-summary': 'Colour',
              'x-ms-dynamic-list': {
                operationId: 'ListColours',
                parameters: { shelf: { parameterReference: 'shelf', required: true } },
                itemValuePath: 'code',
                itemTitlePath: 'label',
              },
            },
            query('label', {
              required: true,
              'x-ms-summary': 'Label',
              'x-ms-dynamic-values': {
                capability: 'file-picker',
                parameters: { isFolder: false },
                'value-path': 'Id',
              },
            }),
            query('size', {
              enum: ['small', 'large'],
              'x-ms-summary': 'Size',
              'x-ms-visibility': 'important',
            }),
            query('due', { format: 'date-time', 'x-ms-summary': 'Due', 'x-ms-visibility': 'important' }),
            query('note', { 'x-ms-summary': 'Note', 'x-ms-visibility': 'advanced' }),
            {
              name: 'box',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                'x-ms-dynamic-schema': {
                  operationId: 'GetShape',
                  parameters: { shelf: { parameter: 'shelf' } },
                  'value-path': 'schema',
                },
              },
            },
          ],
          responses: {
            201: {
              description: 'Made',
              schema: {
                type: 'object',
                properties: {
                  id: { type: 'integer', 'x-ms-summary': 'Number of the box' },
                  made: { type: 'object' },
                  parts: {
                    type: 'array',
                    'x-ms-summary': 'Parts',
                    items: {
                      type: 'object',
                      properties: {
                        sku: { type: 'string', 'x-ms-summary': 'Part number' },
                        sizes: {
                          type: 'array',
                          'x-ms-summary': 'Sizes',
                          items: {
                            type: 'object',
                            properties: { width: { type: 'integer', 'x-ms-summary': 'Width' } },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      '/old': {
        get: {
          operationId: 'OldBox',
          summary: 'Get a box [DEPRECATED]',
          deprecated: true,
          responses: ok({ type: 'object' }),
        },
      },
    },
  }
}
