import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { textOf } from '../../shared/wdl/lookup.ts'
import type { Fault } from './fault-plan.ts'
import type { ConnectorPort, EnginePorts, ServiceAnswer } from './ports.ts'

/** Marks an answer that was made up. */
const faultHeader = 'x-flowbench-fault'

/** Sleeps on the run's clock; resolves early when the signal is aborted. */
export type Sleep = (durationMs: number, signal: AbortSignal) => Promise<void>

/** A call that a fault meets. */
export interface FaultyCall<Answer> {
  readonly fault: Fault
  /** What the call goes to, for messages. */
  readonly target: string
  /** Time the call has. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly sleep: Sleep
  /** The call as it would go. */
  real(): Promise<Answer>
  /** An answer of the service. */
  answer(made: ServiceAnswer): Answer
}

/**
 * Lets a call go wrong as the fault says. Rejects with ConnectorError `http.timeout`, `http.unreachable`, as the
 * real ones would.
 */
export async function injectFault<Answer>(call: FaultyCall<Answer>): Promise<Answer> {
  const { fault, target, timeoutMs, signal, sleep } = call
  switch (fault.kind) {
    case 'status': {
      const { statusCode, headers, body } = fault
      return call.answer({ statusCode, headers: { ...headers, [faultHeader]: fault.kind }, body })
    }
    case 'reset':
      throw new ConnectorError(
        'http.unreachable',
        `${target} broke the connection off (a fault on demand).`,
        {
          retryable: true,
        },
      )
    case 'timeout':
      await sleep(timeoutMs, signal)
      throw lateError(target, timeoutMs)
    case 'slow': {
      if (fault.delayMs >= timeoutMs) {
        await sleep(timeoutMs, signal)
        throw lateError(target, timeoutMs)
      }
      const answer = await call.real()
      await sleep(fault.delayMs, signal)
      return answer
    }
  }
}

function lateError(target: string, timeoutMs: number): ConnectorError {
  const seconds = Math.round(timeoutMs / 1000)
  return new ConnectorError(
    'http.timeout',
    `${target} did not answer within ${seconds} s (a fault on demand).`,
    {
      retryable: true,
    },
  )
}

/** Where one attempt of an action meets its fault. */
export interface FaultyAttempt {
  readonly fault: Fault
  readonly inputs: WdlValue
  readonly timeoutMs: number
  readonly sleep: Sleep
}

type OutPorts = Pick<EnginePorts, 'http' | 'connectors' | 'childFlows'>

/** The ports of one attempt of an action: its call to the service (the first, where there are several) goes wrong. */
export function faultyPorts<Ports extends OutPorts>(ports: Ports, attempt: FaultyAttempt): Ports {
  let isDue = true
  const take = () => {
    const wasDue = isDue
    isDue = false
    return wasDue
  }
  const uri = textOf(attempt.inputs, 'uri')
  const http: HttpPort = {
    send: (request, signal) =>
      isMeant(request, uri) && take()
        ? faultyHttp(ports.http, attempt).send(request, signal)
        : ports.http.send(request, signal),
  }
  const connectors = faultyConnectors(ports.connectors, attempt, take)
  const childFlows = faultyConnectors(ports.childFlows, attempt, take)
  return {
    ...ports,
    http,
    ...(connectors === undefined ? {} : { connectors }),
    ...(childFlows === undefined ? {} : { childFlows }),
  }
}

/** An HTTP port on which every request goes wrong. */
export function faultyHttp(http: HttpPort, attempt: Omit<FaultyAttempt, 'inputs' | 'timeoutMs'>): HttpPort {
  return {
    send: (request, signal) =>
      injectFault({
        ...attempt,
        signal,
        target: new URL(request.url).host,
        timeoutMs: request.timeoutMs,
        real: () => http.send(request, signal),
        answer: responseOf,
      }),
  }
}

function faultyConnectors(
  port: ConnectorPort | undefined,
  attempt: FaultyAttempt,
  take: () => boolean,
): ConnectorPort | undefined {
  if (port === undefined) return undefined
  return {
    call: (call, signal) =>
      take()
        ? injectFault({
            ...attempt,
            signal,
            target: `The service of '${call.action}'`,
            real: () => port.call(call, signal),
            answer: (made) => made,
          })
        : port.call(call, signal),
  }
}

/** Requests for a token and the like go to other places than the action itself. */
function isMeant(request: HttpRequest, uri: string | undefined): boolean {
  if (uri === undefined) return true
  const place = (url: string) => {
    try {
      const { origin, pathname } = new URL(url)
      return `${origin}${pathname}`
    } catch {
      return url
    }
  }
  return place(request.url) === place(uri)
}

function responseOf({ statusCode, headers, body }: ServiceAnswer): HttpResponse {
  const isText = typeof body === 'string'
  return {
    status: statusCode,
    headers: { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json', ...headers },
    body: new TextEncoder().encode(isText ? body : printJson(body)),
  }
}
