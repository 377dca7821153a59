import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import { RunJournal } from '../../../main/storage/run-journal.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import { asId, type RunId, type SequencedEvent } from '../../../shared/run/index.ts'
import { caseTime, type RunCase } from './run-case.ts'

const folder = join(import.meta.dirname, 'cases')
const chance = { random: () => 0.5, newGuid: () => '11111111-2222-4333-8444-555555555555' }
let databases = ''
let count = 0

beforeAll(() => {
  databases = mkdtempSync(join(tmpdir(), 'flowbench-replay-'))
})
afterAll(() => {
  rmSync(databases, { recursive: true, force: true })
  console.info(`replay: ${count} resumptions`)
})

/** What ended how; the order may differ where branches run side by side. */
function ends(events: readonly SequencedEvent[]): string[] {
  return events
    .flatMap(({ event }) =>
      event.type === 'action-completed'
        ? [
            `${event.action} ${JSON.stringify(event.repetition ?? [])} ${event.status} ${event.code} ${JSON.stringify(event.outputs)}`,
          ]
        : event.type === 'run-completed'
          ? [`run ${event.status} ${event.code ?? ''}`]
          : [],
    )
    .sort()
}

/** Runs a case so that every command is a transaction of its own; answers the transactions. */
async function record(
  item: RunCase,
): Promise<{ runId: RunId; batches: SequencedEvent[][]; content: Map<string, string> }> {
  const batches: SequencedEvent[][] = []
  const host = createLocalEngineHost({ databasePath: ':memory:', chance, yieldEvery: 1 })
  host.subscribe(({ events }) => batches.push([...events]))
  const texts = {
    definition: printJson(item.definition),
    script: item.answers === undefined ? undefined : printJson(item.answers),
  }
  const { runId } = await host.start({
    flow: { flowId: asId.flow('case'), displayName: item.name },
    definition: texts.definition,
    profile: item.profile ?? 'power-automate',
    origin: 'test',
    mocks: texts.script === undefined ? 'auto' : 'script',
    fixedNow: caseTime,
    ...(texts.script === undefined ? {} : { mockScript: texts.script }),
    ...(item.body === undefined ? {} : { triggerBody: printJson(item.body) }),
    ...(item.trigger === undefined ? {} : { triggerOutputs: printJson(item.trigger) }),
    ...(item.parameters === undefined
      ? {}
      : {
          parameters: Object.fromEntries(
            Object.entries(item.parameters).map(([name, value]) => [name, printJson(value)]),
          ),
        }),
  })
  await host.whenDone(runId)
  await host.close()
  const content = new Map([['definition', texts.definition]])
  if (texts.script !== undefined) content.set('script', texts.script)
  return { runId, batches, content }
}

/** Goes on from the first transactions of a journal, as after a kill. */
async function resumeFrom(
  runId: RunId,
  events: readonly SequencedEvent[],
  content: ReadonlyMap<string, string>,
) {
  count += 1
  const databasePath = join(databases, `${count}.db`)
  const journal = new RunJournal(databasePath, { written: () => {}, blocked: () => {}, unblocked: () => {} })
  for (const text of content.values()) journal.store(runId, text)
  for (const event of events) journal.append(runId, event)
  journal.close()
  const host = createLocalEngineHost({ databasePath, chance })
  await host.resumeAll()
  await host.whenDone(runId)
  const all = await host.events({ runId })
  await host.close()
  return all
}

/** Secured values are not kept over a restart, so runs that need them end otherwise. */
const isSecret = (item: RunCase) => /secure/i.test(printJson(item.definition))

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (file) => {
  const cases = parseJson(readFileSync(join(folder, file), 'utf8')) as unknown as readonly RunCase[]
  const open = cases.filter((item) => !isSecret(item))
  test.each(open.map((item) => [item.name, item] as const))('from every point: %s', async (_name, item) => {
    const { runId, batches, content } = await record(item)
    const expected = ends(batches.flat())
    for (let cut = 1; cut < batches.length; cut += 1) {
      const events = await resumeFrom(runId, batches.slice(0, cut).flat(), content)
      expect(ends(events), `after transaction ${cut} of ${batches.length}`).toEqual(expected)
    }
  })
})
