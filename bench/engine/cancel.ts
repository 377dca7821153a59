import type { StartRunRequest } from '../../main/services/engine-host.ts'
import { createLocalEngineHost } from '../../main/services/local-engine-host.ts'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'

/** Ends when it is given up, as a server that hangs. */
const hanging: HttpPort = {
  send: (_request, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
}

const trigger = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } }

/** What a run may be in the middle of when it is cancelled. */
const busy: Readonly<Record<string, object>> = {
  'a call that hangs': { Call: { type: 'Http', inputs: { method: 'GET', uri: 'https://service.test/' } } },
  'a wait': { Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } } },
  'a loop over 50,000 items': {
    Loop: {
      type: 'Foreach',
      foreach: '@range(0, 50000)',
      actions: { C: { type: 'Compose', inputs: '@item()' } },
    },
  },
  'an endless script': { Code: { type: 'JavaScriptCode', inputs: { code: 'for (;;) {}' } } },
}

/** The longest of five cancellations of each kind, from asking until the run is over, in ms. */
export async function cancelTimes(
  request: (definition: string) => StartRunRequest,
): Promise<readonly { readonly what: string; readonly ms: number }[]> {
  const times: { what: string; ms: number }[] = []
  for (const [what, actions] of Object.entries(busy)) {
    let longest = 0
    for (let round = 0; round < 5; round += 1) {
      const host = createLocalEngineHost({ databasePath: ':memory:', http: hanging })
      const isBusy = new Promise<void>((resolve) => {
        host.subscribe(({ events }) => {
          if (events.some(({ event }) => event.type === 'action-started')) resolve()
        })
      })
      const { runId } = await host.start(request(JSON.stringify({ triggers: trigger, actions })))
      await isBusy
      const from = performance.now()
      await host.cancel(runId)
      const { status } = await host.whenDone(runId)
      longest = Math.max(longest, performance.now() - from)
      if (status !== 'Cancelled') throw new Error(`${what} ended ${status}.`)
      await host.close()
    }
    times.push({ what, ms: longest })
  }
  return times
}
