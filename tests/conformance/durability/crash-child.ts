/** A process that runs the workload, at least once in each lane, until a file tells it to finish; the crash test kills it. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import type { HttpPort } from '../../../shared/connectors/http-exchange.ts'
import { printJson } from '../../../shared/json/index.ts'
import { asId } from '../../../shared/run/index.ts'
import { helper, workload } from './workload.ts'

const [databasePath = '', callLog = '', stopFile = ''] = process.argv.slice(2)
const inFlight = 3

/** How often each address was called, by this process and those before it: what they noted outlives them. */
const seen = new Map<string, number>()
for (const line of existsSync(callLog) ? readFileSync(callLog, 'utf8').split('\n') : []) count(line)

function count(url: string): number {
  const before = seen.get(url) ?? 0
  seen.set(url, before + 1)
  return before
}

/** Answers after a few ms; fails the first call to each address. */
const service: HttpPort = {
  send: async ({ url }) => {
    appendFileSync(callLog, `${url}\n`)
    const isFirst = count(url) === 0
    await new Promise((resolve) => setTimeout(resolve, 2 + (url.length % 7)))
    const body = JSON.stringify({ path: new URL(url).pathname.split('/').slice(1, 3).join('/') })
    return {
      status: isFirst ? 503 : 200,
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
  for (let count = 0; count === 0 || !existsSync(stopFile); count += 1) {
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
