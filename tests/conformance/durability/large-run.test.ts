/** A run with 100,000 iterations: recorded whole, read in pages, deleted while others run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import {
  asId,
  foldEvent,
  type RunState,
  type SequencedEvent,
  startRunState,
} from '../../../shared/run/index.ts'

const iterations = 100_000
const pageSize = 5000

const definition = (actions: object) =>
  JSON.stringify({ triggers: { manual: { type: 'Request', inputs: {} } }, actions })
const loop = definition({
  Each: {
    type: 'Foreach',
    foreach: `@range(0, ${iterations})`,
    runtimeConfiguration: { concurrency: { repetitions: 20 } },
    actions: { Twice: { type: 'Compose', inputs: '@mul(2, item())' } },
  },
  After: { type: 'Compose', inputs: 'done', runAfter: { Each: ['Succeeded'] } },
})
const request = (displayName: string, text: string) =>
  ({
    flow: { flowId: asId.flow(displayName), displayName },
    definition: text,
    profile: 'logic-apps-standard',
    origin: 'test',
    mocks: 'none',
  }) as const

test('a run with 100,000 iterations stays browsable and goes without holding up others', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-large-'))
  const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db') })
  try {
    const { runId } = await host.start(request('large', loop))
    expect((await host.whenDone(runId)).status).toBe('Succeeded')

    let state: RunState | undefined
    let after = 0
    let pages = 0
    for (;;) {
      const page: readonly SequencedEvent[] = await host.events({ runId, after, limit: pageSize })
      pages += 1
      for (const sequenced of page) {
        expect(sequenced.seq === after + 1).toBe(true)
        after = sequenced.seq
        if (state !== undefined) foldEvent(state, sequenced)
        else if (sequenced.event.type === 'run-started') state = startRunState(sequenced.event)
      }
      if (page.length < pageSize) break
    }
    expect(state?.actions.size).toBe(iterations + 2)
    expect(state?.actions.get('Each')).toMatchObject({
      status: 'Succeeded',
      iterations: { total: iterations, completed: iterations, failed: 0 },
    })
    expect(state?.actions.get(`Twice@Each[${iterations - 1}]`)?.outputs).toEqual({
      kind: 'inline',
      json: String(2 * (iterations - 1)),
    })
    // From anywhere near the end, without reading what lies before.
    const [near] = await host.events({ runId, after: after - 10, limit: 1 })
    expect(near?.seq).toBe(after - 9)

    expect(await host.deleteRuns([runId])).toBe(1)
    expect(await host.listRuns({ limit: 10 })).toEqual([])
    const small = definition({ A: { type: 'Compose', inputs: 1 } })
    for (let count = 0; count < 20; count += 1) {
      const run = await host.start(request('small', small))
      expect((await host.whenDone(run.runId)).status).toBe('Succeeded')
    }
    expect(await host.listRuns({ limit: 100 })).toHaveLength(20)
    console.info(`large run: ${after} events in ${pages} pages`)
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
