import { type ReadChoice, readChoices, readDynamicSchema } from '../../shared/connectors/dynamic-answer.ts'
import { dynamicArguments } from '../../shared/connectors/dynamic-arguments.ts'
import { type DynamicField, findField, findInSchema } from '../../shared/connectors/dynamic-field.ts'
import { resolveCapability } from '../../shared/connectors/dynamic-source.ts'
import { findOperation } from '../../shared/connectors/find-operation.ts'
import type { ConnectorModel, DynamicSource, Operation } from '../../shared/connectors/index.ts'
import { ConnectorError, RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { DynamicChoice, DynamicChoices, DynamicSchema } from '../../shared/ipc/connectors-payloads.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import { callOperation, type OperationAnswer } from '../connectors/call-operation.ts'
import { callPage } from '../connectors/operation-pages.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { AnswerCache } from './answer-cache.ts'
import { type ConnectorCalls, type PreparedCall, unknownOperation } from './connector-calls.ts'
import { dynamicSchemasOf } from './connector-details.ts'
import { idsOfConnector } from './connector-ids.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import { withPlainNumbers } from './plain-values.ts'

/** A call through a connection while a flow is being written. */
export interface LiveQuestion {
  readonly environmentId: EnvironmentId
  /** Folder of that environment. */
  readonly environmentFolder: string
  readonly connectorId: string
  readonly operationId: string
  readonly flowId?: FlowId | undefined
  readonly connectionReference?: string | undefined
  readonly connectionId?: ConnectionId | undefined
  /** JSON text of the values given so far. */
  readonly parameters: string
  readonly refresh?: boolean | undefined
}

/** A question for choices. */
export interface ChoicesQuestion extends LiveQuestion {
  readonly field: string
  readonly search?: string | undefined
  readonly next?: string | undefined
  readonly parent?: string | undefined
}

/** A question for a schema. */
export interface SchemaQuestion extends LiveQuestion {
  readonly field?: string | undefined
  readonly status?: string | undefined
}

export interface ConnectorDynamicsOptions {
  readonly library: ConnectorLibrary
  readonly calls: ConnectorCalls
  /** The sandboxes, opened with the first question for them: they answer where no connection is chosen. */
  readonly sandboxes?: (() => Sandboxes) | undefined
  /** Ms since 1970 UTC. */
  readonly nowMs: () => number
}

/** Pages of a list that are searched through for one question. */
const maxPages = 20

/** Choices after which a question is answered; the rest is asked for with `next`. */
const choicesAtOnce = 200

/** Longest that a service may take, in ms. */
const timeoutMs = 60_000

interface Asked {
  readonly question: LiveQuestion
  readonly connector: ConnectorModel
  readonly operation: Operation
  readonly given: WdlObject
  /** Where it is asked, when there is no connection and the connector has a sandbox. */
  readonly sandboxes: Sandboxes | undefined
}

/** A page of choices and where the next one is. */
interface ChoicePage {
  readonly choices: readonly ReadChoice[]
  readonly more?: { readonly call: PreparedCall; readonly answer: OperationAnswer; readonly next: string }
}

/**
 * Asks services for the choices and schemas that only they know, while a flow is being written. What was answered
 * lately for the same values is not asked again.
 */
export class ConnectorDynamics {
  readonly #options: ConnectorDynamicsOptions
  readonly #pages: AnswerCache<ChoicePage>
  readonly #schemas: AnswerCache<WdlObject | undefined>

  constructor(options: ConnectorDynamicsOptions) {
    this.#options = options
    this.#pages = new AnswerCache(options.nowMs)
    this.#schemas = new AnswerCache(options.nowMs)
  }

  /**
   * The choices of a parameter or part of the body; none for a field that has none, or while something is missing.
   * @throws ConnectorError `connector.choices-failed`, `connector.*`, `http.*`; CredentialError `connection.*`
   */
  async values(question: ChoicesQuestion): Promise<DynamicChoices> {
    const asked = await this.#ask(question)
    const field = await this.#field(asked, question.field)
    if (Array.isArray(field)) return { choices: [], missing: field }
    const [first] = field === undefined ? [] : (field as DynamicField).values
    if (first === undefined) return { choices: [], missing: [] }
    const whole = resolveCapability(asked.connector.capabilities, first)
    const parent = question.parent === undefined ? undefined : readHandle(question.parent)
    const source = parent === undefined ? whole : (whole.browse ?? whole)
    const called = operationOf(asked.connector, source)
    if (called === undefined) return { choices: [], missing: [] }
    const { missing, values } = dynamicArguments(source, asked.operation, called, asked.given, parent)
    if (missing.length > 0) return { choices: [], missing }
    return this.#choices(asked, question, { source, whole, called, values })
  }

  /**
   * The schema of a parameter, a part of the body, or the answer; none for what has no such schema, or while something
   * is missing.
   * @throws as `values`
   */
  async schema(question: SchemaQuestion): Promise<DynamicSchema> {
    const asked = await this.#ask(question)
    const sources = await this.#schemaSources(asked, question)
    if (!('sources' in sources)) return { missing: sources.missing }
    const found = await this.#schemaOf(asked, sources.sources)
    if (found.missing.length > 0 || found.schema === undefined) return { missing: found.missing }
    return { schema: withPlainNumbers(found.schema), missing: [], ...sandboxMark(asked) }
  }

  async #ask(question: LiveQuestion): Promise<Asked> {
    const { environmentFolder } = question
    const connector = await this.#options.library.find(
      environmentFolder,
      idsOfConnector(question.connectorId),
    )
    if (connector === undefined) {
      throw new ConnectorError(
        'connector.not-found',
        `The connector '${question.connectorId}' is not in this environment.`,
        { hint: 'Add it under Connectors.' },
      )
    }
    const operation = findOperation(connector, question.operationId)
    if (operation === undefined) throw unknownOperation(connector, question.operationId)
    const given = readGiven(question.parameters)
    return { question, connector, operation, given, sandboxes: await this.#sandboxesFor(connector, question) }
  }

  /** Without a connection a flow is written for the sandbox: what it has can be chosen. */
  async #sandboxesFor(connector: ConnectorModel, question: LiveQuestion): Promise<Sandboxes | undefined> {
    const { calls, sandboxes } = this.#options
    if (sandboxes === undefined || connector.isShipped !== true) return undefined
    if (await calls.hasConnection(connector, question)) return undefined
    const opened = sandboxes()
    return opened.find([connector.id]) === undefined ? undefined : opened
  }

  /** The field; names of what is missing before it can be known; `undefined` where there is none. */
  async #field(asked: Asked, name: string): Promise<DynamicField | readonly string[] | undefined> {
    let root = asked.connector.definition
    let found = findField(root, asked.operation, name)
    for (let depth = 0; found !== undefined && 'within' in found && depth < 4; depth += 1) {
      const { rest, within } = found
      const inner = await this.#schemaOf(asked, within.schemas)
      if (inner.missing.length > 0) return inner.missing
      if (inner.schema === undefined) return undefined
      root = inner.schema
      found = findInSchema(root, root, rest)
    }
    return found !== undefined && 'within' in found ? undefined : found
  }

  async #schemaSources(
    asked: Asked,
    { field, status }: SchemaQuestion,
  ): Promise<{ readonly sources: readonly DynamicSource[] } | { readonly missing: readonly string[] }> {
    if (field !== undefined) {
      const found = await this.#field(asked, field)
      if (Array.isArray(found)) return { missing: found }
      return { sources: (found as DynamicField | undefined)?.schemas ?? [] }
    }
    const { connector, operation } = asked
    const { notification, responses } = operation
    const root = connector.definition
    if (status === undefined && notification?.schema !== undefined) {
      const sources = dynamicSchemasOf(root, {}, notification.schema)
      if (sources.length > 0) return { sources }
    }
    const answer =
      status === undefined ? responses[0] : responses.find((one) => one.status === status.toUpperCase())
    const sources = dynamicSchemasOf(root, answer?.extensions ?? {}, answer?.contents[0]?.schema)
    return { sources }
  }

  async #schemaOf(
    asked: Asked,
    sources: readonly DynamicSource[],
  ): Promise<{ readonly schema?: WdlObject | undefined; readonly missing: readonly string[] }> {
    const [source] = sources
    if (source === undefined) return { missing: [] }
    const called = operationOf(asked.connector, source)
    if (called === undefined) return { missing: [] }
    const { missing, values } = dynamicArguments(source, asked.operation, called, asked.given)
    if (missing.length > 0) return { missing }
    const key = keyOf(asked, called, values, source.schemaPath ?? '')
    const schema = await this.#schemas.get(key, asked.question.refresh === true, async () => {
      const call = await this.#prepare(asked, called, values)
      const answer = await callOperation(call, AbortSignal.timeout(timeoutMs))
      return readDynamicSchema(source, bodyOf(asked, answer))
    })
    return { schema, missing: [] }
  }

  async #choices(
    asked: Asked,
    question: ChoicesQuestion,
    called: {
      readonly source: DynamicSource
      readonly whole: DynamicSource
      readonly called: Operation
      readonly values: WdlObject
    },
  ): Promise<DynamicChoices> {
    const { source, whole, values } = called
    const base = keyOf(
      asked,
      called.called,
      values,
      printJson([source.valuePath ?? '', source.titlePath ?? '']),
    )
    const wanted = (question.search ?? '').trim().toLowerCase()
    const start = question.next === undefined ? 0 : Number(question.next)
    const found: ReadChoice[] = []
    let before: ChoicePage | undefined
    let index = 0
    for (let read = 0; read < start + maxPages; read += 1, index += 1) {
      const last = before
      if (index > 0 && last?.more === undefined) break
      const page: ChoicePage = await this.#pages.get(`${base} ${index}`, question.refresh === true, () =>
        this.#page(asked, called, last),
      )
      before = page
      if (index >= start) found.push(...page.choices.filter((choice) => isFound(choice, wanted)))
      if (found.length >= choicesAtOnce) {
        index += 1
        break
      }
    }
    const hasMore = before?.more !== undefined
    return {
      choices: found.map((choice) => toChoice(choice, whole)),
      ...(hasMore ? { next: String(index) } : {}),
      missing: [],
      ...sandboxMark(asked),
    }
  }

  async #page(
    asked: Asked,
    { called, source, values }: { called: Operation; source: DynamicSource; values: WdlObject },
    before: ChoicePage | undefined,
  ): Promise<ChoicePage> {
    const signal = AbortSignal.timeout(timeoutMs)
    const call = before?.more?.call ?? (await this.#prepare(asked, called, values))
    const answer =
      before?.more === undefined
        ? await callOperation(call, signal)
        : await callPage(call, before.more.answer, before.more.next, signal)
    const choices = readChoices(source, bodyOf(asked, answer))
    const next = answer.page?.next
    return { choices, ...(next === undefined ? {} : { more: { call, answer, next } }) }
  }

  #prepare(asked: Asked, called: Operation, values: WdlObject): Promise<PreparedCall> {
    const { connector, question } = asked
    const { environmentFolder, connectionId, connectionReference, environmentId, flowId } = question
    return this.#options.calls.prepareOperation(connector, called, values, {
      environmentFolder,
      environmentId,
      flowId,
      connectionId,
      connectionReference,
      sandboxes: asked.sandboxes,
    })
  }
}

