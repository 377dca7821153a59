import { randomUUID } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { ContentHash, DebugCommand, RunEvent, RunStarted } from '../../shared/run/index.ts'
import { actionHandler } from '../actions/index.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { keptEvents } from '../engine/kept-events.ts'
import { readMockScript } from '../engine/mock.ts'
import { resolveParameters } from '../engine/parameters.ts'
import type { Plan, TriggerPlan } from '../engine/plan.ts'
import type { Clock, ResponseSamplePort } from '../engine/ports.ts'
import type { RunSetup } from '../engine/run-core.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import { triggerHandler } from '../triggers/index.ts'
import { withConnectionTokens } from './connection-tokens.ts'
import type { ConnectorRuntime } from './connector-runtime.ts'
import { ConnectorSamples } from './connector-samples.ts'
import { readEarlierRun } from './earlier-run.ts'
import type { StartRunRequest } from './engine-host.ts'
import { splitByHand } from './hand-split.ts'
import { inventTrigger } from './invent-trigger.ts'
import { PlanCache } from './plan-cache.ts'
import { chooseTrigger, ordersOf, parseGiven, readReferences, startedEvent } from './run-beginning.ts'
import { makeRunId } from './run-id.ts'
import { sandboxEvent } from './sandbox-event.ts'

/** A run that is about to begin. */
export interface NewRun {
  readonly setup: RunSetup
  /** Events it takes over from the run it goes on from. */
  readonly kept: readonly RunEvent[]
  /** What whoever debugs it says before anything is done. */
  readonly orders: readonly DebugCommand[]
}

export interface RunSetupsOptions {
  readonly journal: RunJournal
  readonly clock: Clock
  readonly runtime: ConnectorRuntime
  readonly sandboxes: Sandboxes
  /** What connectors answer in mocks, whatever the environment says. */
  readonly responseSamples: ResponseSamplePort | undefined
}

/** Makes what runs are driven with: of what is asked for, or of what the journal says. */
export class RunSetups {
  readonly #plans = new PlanCache({ actions: actionHandler, triggers: triggerHandler })
  readonly #samples = new ConnectorSamples()
  readonly #journal: RunJournal
  readonly #clock: Clock
  readonly #runtime: ConnectorRuntime
  readonly #sandboxes: Sandboxes
  readonly #responseSamples: ResponseSamplePort | undefined

  constructor({ clock, journal, responseSamples, runtime, sandboxes }: RunSetupsOptions) {
    this.#journal = journal
    this.#clock = clock
    this.#runtime = runtime
    this.#sandboxes = sandboxes
    this.#responseSamples = responseSamples
  }

