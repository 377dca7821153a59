import { FlowError } from '../../../shared/errors/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import { asId, type RunId } from '../../../shared/run/index.ts'
import { headerOf } from '../../engine/http-status.ts'
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

/** Takes calls of services to actions that wait for them, and tells the engine where. Returns the undoing. */
export function listenForActions(listener: CallbackListener, engine: EngineHost): () => void {
  // An engine that is down learns it when it is asked again; a run tells the lack of an address as its own error.
  engine.listenAt(listener.place).catch(() => undefined)
  return listener.registerFamily(
    segment,
    (below) => {
      const target = readTarget(below)
      return target === undefined ? undefined : permissionOf(target.actionKey)
    },
    (request) => receive(engine, request),
  )
}

async function receive(engine: EngineHost, request: CallbackRequest): Promise<CallbackAnswer> {
  const target = readTarget(request.relativePath)
  if (target === undefined) return notAwaited
  const handshake = answerHandshake(request)
  if (handshake !== undefined) return handshake
  try {
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

const notAwaited = errorAnswer(
  404,
  'WorkflowRunActionNotFound',
  'No action of this run waits to be called here: it is over, or it was called before.',
)

function permissionOf(actionKey: string): string {
  return `/actions/${actionKey}/run`
}

function readTarget(below: string): { readonly runId: RunId; readonly actionKey: string } | undefined {
  const [runId, actions, actionKey, run, ...more] = below.split('/')
  if (runId === undefined || actionKey === undefined || more.length > 0) return undefined
  if (actions !== 'actions' || run !== 'run') return undefined
  try {
    return { runId: asId.run(decodeURIComponent(runId)), actionKey: decodeURIComponent(actionKey) }
  } catch {
    return undefined
  }
}
