import { ConnectorError, DefinitionError, RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { ContentHash, ResponseSent, RunId, RunStarted, RunSummary } from '../../shared/run/index.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ChildFlowPort, ConnectorCall, ServiceAnswer } from '../engine/ports.ts'
import { stoppedReason } from '../engine/run-driver.ts'
import type { ChildFlow, EngineHost } from './engine-host.ts'
import { makeRunId } from './run-id.ts'

/** Flows that call flows: more levels are taken for a circle. */
const maxDepth = 20

/** What child runs need of the host that drives them. */
export interface ChildRunsHost
  extends Pick<EngineHost, 'start' | 'whenDone' | 'cancel' | 'events' | 'subscribe'> {
  /** The run that calls. */
  startedOf(runId: RunId): RunStarted | undefined
  load(hash: ContentHash): string
}

/**
 * Runs the flows that Workflow actions call. A child's run id follows from the call's tracking id, so a call that is
 * made again after a restart finds the child that is under way, or over, and starts no second one.
 */
export class ChildRuns implements ChildFlowPort {
  private readonly host: ChildRunsHost
  private readonly depths = new Map<RunId, number>()
  private readonly secured = new Map<RunId, string>()

  constructor(host: ChildRunsHost) {
    this.host = host
  }

  /** Keeps the body of a child's secured response for its caller; answers whether the run is a child. */
  takeSecured(runId: RunId, body: string): boolean {
    if (!this.depths.has(runId)) return false
    this.secured.set(runId, body)
    return true
  }

  async call(call: ConnectorCall, signal: AbortSignal): Promise<ServiceAnswer> {
    const parent = this.host.startedOf(call.runId)
    if (parent?.childFlows === undefined) throw notFound(call)
    const flows = parseJson(this.host.load(parent.childFlows)) as unknown as Readonly<
      Record<string, ChildFlow>
    >
    const child = findChild(flows, nameOf(call.inputs))
    if (child === undefined) throw notFound(call)
    const depth = (this.depths.get(call.runId) ?? 0) + 1
    if (depth > maxDepth) {
      throw new ConnectorError(
        'connector.child-flows-too-deep',
        `More than ${maxDepth} flows call each other.`,
      )
    }
    const runId = makeRunId(parent.at, call.trackingId)
    this.depths.set(runId, depth)
    const stop = () => {
      if (signal.reason !== stoppedReason) void this.host.cancel(runId).catch(() => undefined)
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      await this.host.start({
        flow: {
          ...child.flow,
          ...(parent.flow.environmentId === undefined ? {} : { environmentId: parent.flow.environmentId }),
        },
        definition: child.definition,
        ...(child.connectionReferences === undefined
          ? {}
          : { connectionReferences: child.connectionReferences }),
        ...(child.parameters === undefined ? {} : { parameters: child.parameters }),
        profile: parent.profile ?? 'power-automate',
        ...(parent.limits === undefined ? {} : { limits: parent.limits }),
        origin: 'child',
        triggerOutputs: printJson({
          headers: propertyOf(call.inputs, 'headers') ?? {},
          body: propertyOf(call.inputs, 'body') ?? null,
        }),
        mocks: parent.mocks,
        ...(parent.sandboxes === true ? { sandboxes: true } : {}),
        ...(parent.environmentFolder === undefined ? {} : { environmentFolder: parent.environmentFolder }),
        ...(parent.time === undefined ? {} : { time: parent.time }),
        runId,
        parent: { runId: call.runId, action: call.action },
        childFlows: flows,
      })
      return await this.response(runId)
    } catch (thrown) {
      if (!(thrown instanceof RequestError || thrown instanceof DefinitionError)) throw thrown
      throw new ConnectorError(
        'connector.child-flow',
        `'${call.action}' cannot call its flow: ${thrown.message}`,
        { cause: thrown },
      )
    } finally {
      signal.removeEventListener('abort', stop)
      this.depths.delete(runId)
      this.secured.delete(runId)
    }
  }

  /** The child's response as soon as it is sent, or what its end means for the caller. */
  private async response(runId: RunId): Promise<ServiceAnswer> {
    let undo = () => {}
    try {
      const sent = new Promise<void>((resolve) => {
        undo = this.host.subscribe((batch) => {
          if (batch.runId !== runId) return
          if (
            batch.events.some(({ event }) => event.type === 'response-sent' || event.type === 'run-completed')
          )
            resolve()
        })
      })
      const known = await this.known(runId)
      if (known === undefined) await sent
      return await this.answer(runId)
    } finally {
      undo()
    }
  }

  /** Whether a run of an earlier attempt has answered already. */
  private async known(runId: RunId): Promise<true | undefined> {
    try {
      const events = await this.host.events({ runId })
      return (
        events.some(({ event }) => event.type === 'response-sent' || event.type === 'run-completed') ||
        undefined
      )
    } catch (thrown) {
      if (thrown instanceof RequestError && thrown.code === 'run.not-found') return undefined
      throw thrown
    }
  }

  private async answer(runId: RunId): Promise<ServiceAnswer> {
    const events = await this.host.events({ runId })
    const response = events.find(({ event }) => event.type === 'response-sent')?.event as
      | ResponseSent
      | undefined
    if (response !== undefined) {
      return {
        statusCode: response.statusCode,
        headers: response.headers ?? {},
        body: this.bodyOf(runId, response),
      }
    }
    const run = await this.host.whenDone(runId)
    if (run.status === 'Succeeded') return { statusCode: 200, headers: {}, body: {} }
    throw childFailed(run)
  }

  private bodyOf(runId: RunId, { body }: ResponseSent): WdlValue {
    if (body === undefined) return ''
    if (body.kind === 'secured') return parseJson(this.secured.get(runId) ?? '""')
    return parseJson(body.kind === 'inline' ? body.json : this.host.load(body.hash))
  }
}

/** The id or name by which the action names its flow: Power Automate's reference, or a Logic Apps resource id. */
function nameOf(inputs: WdlValue): string {
  const host = objectOf(inputs, 'host')
  return textOf(host, 'workflowReferenceName') ?? textOf(objectOf(host, 'workflow'), 'id') ?? ''
}

/** By the whole name or its last segment, ignoring case. */
function findChild(flows: Readonly<Record<string, ChildFlow>>, name: string): ChildFlow | undefined {
  const wanted = foldName(name)
  const last = wanted.split('/').at(-1) ?? wanted
  const entries = Object.entries(flows)
  const found =
    entries.find(([id]) => foldName(id) === wanted) ?? entries.find(([id]) => foldName(id) === last)
  return name === '' ? undefined : found?.[1]
}

function notFound(call: ConnectorCall): ConnectorError {
  return new ConnectorError(
    'connector.child-flow-not-found',
    `'${call.action}' calls the flow '${nameOf(call.inputs)}', which is not here.`,
    {
      hint: 'Put the flow into the same environment, or run with mocks.',
    },
  )
}

function childFailed(run: RunSummary): ConnectorError {
  const why = run.error === undefined ? '' : `: ${run.error.code}: ${run.error.message}`
  return new ConnectorError(
    'connector.child-flow',
    `The flow '${run.flowName}' ended ${run.status} without a response${why}.`,
  )
}