  /**
   * What a new run is driven with, and what it begins with: events it takes over from an earlier one, orders of whoever
   * debugs it. Rejects as `EngineHost.start`.
   */
  async ofRequest(request: StartRunRequest): Promise<NewRun> {
    const plan = this.#plans.get(request.definition, request.profile, request.limits)
    const earlier = readEarlierRun(this.#journal, request)
    const trigger = chooseTrigger(plan, request.trigger ?? earlier?.started.trigger.name)
    const given = request.parameters ?? earlier?.started.parameters
    const parameters = resolveParameters(plan, given ?? {}, request.mocks)
    const nowMs = request.fixedNow ?? this.#clock.nowMs()
    const references = readReferences(request.connectionReferences)
    const givenOutputs = request.triggerOutputs ?? earlier?.triggerOutputs
    const givenValue = parseGiven(givenOutputs, "trigger's outputs")
    const sandboxed = request.sandboxes === true && givenValue === undefined
    const fired = trigger.prepared.fire({
      body: parseGiven(request.triggerBody, 'trigger body'),
      outputs: sandboxed ? await this.#eventOf(request, trigger, parameters, references, nowMs) : givenValue,
      nowMs,
      invent: this.#inventorOf(request, plan, trigger, references),
    })
    const outputs = withConnectionTokens(
      fired instanceof Promise ? await fired : fired,
      request.definition,
      references,
    )
    const mockScript = request.mockScript === undefined ? undefined : readMockScript(request.mockScript)
    const runId = request.runId ?? makeRunId(this.#clock.nowMs(), randomUUID())
    const started = startedEvent(this.#journal, request, {
      plan,
      trigger,
      runId,
      nowMs,
      parameters: given,
      outputs,
      outputsText: outputs === givenValue ? givenOutputs : undefined,
    })
    const kept =
      request.from === undefined || earlier === undefined
        ? []
        : keptEvents(plan, earlier.events, request.from, nowMs)
    const orders = ordersOf(plan, request.debug)
    return {
      setup: {
        plan,
        started,
        triggerOutputs: outputs,
        parameters,
        connectionReferences: references,
        mockScript,
        hasCaller: trigger.prepared.hasCaller,
      },
      kept,
      orders,
    }
  }

  /** What a recorded run is driven with. Throws FlowError where it cannot be read any more. */
  ofStarted(started: RunStarted): RunSetup {
    const journal = this.#journal
    const load = (hash: ContentHash | undefined) => (hash === undefined ? undefined : journal.load(hash))
    const plan = this.#plans.get(
      journal.load(started.definition),
      started.profile ?? 'power-automate',
      started.limits,
    )
    const mockScript = load(started.mockScript)
    return {
      plan,
      started,
      parameters: resolveParameters(plan, started.parameters ?? {}, started.mocks),
      connectionReferences: readReferences(load(started.connectionReferences)),
      mockScript: mockScript === undefined ? undefined : readMockScript(mockScript),
      hasCaller: chooseTrigger(plan, started.trigger.name).prepared.hasCaller,
    }
  }

  /** The trigger's outputs of each run that a body starts; undefined where it starts one as it is. */
  async splitRequest(request: StartRunRequest): Promise<readonly string[] | undefined> {
    const body = parseGiven(request.triggerBody, 'trigger body')
    if (body === undefined || request.triggerOutputs !== undefined) return undefined
    const plan = this.#plans.get(request.definition, request.profile, request.limits)
    const trigger = chooseTrigger(plan, request.trigger)
    const nowMs = request.fixedNow ?? this.#clock.nowMs()
    const given = resolveParameters(plan, request.parameters ?? {}, request.mocks)
    const invent = this.#inventorOf(request, plan, trigger, readReferences(request.connectionReferences))
    const outputs = await trigger.prepared.fire({ body, outputs: undefined, nowMs, invent })
    return splitByHand({ request, trigger, parameters: Object.fromEntries(given), outputs, nowMs })
  }

  /** What connectors of an environment are known to answer. */
  samplesOf(environmentFolder: string | undefined): ResponseSamplePort | undefined {
    return this.#responseSamples ?? this.#samples.of(environmentFolder)
  }

  /** What the trigger finds in its sandbox, in a run that is to use sandboxes and is told nothing else. */
  async #eventOf(
    request: StartRunRequest,
    trigger: TriggerPlan,
    parameters: ReadonlyMap<string, WdlValue>,
    connectionReferences: WdlObject,
    nowMs: number,
  ): Promise<WdlObject | undefined> {
    const { environmentFolder, flow, triggerBody } = request
    if (triggerBody !== undefined) return undefined
    const caller = { environmentId: flow.environmentId, environmentFolder, sandboxes: this.#sandboxes }
    return sandboxEvent(this.#runtime, {
      flow: { flowId: flow.flowId, parameters: Object.fromEntries(parameters) },
      trigger,
      connectionReferences,
      caller,
      nowMs,
    })
  }

  /** What makes up outputs of a trigger, in a run with mocks. */
  #inventorOf(
    { environmentFolder, mocks }: StartRunRequest,
    plan: Plan,
    trigger: TriggerPlan,
    references: WdlObject,
  ): (() => WdlValue) | undefined {
    if (mocks === 'none') return undefined
    return () => inventTrigger(plan, trigger, this.samplesOf(environmentFolder), references)
  }
}
