import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { Repetition } from '../run/index.ts'
import { isObject } from '../wdl/lookup.ts'
import type { ActionExpectation, RunExpectations } from './flow-test.ts'
import type { TestReader } from './test-reader.ts'

const actionProperties = [
  'status',
  'code',
  'inputs',
  'outputs',
  'error',
  'count',
  'attempts',
  'iterations',
  'branch',
]

/** Reads `expect` of a test's file. */
export function readExpectations(
  value: WdlValue | undefined,
  path: JsonPath,
  reader: TestReader,
): RunExpectations {
  const expect = reader.object(value, path)
  if (expect === undefined) return { actions: [] }
  reader.known(expect, path, ['status', 'error', 'response', 'outputs', 'variables', 'actions', 'order'])
  const status = reader.status(expect.status, [...path, 'status'])
  const error = reader.expected(expect.error, [...path, 'error'])
  const response = readResponse(expect.response, [...path, 'response'], reader)
  const outputs = readNamed(expect.outputs, [...path, 'outputs'], reader)
  const variables = readNamed(expect.variables, [...path, 'variables'], reader)
  const order = readOrder(expect.order, [...path, 'order'], reader)
  return {
    actions: readActions(expect.actions, [...path, 'actions'], reader),
    ...(status === undefined ? {} : { status }),
    ...(error === undefined ? {} : { error }),
    ...(response === undefined ? {} : { response }),
    ...(outputs === undefined ? {} : { outputs }),
    ...(variables === undefined ? {} : { variables }),
    ...(order === undefined ? {} : { order }),
  }
}

function readNamed(value: WdlValue | undefined, path: JsonPath, reader: TestReader): WdlObject | undefined {
  const named = reader.object(value, path)
  for (const name of Object.keys(named ?? {})) reader.expected(named?.[name], [...path, name])
  return named
}

function readResponse(
  value: WdlValue | undefined,
  path: JsonPath,
  reader: TestReader,
): RunExpectations['response'] {
  const response = reader.object(value, path)
  if (response === undefined) return undefined
  reader.known(response, path, ['statusCode', 'headers', 'body'])
  const statusCode = reader.expected(response.statusCode, [...path, 'statusCode'])
  const headers = readNamed(response.headers, [...path, 'headers'], reader)
  const body = reader.expected(response.body, [...path, 'body'])
  return {
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  }
}

function readOrder(
  value: WdlValue | undefined,
  path: JsonPath,
  reader: TestReader,
): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.every((name: WdlValue) => typeof name === 'string')) return value
  reader.error('test.wrong-type', path, "'order' is not a list of names of actions.")
  return undefined
}

function readActions(
  value: WdlValue | undefined,
  path: JsonPath,
  reader: TestReader,
): readonly ActionExpectation[] {
  const actions = reader.object(value, path)
  if (actions === undefined) return []
  return Object.keys(actions).flatMap((key) => readAction(key, actions[key] ?? null, [...path, key], reader))
}

function readAction(
  key: string,
  value: WdlValue,
  path: JsonPath,
  reader: TestReader,
): readonly ActionExpectation[] {
  const place = readActionKey(key)
  if (typeof value === 'string') {
    const status = reader.status(value, path)
    return status === undefined ? [] : [{ key, ...place, status }]
  }
  if (!isObject(value)) {
    reader.error('test.wrong-type', path, `What is expected of '${key}' is neither a status nor an object.`)
    return []
  }
  reader.known(value, path, actionProperties)
  const status = reader.status(value.status, [...path, 'status'])
  const expected = Object.fromEntries(
    (['code', 'inputs', 'outputs', 'error'] as const).flatMap((part) => {
      const read = reader.expected(value[part], [...path, part])
      return read === undefined ? [] : [[part, read]]
    }),
  )
  const counts = Object.fromEntries(
    (['count', 'attempts', 'iterations'] as const).flatMap((part) => {
      const read = reader.count(value[part], [...path, part])
      return read === undefined ? [] : [[part, read]]
    }),
  )
  const branch = reader.text(value.branch, [...path, 'branch'])
  return [
    {
      key,
      ...place,
      ...(status === undefined ? {} : { status }),
      ...expected,
      ...counts,
      ...(branch === undefined ? {} : { branch }),
    },
  ]
}

/** `Name@Loop[3]/Inner[0]` as name and repetition; a name that only looks so stays whole. */
export function readActionKey(key: string): {
  readonly name: string
  readonly repetition: Repetition | undefined
} {
  const at = key.lastIndexOf('@')
  if (at <= 0) return { name: key, repetition: undefined }
  const steps = key.slice(at + 1).split('/')
  const repetition = steps.map((step) => /^(.+)\[(\d+)\]$/.exec(step))
  if (repetition.some((step) => step === null)) return { name: key, repetition: undefined }
  return {
    name: key.slice(0, at),
    repetition: repetition.map((step) => ({ scope: step?.[1] ?? '', index: Number(step?.[2]) })),
  }
}
