/** A process that runs the workload over and over until a file tells it to finish; the crash test kills it. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import type { HttpPort } from '../../../shared/connectors/http-exchange.ts'
import { printJson } from '../../../shared/json/index.ts'
import { asId } from '../../../shared/run/index.ts'
import { helper, workload } from './workload.ts'

const [databasePath = '', callLog = '', stopFile = ''] = process.argv.slice(2)
const inFlight = 3

/** Answers after a few ms; fails the first call to each address. What was called is in a file, so it outlives us. */
const service: HttpPort = {
  send: async ({ url, headers }) => {
    const seen = existsSync(callLog)
      ? readFileSync(callLog, 'utf8')
          .split('\n')
          .filter((line) => line.startsWith(`${url} `)).length
      : 0
    appendFileSync(callLog, `${url} ${headers['x-ms-client-request-id']}\n`)
    await new Promise((resolve) => setTimeout(resolve, 2 + (url.length % 7)))
    const body = JSON.stringify({ path: new URL(url).pathname.split('/').slice(1, 3).join('/') })
    return {
      status: seen === 0 ? 503 : 200,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(body),
    }
  },
}

const host = createLocalEngineHost({ databasePath, http: service })
// A mark for each batch that is on disk: whoever kills us goes by them, not by the clock, so that each process gets on.
host.subscribe(() => process.stdout.write('.'))
await host.resumeAll()
const resumed = await host.listRuns({ statuses: ['Running'], limit: 1000 })

/** Lets runs that go on end, then starts the workload again and again until told to stop. */
async function keepRunning(lane: number): Promise<void> {
  // No more runs at once than there are lanes, those of the process before included.
  const own = resumed.filter((_, index) => index % inFlight === lane)
  await Promise.all(own.map(({ runId }) => host.whenDone(runId)))
  for (let count = 0; !existsSync(stopFile); count += 1) {
    const run = await host.start({
      flow: { flowId: asId.flow('workload'), displayName: 'workload' },
      definition: printJson(workload),
      profile: 'power-automate',
      origin: 'test',
      mocks: 'none',
      childFlows: {
        helper: {
          flow: { flowId: asId.flow('helper'), displayName: 'helper' },
          definition: printJson(helper),
        },
      },
      triggerBody: JSON.stringify({ run: `${process.pid}-${lane}-${count}` }),
    })
    await host.whenDone(run.runId)
  }
}

await Promise.all(Array.from({ length: inFlight }, (_, lane) => keepRunning(lane)))
// A run that goes on may still call another flow, which goes on behind its answer: until there is none.
for (;;) {
  const open = await host.listRuns({ statuses: ['Running'], limit: 1000 })
  if (open.length === 0) break
  await Promise.all(open.map(({ runId }) => host.whenDone(runId)))
}
await host.close()
process.stdout.write('done\n')
