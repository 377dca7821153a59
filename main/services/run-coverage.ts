import { coverageItemsOf, coverRun, type FlowCoverage } from '../../shared/flow-tests/index.ts'
import { type ContentHash, foldEvents, isFinal, type RunSummary } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import type { EngineHost } from './engine-host.ts'

/** Adds what finished runs of a history did to coverage. */
export class RunCoverage {
  readonly #engine: Pick<EngineHost, 'events' | 'content' | 'terms'>
  readonly #shapes = new Map<ContentHash, string>()

  constructor(engine: Pick<EngineHost, 'events' | 'content' | 'terms'>) {
    this.#engine = engine
  }

  /** The coverage with a run; without it when it is not over, or its definition had other actions, branches or conditions. */
  async add(coverage: FlowCoverage, { runId, status }: RunSummary): Promise<FlowCoverage> {
    if (!isFinal(status)) return coverage
    const events = await this.#engine.events({ runId })
    const started = events[0]?.event
    const state = foldEvents(events)
    if (state === undefined || started?.type !== 'run-started') return coverage
    if ((await this.#shapeOf(started.definition)) !== shapeOf(coverage.items)) return coverage
    // A run that cannot be compiled any more still tells where it went.
    const terms = await this.#engine.terms(runId).catch(() => [])
    return coverRun(coverage, state, terms)
  }

  async #shapeOf(hash: ContentHash): Promise<string> {
    let shape = this.#shapes.get(hash)
    if (shape === undefined) {
      const { definition } = openFlowDocument(await this.#engine.content(hash))
      shape = definition === undefined ? '' : shapeOf(coverageItemsOf(definition))
      this.#shapes.set(hash, shape)
    }
    return shape
  }
}

/** What is counted, so that runs of another definition are told apart. */
function shapeOf(items: FlowCoverage['items']): string {
  return items.map(({ id, label }) => `${id} ${label}`).join('\n')
}
