import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError, FlowError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import {
  type CassetteAnswer,
  type CassetteBody,
  type CassetteInteraction,
  type CassettePlayer,
  type CassetteRequest,
  Scrubber,
} from '../../shared/flow-tests/index.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { objectOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ConnectorCall, ConnectorPort, ServiceAnswer } from '../engine/ports.ts'
import { securedAnswer, securedBody, securedRequest } from './secured-traffic.ts'

/** Headers that say how an answer travelled, not what it was. */
const passingHeaders = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
])

/** Records every exchange that goes through some ports, scrubbed. */
export class TrafficRecorder {
  readonly scrubber: Scrubber
  private readonly recorded: CassetteInteraction[] = []

  constructor(scrubber = new Scrubber()) {
    this.scrubber = scrubber
  }

  /** In the order in which the calls were made. */
  get interactions(): readonly CassetteInteraction[] {
    return this.recorded.filter(({ answer }) => answer !== notAnswered)
  }

  /** The HTTP port with its exchanges recorded. */
  http(inner: HttpPort): HttpPort {
    return {
      send: (request, signal) =>
        this.record(
          'http',
          scrubbedHttpRequest(request, this.scrubber),
          () => inner.send(request, signal),
          (response) => ({
            status: response.status,
            headers: this.scrubber.headers(keptHeaders(response.headers), []),
            body: scrubbedBody(bodyOf(response.body, response.headers), this.scrubber),
          }),
          { secured: request.secured },
        ),
    }
  }

  /** The connector port with its calls recorded. */
  connectors(inner: ConnectorPort): ConnectorPort {
    return {
      call: (call, signal) =>
        this.record(
          'connector',
          scrubbedCall(call, this.scrubber),
          () => inner.call(call, signal),
          ({ statusCode, headers, body }) => ({
            status: statusCode,
            headers: this.scrubber.headers(keptHeaders(headers), []),
            body: { json: this.scrubber.scrub(body) },
          }),
          call,
        ),
      // The end of a subscription is no call that a run waits for; it goes by.
      ...(inner.hasSandbox === undefined ? {} : { hasSandbox: inner.hasSandbox.bind(inner) }),
      ...(inner.unsubscribe === undefined ? {} : { unsubscribe: inner.unsubscribe.bind(inner) }),
    }
  }

  private async record<Answer>(
    kind: CassetteInteraction['kind'],
    request: CassetteRequest,
    send: () => Promise<Answer>,
    read: (answer: Answer) => CassetteAnswer,
    {
      action,
      secured,
    }: Partial<Pick<ConnectorCall, 'action'>> & {
      readonly secured?: ConnectorCall['secured'] | undefined
    },
  ): Promise<Answer> {
    const index = this.recorded.length
    const note = (given: CassetteAnswer) => {
      const answer = secured?.answer === true ? securedAnswer(given) : given
      this.recorded[index] = { kind, ...(action === undefined ? {} : { action }), request, answer }
    }
    note(notAnswered)
    try {
      const answer = await send()
      note(read(answer))
      return answer
    } catch (error) {
      if (error instanceof FlowError) {
        const retryable = error instanceof ConnectorError && error.retryable
        const message = secured?.request === true ? '' : this.scrubber.text(error.message, [])
        note({ error: { code: error.code, message, retryable } })
      }
      throw error
    }
  }
}

const notAnswered: CassetteAnswer = { error: { code: 'test.not-answered', message: '', retryable: false } }

/** Told of calls that a cassette cannot answer. */
export type MismatchListener = (error: FlowError) => void

/** An HTTP port that plays a cassette. */
export function replayedHttp(player: CassettePlayer, onMismatch: MismatchListener): HttpPort {
  return {
    send: async (request) => {
      const answer = ask(player, 'http', scrubbedHttpRequest(request, new Scrubber()), onMismatch)
      return { status: answer.status, headers: answer.headers, body: bytesOf(answer.body) }
    },
  }
}

/** A connector port that plays a cassette. */
export function replayedConnectors(player: CassettePlayer, onMismatch: MismatchListener): ConnectorPort {
  return {
    call: async (call): Promise<ServiceAnswer> => {
      const { status, headers, body } = ask(
        player,
        'connector',
        scrubbedCall(call, new Scrubber()),
        onMismatch,
      )
      return { statusCode: status, headers, body: 'json' in body ? body.json : textOfBody(body) }
    },
  }
}

function ask(
  player: CassettePlayer,
  kind: CassetteInteraction['kind'],
  request: CassetteRequest,
  onMismatch: MismatchListener,
): Extract<CassetteAnswer, { status: number }> {
  let answer: CassetteAnswer
  try {
    answer = player.answer(kind, request)
  } catch (error) {
    if (!(error instanceof FlowError)) throw error
    onMismatch(error)
    throw new ConnectorError(error.code, error.message, { hint: error.hint })
  }
  if (!('error' in answer)) return answer
  const { code, message, retryable } = answer.error
  throw new ConnectorError(code as 'http.unreachable', message, { retryable })
}

function scrubbedHttpRequest(request: HttpRequest, scrubber: Scrubber): CassetteRequest {
  const { body } = request
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  if (request.secured?.request === true) return securedRequest(request, bytes !== undefined)
  return {
    method: request.method.toUpperCase(),
    url: scrubber.text(request.url, ['url']),
    ...(bytes === undefined || bytes.length === 0
      ? {}
      : { body: scrubbedBody(bodyOf(bytes, request.headers), scrubber) }),
  }
}

function scrubbedCall({ actionType, inputs, secured }: ConnectorCall, scrubber: Scrubber): CassetteRequest {
  const host = objectOf(inputs, 'host') ?? objectOf(inputs, 'serviceProviderConfiguration')
  const path = textOf(inputs, 'path')
  const operation = textOf(host, 'operationId') ?? `${textOf(inputs, 'method') ?? 'get'} ${path ?? ''}`
  if (secured?.request === true) return { method: operation.trim(), url: actionType, body: securedBody }
  const { host: _host, authentication: _authentication, ...rest } = inputs as WdlObject
  return { method: operation.trim(), url: actionType, body: { json: scrubber.scrub(rest) } }
}

function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !passingHeaders.has(name.toLowerCase())),
  )
}

function bodyOf(bytes: Uint8Array, headers: Readonly<Record<string, string>>): CassetteBody {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
  if (/json/i.test(type) || /^\s*[{[]/.test(text)) {
    try {
      const json = parseJson(text)
      // Only what is printed again as it was: a body is data, its white space may count elsewhere.
      return printJson(json) === text || /json/i.test(type) ? { json } : { text }
    } catch {
      return { text }
    }
  }
  return { text }
}

function scrubbedBody(body: CassetteBody, scrubber: Scrubber): CassetteBody {
  if ('json' in body) return { json: scrubber.scrub(body.json) }
  return 'text' in body ? { text: scrubber.text(body.text, []) } : body
}

function bytesOf(body: CassetteBody): Uint8Array {
  if ('base64' in body) return new Uint8Array(Buffer.from(body.base64, 'base64'))
  return new TextEncoder().encode('json' in body ? printJson(body.json) : body.text)
}

function textOfBody(body: CassetteBody): WdlValue {
  return 'text' in body ? body.text : 'base64' in body ? body.base64 : body.json
}

/** An HTTP port whose inner port can be changed between runs. */
export class SwitchedHttp implements HttpPort {
  current: HttpPort | undefined

  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    if (this.current !== undefined) return this.current.send(request, signal)
    return Promise.reject(new ConnectorError('test.cassette-mismatch', 'No call is expected now.'))
  }
}
