import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EngineHost } from '../../main/services/engine-host.ts'
import { createLocalEngineHost } from '../../main/services/local-engine-host.ts'
import { runParts } from '../../main/services/run-parts.ts'
import { nothingBeside } from '../../main/storage/beside-flow.ts'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { FlowError } from '../../shared/errors/index.ts'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import { asId, isFinal, type RunError } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()
const flows = folder === undefined ? [] : readCorpusFlows(folder)

/** Definitions that no platform would take, and why. Everything else starts. */
const explained: Readonly<Record<string, string>> = {
  'definition.no-trigger': 'a sample without a trigger',
  'expression.argument-count': 'encodeUriComponent with four arguments: a mistake of its author',
}

let host: EngineHost
beforeAll(() => {
  host = createLocalEngineHost({ databasePath: ':memory:' })
})
afterAll(() => host.close())

const figures = { Succeeded: 0, Failed: 0, other: 0, notStarted: 0 }

/** JSON pointer to path; array indexes as numbers. */
const pathOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** Whether a failure says where it lies: in the definition, or in the run's own Terminate. */
const isLocated = (error: RunError | undefined) => (error?.path?.length ?? 0) > 0

describe.skipIf(folder === undefined)('every flow of the corpus with mocks', () => {
  test.each(flows.map((flow) => [flow.title, flow] as const))('%s', async (_label, flow) => {
    const { text } = decodeText(flow.bytes)
    const document = openFlowDocument(text, { definitionPath: pathOf(flow.pointer) })
    const parts = runParts(document, nothingBeside)
    expect(parts).toBeDefined()
    let runId = asId.run('')
    try {
      const run = await host.start({
        flow: { flowId: asId.flow('corpus'), displayName: flow.title },
        definition: parts?.definition ?? '',
        ...(parts?.connectionReferences === undefined
          ? {}
          : { connectionReferences: parts.connectionReferences }),
        parameters: parts?.parameters ?? {},
        profile: detectProfile(document),
        origin: 'test',
        mocks: 'auto',
        fixedNow: 1_767_225_600_000,
      })
      runId = run.runId
    } catch (thrown) {
      figures.notStarted += 1
      if (!(thrown instanceof FlowError)) throw thrown
      expect(explained).toHaveProperty([thrown.code])
      return
    }
    const run = await host.whenDone(runId)
    expect(isFinal(run.status)).toBe(true)
    figures[run.status === 'Succeeded' || run.status === 'Failed' ? run.status : 'other'] += 1
    const failures = (await host.events({ runId })).flatMap(({ event }) =>
      event.type === 'action-completed' && event.status === 'Failed' && event.code !== 'ActionFailed'
        ? [event]
        : [],
    )
    for (const { action, error } of failures)
      expect(isLocated(error), `${action}: ${error?.message}`).toBe(true)
    expect(failures.every(({ code }) => code !== 'InternalServerError')).toBe(true)
  })

  test('figures', () => {
    console.info(
      `corpus with mocks: ${figures.Succeeded} succeeded, ${figures.Failed} failed at a place that is told, ` +
        `${figures.other} ended otherwise, ${figures.notStarted} do not start (each explained), of ${flows.length}`,
    )
    expect(figures.Succeeded).toBeGreaterThanOrEqual(Math.floor(flows.length * 0.7))
  })
})
