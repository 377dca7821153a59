import type { JsonPath } from '../../shared/errors/index.ts'
import { RequestError } from '../../shared/errors/index.ts'
import {
  type DraftedTest,
  draftTestOfRun,
  evaluateExpectations,
  type LoadedRun,
  loadRun,
  prepareMatching,
  readFlowTest,
  type TestOfRunOptions,
} from '../../shared/flow-tests/index.ts'
import { foldEvents, isFinal, type RunId, type RunStarted } from '../../shared/run/index.ts'
import {
  applyTextEdits,
  type JsonDocument,
  nodeAt,
  openFlowDocument,
  openJsonDocument,
  removeProperty,
} from '../../shared/wdl/index.ts'
import type { EngineHost } from './engine-host.ts'
import type { TestedFlow } from './flow-test-flow.ts'
import { FlowTestLane } from './flow-test-lane.ts'

/** A run of the history with what it was made of. */
export interface RunForTest {
  readonly loaded: LoadedRun
  readonly started: RunStarted
  /** JSON text of the definition as it was. */
  readonly definition: string
}

/** Reads a finished run with its payloads. Throws RequestError `run.not-found`, `test.run-not-over`. */
export async function readRunForTest(
  engine: Pick<EngineHost, 'events' | 'content'>,
  runId: RunId,
): Promise<RunForTest> {
  const events = await engine.events({ runId })
  const state = foldEvents(events)
  const started = events[0]?.event
  if (state === undefined || started?.type !== 'run-started') {
    throw new RequestError('run.not-found', 'There is no such run in the history.')
  }
  if (!isFinal(state.status)) {
    throw new RequestError('test.run-not-over', 'The run is not over yet.', {
      hint: 'Wait until it ends, or cancel it.',
    })
  }
  return {
    loaded: await loadRun(state, events, (content) => engine.content(content.hash)),
    started,
    definition: await engine.content(started.definition),
  }
}

/** Most times that a draft is tried; each time what differs from run to run is taken out. */
const maxTrials = 3

/**
 * Makes a test of a run. One that expects what happened is tried at once against the flow as it was: expectations that
 * do not hold again (random values, times that were not fixed) are left out, and told of.
 */
export async function makeTestOfRun(
  run: RunForTest,
  flow: TestedFlow | undefined,
  options: TestOfRunOptions,
): Promise<DraftedTest> {
  const { definition } = openFlowDocument(run.definition)
  if (definition === undefined)
    throw new RequestError('test.invalid-flow', 'The definition of the run cannot be read.')
  const draft = draftTestOfRun(run.loaded, definition, options)
  if (options.aim !== 'as-it-ran' || flow === undefined) return draft
  return settle(draft, { ...flow, running: definition })
}

async function settle(draft: DraftedTest, flow: TestedFlow): Promise<DraftedTest> {
  await prepareMatching()
  const dropped: string[] = []
  let { text } = draft
  for (let trial = 0; trial < maxTrials; trial += 1) {
    const paths = await unstablePaths(text, flow, trial === maxTrials - 1)
    if (paths.length === 0) break
    for (const path of paths) {
      text = applyTextEdits(text, removeProperty(openJsonDocument(text), path))
      dropped.push(
        path.filter((step) => step !== 'expect' && step !== 'actions' && step !== '$partial').join(' / '),
      )
    }
  }
  if (dropped.length === 0) return draft
  const note = `Left out, because it was not the same when it was tried: ${[...new Set(dropped)].join('; ')}.`
  return { ...draft, text, notes: [...draft.notes, note] }
}

/**
 * Expectations of a drafted test that do not hold when the flow runs again: the parts that differ, or with `isLast`
 * the whole expectation.
 */
async function unstablePaths(text: string, flow: TestedFlow, isLast: boolean): Promise<readonly JsonPath[]> {
  const { test, document } = readFlowTest(text)
  if (test === undefined) return []
  const lane = new FlowTestLane({ watchesTerms: false })
  try {
    const { loaded } = await lane.run(flow, test, 'draft')
    return evaluateExpectations(test, loaded, document)
      .flatMap(({ place, differences }) =>
        isLast || differences.length === 0
          ? [place.path]
          : differences.map((difference) => partPath(document, place.path, difference.path)),
      )
      .filter((path) => path.length > 2 || path[1] !== 'status')
      .sort((left, right) => right.length - left.length)
  } catch {
    // A draft that cannot be run is shown all the same: the person sees why when it is run.
    return []
  } finally {
    await lane.close()
  }
}

/** The part of an expectation that a difference is about; the whole one where it is nothing of its own. */
function partPath(document: JsonDocument, path: JsonPath, inside: JsonPath): JsonPath {
  const wrapped = [...path, '$partial']
  const whole = nodeAt(document, wrapped) === undefined ? path : wrapped
  const part = [...whole, ...inside]
  return inside.length > 0 && nodeAt(document, part) !== undefined ? part : path
}
