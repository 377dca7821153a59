import type { ConnectorRequest } from '../../shared/connectors/connector-request.ts'
import { type Poll, readPoll } from '../../shared/connectors/index.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { callAt, callOperation, type OperationAnswer, requestOfCall } from '../connectors/call-operation.ts'
import { headerOf, retryAfterMs } from '../engine/http-status.ts'
import type { PreparedCall } from './connector-calls.ts'
import { triggerCaller, triggerReferences } from './connector-trigger-caller.ts'
import type { TriggerSetup } from './listening-trigger.ts'
import type { PollAnswer, PollSource } from './poll-source.ts'

/** Where a poll goes on: at an address that the service gave, or with query parameters that mark the place. */
interface Cursor {
  readonly location?: string
  readonly query: Readonly<Record<string, string>>
}

/**
 * Polls of a connector's trigger (`x-ms-trigger`): the operation is called through the flow's connection. 202 means
 * nothing yet. The place is kept as the connector says it: in query parameters by its `pollingtrigger` policy, or at the
 * `Location` of the answer. A batch without an event starts nothing. Source: Microsoft Learn, "Use a polling trigger".
 */
export function connectorPollSource(setup: TriggerSetup): PollSource {
  const { connectors, clock } = setup.ports
  return {
    ask: async (inputs, cursorText, signal) => {
      const cursor = readCursor(cursorText)
      const given = isObject(inputs) ? inputs : {}
      const connectionReferences = triggerReferences(setup)
      const prepared = await connectors.prepare({ inputs: given, connectionReferences }, triggerCaller(setup))
      const call = { ...prepared, request: withQuery(prepared.request, cursor.query) }
      const answer = await ask(call, cursor, signal)
      if (answer.status >= 400) {
        return { failure: `The service answered with status ${answer.status}.${messageIn(answer.body)}` }
      }
      return read(prepared, answer, cursor, clock.nowMs())
    },
  }
}

async function ask(call: PreparedCall, { location }: Cursor, signal: AbortSignal): Promise<OperationAnswer> {
  if (location === undefined) return callOperation(call, signal)
  const sent = await requestOfCall(call, signal)
  if (new URL(location).origin !== new URL(sent.url).origin) {
    throw new ConnectorError(
      'connector.foreign-page',
      `The service points to ${new URL(location).host}, another host than its own; the sign-in is not sent there.`,
    )
  }
  return callAt(call, sent, 'GET', location, signal)
}

function read(call: PreparedCall, answer: OperationAnswer, before: Cursor, nowMs: number): PollAnswer {
  const { connector, operation } = call
  const poll =
    connector.properties === undefined || operation === undefined
      ? undefined
      : readPoll(connector.properties, operation.operationId, answer.body, before.query)
  const location = addressIn(answer)
  const cursor: Cursor = {
    query: poll?.query ?? before.query,
    ...(location === undefined ? {} : { location }),
  }
  const isFired = answer.status !== 202 && hasEvents(call, answer, poll)
  const { body, headers, status } = answer
  return {
    ...(isFired ? { outputs: { statusCode: status, headers, body } } : {}),
    ...(location === undefined && poll === undefined ? {} : { cursor: printCursor(cursor) }),
    askAgainMs: retryAfterMs(headerOf(headers, 'retry-after'), nowMs),
  }
}

function hasEvents({ operation }: PreparedCall, answer: OperationAnswer, poll: Poll | undefined): boolean {
  if (poll !== undefined) return poll.events.length > 0
  if (operation?.trigger?.isBatch !== true) return true
  return answer.page === undefined || answer.page.items.length > 0
}

function addressIn({ headers, sent }: OperationAnswer): string | undefined {
  const location = headerOf(headers, 'location')
  if (location === undefined) return undefined
  try {
    const { href, protocol } = new URL(location, sent.url)
    return protocol === 'http:' || protocol === 'https:' ? href : undefined
  } catch {
    return undefined
  }
}

function withQuery(request: ConnectorRequest, query: Readonly<Record<string, string>>): ConnectorRequest {
  const names = new Set(Object.keys(query).map((name) => name.toLowerCase()))
  const kept = request.query.filter(({ name }) => !names.has(name.toLowerCase()))
  return { ...request, query: [...kept, ...Object.entries(query).map(([name, value]) => ({ name, value }))] }
}

function printCursor({ location, query }: Cursor): string {
  return printJson({ query, ...(location === undefined ? {} : { location }) })
}

function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return { query: {} }
  const value: WdlValue = parseJson(text)
  const location = textOf(value, 'location')
  const query = Object.entries(objectOf(value, 'query') ?? {}).flatMap(([name, mark]) =>
    typeof mark === 'string' ? [[name, mark] as const] : [],
  )
  return { query: Object.fromEntries(query), ...(location === undefined ? {} : { location }) }
}

/** What a service says of its refusal, in the usual places. */
function messageIn(body: WdlValue): string {
  const error: WdlObject | undefined = objectOf(body, 'error')
  const message = textOf(error, 'message') ?? textOf(body, 'message') ?? propertyOf(body, 'error')
  return typeof message === 'string' && message !== '' ? ` ${message.slice(0, 300)}` : ''
}
