import { RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { Content, RunEvent, RunId } from '../../shared/run/index.ts'
import type { EngineHost } from './engine-host.ts'

/** Names the format, so that a later version can tell what it reads. */
export const runExportFormat = 'flowbench-run/1'

/** Events read at a time. */
const pageSize = 5000

/**
 * A run as JSON text that stands alone: its line in the list, its definition, its events with every payload in place.
 * What was secured is not in the journal, so it is not here either. Rejects with `run.not-found`.
 */
export async function exportRun(
  engine: Pick<EngineHost, 'getRun' | 'events' | 'content'>,
  runId: RunId,
): Promise<string> {
  const run = await engine.getRun(runId)
  if (run === undefined) throw new RequestError('run.not-found', 'This run is not in the history any more.')
  const events: WdlValue[] = []
  let definition: WdlValue = null
  let after = 0
  for (;;) {
    const page = await engine.events({ runId, after, limit: pageSize })
    for (const { seq, event } of page) {
      if (event.type === 'run-started') definition = parseJson(await engine.content(event.definition))
      events.push({ seq, ...(await withPayloads(engine, event)) })
      after = seq
    }
    if (page.length < pageSize) break
  }
  return `${printJson({ format: runExportFormat, run: asValue(run), definition, events }, { indent: 2 })}\n`
}

/** An event as JSON, with values in place of references to them. */
async function withPayloads(
  engine: Pick<EngineHost, 'content'>,
  event: RunEvent,
): Promise<Record<string, WdlValue>> {
  const entries = Object.entries(event).map(async ([name, value]) => [name, await payloadOf(engine, value)])
  return Object.fromEntries(await Promise.all(entries)) as Record<string, WdlValue>
}

async function payloadOf(engine: Pick<EngineHost, 'content'>, value: unknown): Promise<WdlValue> {
  if (isContent(value)) {
    if (value.kind === 'inline') return parseJson(value.json)
    return value.kind === 'stored' ? parseJson(await engine.content(value.hash)) : { secured: true }
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).map(async ([name, part]) => [name, await payloadOf(engine, part)])
    return Object.fromEntries(await Promise.all(entries)) as Record<string, WdlValue>
  }
  return asValue(value)
}

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return false
  const { kind, json, hash } = value as Record<string, unknown>
  return (
    (kind === 'inline' && typeof json === 'string') ||
    (kind === 'stored' && typeof hash === 'string') ||
    (kind === 'secured' && Object.keys(value).length === 1)
  )
}

/** Plain data of ours as a value of the language. */
function asValue(data: unknown): WdlValue {
  return parseJson(JSON.stringify(data ?? null))
}
