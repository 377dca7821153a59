import { RequestError } from '../errors/index.ts'
import { plainContext } from '../expressions/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals, parseJson, printJson } from '../json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { pathText } from './evaluate-expectations.ts'
import { match } from './match.ts'

/** A body of an exchange: JSON where it is, text where it can be read, else base64. */
export type CassetteBody =
  | { readonly json: WdlValue }
  | { readonly text: string }
  | { readonly base64: string }

/** What is asked of a service. Scrubbed. */
export interface CassetteRequest {
  /** `GET`, `POST` ...; of a call through a connector its operation. */
  readonly method: string
  /** Address; of a call through a connector the type of the action. */
  readonly url: string
  /** Of a call through a connector its inputs. */
  readonly body?: CassetteBody
}

/** What came back, or why nothing did. Scrubbed. */
export type CassetteAnswer =
  | {
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: CassetteBody
    }
  | { readonly error: { readonly code: string; readonly message: string; readonly retryable: boolean } }

/** One exchange. */
export interface CassetteInteraction {
  readonly kind: 'http' | 'connector'
  /** The action that made the call, where it is known. */
  readonly action?: string
  readonly request: CassetteRequest
  readonly answer: CassetteAnswer
}

/** Recorded traffic of a run. */
export interface Cassette {
  readonly version: 1
  /** When it was recorded, ISO 8601. */
  readonly recordedAt: string
  readonly interactions: readonly CassetteInteraction[]
}

/** A cassette as the text of its file. */
export function printCassette(cassette: Cassette): string {
  return `${printJson(cassette as unknown as WdlValue, { indent: 2 })}\n`
}

/** Reads the text of a cassette's file. Throws RequestError `test.invalid-cassette`. */
export function readCassette(text: string): Cassette {
  const invalid = (message: string, cause?: unknown) =>
    new RequestError('test.invalid-cassette', message, {
      hint: 'Record it anew: flowbench run FLOW --record FILE.',
      cause,
    })
  let value: WdlValue
  try {
    value = parseJson(text)
  } catch (cause) {
    throw invalid(`The cassette is not JSON: ${(cause as Error).message}`, cause)
  }
  const interactions = propertyOf(value, 'interactions')
  if (!isObject(value) || value.version !== 1 || !Array.isArray(interactions)) {
    throw invalid('The cassette has no version 1 with a list of interactions.')
  }
  for (const [index, interaction] of (interactions as readonly WdlValue[]).entries()) {
    const request = objectOf(interaction, 'request')
    const answer = objectOf(interaction, 'answer')
    const kind = textOf(interaction, 'kind')
    const isAnswer = answer !== undefined && (typeof answer.status === 'number' || isObject(answer.error))
    const isRequest = typeof request?.method === 'string' && typeof request.url === 'string'
    if ((kind !== 'http' && kind !== 'connector') || !isRequest || !isAnswer) {
      throw invalid(`Interaction ${index + 1} of the cassette lacks its kind, request or answer.`)
    }
  }
  return value as unknown as Cassette
}

/** Plays a cassette: each interaction once, to the request that is the same. */
export class CassettePlayer {
  private readonly cassette: Cassette
  private readonly played = new Set<number>()

  constructor(cassette: Cassette) {
    this.cassette = cassette
  }

  /** Interactions that nothing has asked for, with their number from 1. */
  get unplayed(): readonly { readonly number: number; readonly interaction: CassetteInteraction }[] {
    return this.cassette.interactions.flatMap((interaction, index) =>
      this.played.has(index) ? [] : [{ number: index + 1, interaction }],
    )
  }

  /** The answer to a scrubbed request. Throws RequestError `test.cassette-mismatch` that says what is nearest. */
  answer(kind: CassetteInteraction['kind'], request: CassetteRequest): CassetteAnswer {
    const { interactions } = this.cassette
    const isSame = (other: CassetteInteraction) => other.kind === kind && sameRequest(other.request, request)
    const index = interactions.findIndex((other, at) => !this.played.has(at) && isSame(other))
    const found = interactions[index]
    if (found !== undefined) {
      this.played.add(index)
      return found.answer
    }
    const times = interactions.filter(isSame).length
    const shown = `${request.method} ${request.url}`
    throw new RequestError(
      'test.cassette-mismatch',
      times > 0
        ? `The cassette answers ${shown} ${times === 1 ? 'once' : `${times} times`}, and it was asked once more.`
        : `The cassette has no answer to ${shown}. ${this.nearest(kind, request)}`,
      { hint: 'Where the flow is right, record the cassette anew.' },
    )
  }

  private nearest(kind: CassetteInteraction['kind'], request: CassetteRequest): string {
    const open = this.unplayed.filter(({ interaction }) => interaction.kind === kind)
    const near =
      open.find(
        ({ interaction: { request: other } }) => other.method === request.method && other.url === request.url,
      ) ?? open[0]
    if (near === undefined) return 'All its interactions have been played.'
    const { number, interaction } = near
    const { method, url, body } = interaction.request
    if (method !== request.method) return `Interaction ${number} is next: ${method} ${url}.`
    if (url !== request.url) return `Interaction ${number} goes to ${url}.`
    const [difference] = match(bodyValue(request.body), bodyValue(body), { contextOf: () => emptyContext })
    const place =
      difference === undefined || difference.path.length === 0 ? '' : ` at ${pathText(difference.path)}`
    return `Interaction ${number} is the same but for its body${place}: ${difference?.message ?? 'it differs.'}`
  }
}

const emptyContext = plainContext({}, { nowMs: () => 0, random: () => 0, newGuid: () => '' })

function sameRequest(left: CassetteRequest, right: CassetteRequest): boolean {
  return (
    left.method === right.method &&
    left.url === right.url &&
    jsonEquals(bodyValue(left.body), bodyValue(right.body))
  )
}

function bodyValue(body: CassetteBody | undefined): WdlValue {
  if (body === undefined) return null
  return 'json' in body ? body.json : (body as unknown as WdlObject)
}
