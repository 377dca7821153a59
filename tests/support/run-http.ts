import { createLocalEngineHost } from '../../main/services/local-engine-host.ts'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { parseJson } from '../../shared/json/index.ts'
import { asId, type Content, foldEvents } from '../../shared/run/index.ts'

/** The address that requests of tests go to. */
export const uri = 'https://service.test/path?a=1'

/** A good answer of the service, as JSON. */
export function json(value: unknown): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: new TextEncoder().encode(JSON.stringify(value)),
  }
}

/** Runs one Http action under a fixed clock against scripted answers; tells what was sent and what came of it. */
export async function runHttp(inputs: unknown, answers: readonly HttpResponse[], more: object = {}) {
  const sent: HttpRequest[] = []
  const http: HttpPort = {
    send: async (request) => {
      sent.push(request)
      return answers[Math.min(sent.length, answers.length) - 1] as HttpResponse
    },
  }
  const host = createLocalEngineHost({
    databasePath: ':memory:',
    http,
    chance: { random: () => 0, newGuid: () => 'g' },
  })
  try {
    const definition = {
      triggers: { manual: { type: 'Request' } },
      actions: { Call: { type: 'Http', inputs, ...more } },
    }
    const { runId } = await host.start({
      flow: { flowId: asId.flow('f'), displayName: 'F' },
      definition: JSON.stringify(definition),
      profile: 'logic-apps-consumption',
      origin: 'test',
      mocks: 'none',
      fixedNow: 1_767_225_600_000,
    })
    await host.whenDone(runId)
    const state = foldEvents(await host.events({ runId }))
    const action = state?.actions.get('Call')
    const value = (content: Content | undefined) =>
      content?.kind === 'inline' ? parseJson(content.json) : undefined
    return {
      sent,
      action,
      outputs: value(action?.outputs),
      inputs: value(action?.inputs),
      seconds: ((state?.endTime ?? 0) - (state?.startTime ?? 0)) / 1000,
    }
  } finally {
    await host.close()
  }
}
