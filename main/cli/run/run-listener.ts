import { randomBytes } from 'node:crypto'
import type { StartRunRequest } from '../../services/engine-host.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'

/** Texts of a definition that may ask for the address of an action. */
const askingTexts = /listCallbackUrl|HttpWebhook|ConnectionWebhook/i

/** How long callers are given to get their answers when the run is over, in ms. */
const graceMs = 2_000

/**
 * Lets services call actions of a run back, where the flow or one that it calls has such actions and its calls are made
 * for real. The addresses are good for this process only. Answers what ends the listening.
 */
export async function listenForRun(
  host: LocalEngine,
  { childFlows, definition, mocks }: StartRunRequest,
  notify: (message: string) => void,
): Promise<() => Promise<void>> {
  const texts = [definition, ...Object.values(childFlows ?? {}).map((child) => child.definition)]
  if (mocks === 'auto' || !texts.some((text) => askingTexts.test(text))) return async () => undefined
  const { CallbackListener } = await import('../../services/listener/callback-listener.ts')
  const { listenForActions } = await import('../../services/listener/action-callback.ts')
  const listener = await CallbackListener.open({
    identity: {
      key: randomBytes(32),
      port: undefined,
      notice: undefined,
      rememberPort: async () => undefined,
    },
    notify,
  })
  const { systemClock } = await import('../../services/system-clock.ts')
  const { connectorCalls: connectors } = host
  const stop = listenForActions(listener, { engine: host, connectors, clock: systemClock, notify })
  return async () => {
    stop()
    // The call that ended the run still gets its answer.
    await listener.close(graceMs)
  }
}
