/**
 * An engine on a disk that fills up: starts runs, lets one go on when the disk is full, tells why it stands still, gives
 * room and tells how it went on. Prints one JSON line. Run on a file system of a few MB.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import { asId, type RunSummary } from '../../../shared/run/index.ts'
import { standstillFlow } from './standstill-flow.ts'

const [folder = ''] = process.argv.slice(2)
const filler = join(folder, 'filler')
const calls: string[] = []
const notices: string[] = []
let answerFirst = () => {}
const host = createLocalEngineHost({
  databasePath: join(folder, 'runs.db'),
  notify: (message) => notices.push(message),
  http: {
    send: async ({ url }) => {
      calls.push(new URL(url).pathname)
      if (calls.length === 1) await new Promise<void>((resolve) => (answerFirst = resolve))
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(200_000, 'x') }
    },
  },
})

/** Takes all the room there is. */
function fill(): void {
  for (let size = 16_777_216; size >= 512; size = Math.floor(size / 2)) {
    for (;;) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
      } catch {
        break
      }
    }
  }
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5))
}

const { runId } = await host.start({
  flow: { flowId: asId.flow('standstill'), displayName: 'standstill' },
  definition: standstillFlow('https://service.test'),
  profile: 'power-automate',
  origin: 'test',
  mocks: 'none',
})
await until(() => calls.length === 1)
fill()
answerFirst()
let standing: RunSummary | undefined
await until(async () => {
  standing = await host.getRun(runId)
  return standing?.status === 'Suspended'
})
const callsWhileFull = [...calls]
rmSync(filler)
const ended = await host.whenDone(runId)
const events = await host.events({ runId })
await host.close()
process.stdout.write(
  JSON.stringify({
    standing: standing?.suspendedBecause,
    callsWhileFull,
    ended: ended.status,
    calls,
    completed: events.flatMap(({ event }) => (event.type === 'action-completed' ? [event.action] : [])),
    notices,
  }),
)
