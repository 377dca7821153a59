import { FlowError } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import { asId, type RunId } from '../../../shared/run/index.ts'
import type { Sandboxes } from '../../connectors/sandboxes/sandboxes.ts'
import { headerOf } from '../../engine/http-status.ts'
import type { Clock } from '../../engine/ports.ts'
import type { ConnectorCalls } from '../connector-calls.ts'
import { answerOtherCall } from '../connector-notifications.ts'
import type { CallbackPlace, EngineHost } from '../engine-host.ts'
import { answerHandshake } from './answer-handshake.ts'
import type { CallbackListener } from './callback-listener.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './callback-request.ts'
import { signCallback } from './callback-signature.ts'
import { firingError } from './firing-error.ts'
import { readRequestContent } from './request-content.ts'

/** First segment of the addresses of runs. */
const segment = '/runs'

/** The signed address at which an action (`actionKey`: its name and place in loops) of a run is called back. */
export function actionCallbackUrl({ origin, key }: CallbackPlace, runId: RunId, actionKey: string): string {
  const path = `${segment}/${encodeURIComponent(runId)}/actions/${encodeURIComponent(actionKey)}/run`
  return `${origin}${path}${signCallback(key, path, permissionOf(actionKey)).query}`
}

/** What calls to actions need beside the engine: connectors with their connections, where the secrets are. */
export interface ActionCallbackPorts {
  readonly engine: EngineHost
  readonly connectors: ConnectorCalls
  readonly sandboxes?: Sandboxes | undefined
  readonly clock: Pick<Clock, 'nowMs'>
  /** Told why a call was not taken. */
  readonly notify: (message: string) => void
}

/** Takes calls of services to actions that wait for them, and tells the engine where. Returns the undoing. */
export function listenForActions(listener: CallbackListener, ports: ActionCallbackPorts): () => void {
  const { engine } = ports
  // An engine that is down learns it when it is asked again; a run tells the lack of an address as its own error.
  engine.listenAt(listener.place).catch(() => undefined)
  return listener.registerFamily(
    segment,
    (below) => {
      const target = readTarget(below)
      return target === undefined ? undefined : permissionOf(target.actionKey)
    },
    (request) => receive(ports, request),
  )
}

async function receive(ports: ActionCallbackPorts, request: CallbackRequest): Promise<CallbackAnswer> {
  const target = readTarget(request.relativePath)
  if (target === undefined) return notAwaited
  const { engine } = ports
  try {
    const other = await answerOther(ports, target, request)
    if (other !== undefined) return other
    const content = readRequestContent(request.body, headerOf(request.headers, 'content-type'))
    const outputs = printJson({
      headers: request.headers,
      ...(Object.keys(request.queries).length === 0 ? {} : { queries: request.queries }),
      ...(content === undefined ? {} : { body: content.value }),
    })
    const isAwaited = await engine.callBack(target.runId, target.actionKey, outputs)
    return isAwaited ? { status: 200 } : notAwaited
  } catch (thrown) {
    if (thrown instanceof FlowError) return firingError(thrown)
    throw thrown
  }
}

/** The answer to what is no notification, as triggers answer it. */
async function answerOther(
  { clock, connectors, engine, notify, sandboxes }: ActionCallbackPorts,
  { actionKey, runId }: Target,
  request: CallbackRequest,
): Promise<CallbackAnswer | undefined> {
  const notifier = await engine.notifierOf(runId, actionKey)
  if (notifier === undefined) return answerHandshake(request)
  const { connectionReferences, environmentFolder, flow, inputs } = notifier
  const call = {
    inputs: parseJson(inputs) as WdlObject,
    connectionReferences: parseJson(connectionReferences) as WdlObject,
    caller: {
      environmentId: flow.environmentId,
      flowId: flow.flowId,
      runId,
      environmentFolder,
      ...(notifier.sandboxes ? { sandboxes } : {}),
    },
  }
  const other = await answerOtherCall(connectors, call, request, clock.nowMs())
  if (other?.problem !== undefined) {
    notify(`'${actionKey}' of run ${runId}: ${other.problem.message}`)
    await engine.refuseCall(runId, actionKey, other.problem)
  }
  return other?.answer
}

const notAwaited = errorAnswer(
  404,
  'WorkflowRunActionNotFound',
  'No action of this run waits to be called here: it is over, or it was called before.',
)

function permissionOf(actionKey: string): string {
  return `/actions/${actionKey}/run`
}

interface Target {
  readonly runId: RunId
  readonly actionKey: string
}

function readTarget(below: string): Target | undefined {
  const [runId, actions, actionKey, run, ...more] = below.split('/')
  if (runId === undefined || actionKey === undefined || more.length > 0) return undefined
  if (actions !== 'actions' || run !== 'run') return undefined
  try {
    return { runId: asId.run(decodeURIComponent(runId)), actionKey: decodeURIComponent(actionKey) }
  } catch {
    return undefined
  }
}