function sandboxMark({ sandboxes }: Asked): { readonly isFromSandbox?: true } {
  return sandboxes === undefined ? {} : { isFromSandbox: true }
}

function operationOf(connector: ConnectorModel, { operationId }: DynamicSource): Operation | undefined {
  return operationId === undefined ? undefined : findOperation(connector, operationId)
}

function keyOf(asked: Asked, called: Operation, values: WdlObject, more: string): string {
  const { connectionId, connectionReference, environmentId, flowId } = asked.question
  const through =
    asked.sandboxes === undefined ? (connectionId ?? [flowId ?? '', connectionReference ?? '']) : 'sandbox'
  return JSON.stringify([
    environmentId,
    asked.connector.id,
    through,
    called.operationId,
    printJson(values),
    more,
  ])
}

/** The body of an answer; its absence in words otherwise. */
function bodyOf({ connector }: Asked, answer: OperationAnswer): WdlValue {
  if (answer.status >= 200 && answer.status < 300) return answer.body
  const title = connector.title === '' ? connector.id : connector.title
  throw new ConnectorError('connector.choices-failed', `${title} answered with status ${answer.status}.`, {
    hint:
      answer.status === 401 || answer.status === 403
        ? 'Look at the connection: the service does not let it in.'
        : 'Type the value in, or try again later.',
    httpStatus: answer.status,
    retryable: answer.status === 429 || answer.status >= 500,
  })
}

function readGiven(json: string): WdlObject {
  try {
    const value = parseJson(json)
    if (isObject(value)) return value
  } catch {
    // Told below.
  }
  throw new RequestError('request.invalid-json', 'The values given so far are no JSON object.')
}

function readHandle(handle: string): WdlValue {
  try {
    return parseJson(handle)
  } catch (cause) {
    throw new RequestError('request.invalid-json', 'This is not what was handed out for a folder.', { cause })
  }
}

function isFound({ title, value }: ReadChoice, wanted: string): boolean {
  if (wanted === '' || title.toLowerCase().includes(wanted)) return true
  return typeof value === 'string' && value.toLowerCase().includes(wanted)
}

function toChoice(choice: ReadChoice, { browse, canSelect }: DynamicSource): DynamicChoice {
  const { isFolder, item, title, value } = choice
  const isSelectable = canSelect === undefined || (isFolder ? canSelect.folders : canSelect.leaves)
  const isOpen = isFolder && browse !== undefined
  return {
    json: printJson(value),
    title,
    isSelectable,
    ...(isFolder ? { isFolder } : {}),
    ...(isOpen ? { handle: printJson(item) } : {}),
  }
}
