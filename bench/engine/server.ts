/** An HTTP server that is measured: `engine` runs the flow, `floor-single` and `floor-grouped` only write its rows. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalEngineHost } from '../../main/services/local-engine-host.ts'
import { encodeEvents } from '../../main/storage/event-codec.ts'
import { openRunDatabase } from '../../main/storage/run-database.ts'
import { asId, type Content } from '../../shared/run/index.ts'
import { postedBody, tenActions } from './flow.ts'

const [mode = 'engine', databasePath = ':memory:'] = process.argv.slice(2)

type Handler = (body: string) => string | Promise<string>

function text(content: Content | undefined): string {
  return content?.kind === 'inline' ? content.json : 'null'
}

/** The real thing: every input and output is recorded. */
function engine(): Handler {
  const host = createLocalEngineHost({ databasePath })
  const responses = new Map<string, string>()
  host.subscribe(({ runId, events }) => {
    for (const { event } of events) if (event.type === 'response-sent') responses.set(runId, text(event.body))
  })
  return async (body) => {
    const { runId } = await host.start({
      flow: { flowId: asId.flow('bench'), displayName: 'bench' },
      definition: tenActions,
      profile: 'logic-apps-standard',
      origin: 'trigger',
      mocks: 'none',
      triggerBody: body,
    })
    const response = responses.get(runId) ?? 'null'
    responses.delete(runId)
    return response
  }
}

/** Rows of one real run, to be written again and again. */
async function rowsOfOneRun() {
  const host = createLocalEngineHost({ databasePath: ':memory:' })
  const { runId } = await host.start({
    flow: { flowId: asId.flow('bench'), displayName: 'bench' },
    definition: tenActions,
    profile: 'logic-apps-standard',
    origin: 'trigger',
    mocks: 'none',
    triggerBody: postedBody,
  })
  const events = await host.events({ runId })
  await host.close()
  return { ...encodeEvents(events), last: events.length }
}

/** As long as a real one: the floor writes the same bytes. */
const definitionHash = 'c0ffee'.padEnd(64, '0')

/** The floor: no engine, the same rows into the same library, one transaction a run or one for all of a tick. */
async function floor(isGrouped: boolean): Promise<Handler> {
  const rows = await rowsOfOneRun()
  const { connection } = openRunDatabase(databasePath)
  const insertRun = connection.prepare(
    `INSERT INTO runs (run_id, environment_id, flow_id, flow_name, status, origin, trigger_name, start_time, end_time, error, suspended)
     VALUES (?, NULL, 'bench', 'bench', 'Succeeded', 'trigger', 'manual', ?, ?, NULL, NULL)`,
  )
  const insertBatch = connection.prepare(
    'INSERT INTO journal (run, first_seq, last_seq, events, payloads) VALUES (?, 1, ?, ?, ?)',
  )
  const insertRef = connection.prepare('INSERT OR IGNORE INTO run_content (run, hash) VALUES (?, ?)')
  let count = 0
  const write = () => {
    count += 1
    const now = Date.now()
    const { lastInsertRowid } = insertRun.run(`0251606878${now}${count}CU00`, now, now)
    insertBatch.run(Number(lastInsertRowid), rows.last, rows.events, rows.payloads)
    insertRef.run(Number(lastInsertRowid), definitionHash)
  }
  const answer = JSON.stringify({ order: 4711, total: 87, label: 'CONTOSO-7' })
  if (!isGrouped) {
    return (body) => {
      JSON.parse(body)
      connection.exec('BEGIN IMMEDIATE')
      write()
      connection.exec('COMMIT')
      return answer
    }
  }
  let waiting: (() => void)[] = []
  const flush = () => {
    const group = waiting
    waiting = []
    connection.exec('BEGIN IMMEDIATE')
    for (let index = 0; index < group.length; index += 1) write()
    connection.exec('COMMIT')
    for (const done of group) done()
  }
  return (body) =>
    new Promise((resolve) => {
      JSON.parse(body)
      if (waiting.length === 0) setImmediate(flush)
      waiting.push(() => resolve(answer))
    })
}

function serve(handler: Handler): void {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', async () => {
      try {
        const answer = await handler(body)
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(answer),
        })
        response.end(answer)
      } catch (thrown) {
        response.writeHead(500)
        response.end(String(thrown))
      }
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
}

process.once('SIGINT', () => process.exit(0))
process.on('message', (message) => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss })
})
serve(mode === 'engine' ? engine() : await floor(mode === 'floor-grouped'))
