import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { Bridge, EventPayload } from '../../shared/ipc/bridge.ts'
import type { Draft } from '../../shared/ipc/drafts-contract.ts'
import type { ExportedFlows } from '../../shared/ipc/export-payloads.ts'
import type { ImportedPackage, PackageContents } from '../../shared/ipc/package-payloads.ts'
import type {
  AppInfo,
  EnvironmentInfo,
  FlowOn,
  FlowSummary,
  OwnTemplate,
  RecentEnvironment,
  Settings,
} from '../../shared/ipc/payloads.ts'
import {
  asId,
  type ContentHash,
  countRuns,
  type EnvironmentId,
  type FlowId,
  foldEvents,
  isFinal,
  type RunEvent,
  type RunId,
  type RunSummary,
  type SequencedEvent,
  summarize,
} from '../../shared/run/index.ts'
import { BridgeError } from './bridge-error.ts'
import { type FakeConnectionsSeed, fakeConnections } from './fake-connections.ts'
import { type FakeConnectors, fakeConnectorArea } from './fake-connectors.ts'
import { type FakeCustomConnectors, fakeCustomConnectors } from './fake-custom-connectors.ts'
import { fakeDrafts } from './fake-drafts.ts'
import { type FakeSandbox, fakeSandboxes } from './fake-sandboxes.ts'
import { type FakeTests, fakeTests } from './fake-tests.ts'

type EventName = Parameters<Bridge['on']>[0]

/** An error in a test's words. */
export type FakeFailure = Pick<FlowErrorData, 'code' | 'message'> & Partial<FlowErrorData>

/** What a fake begins with. */
export interface FakeSeed {
  readonly environments?: readonly EnvironmentInfo[]
  /** Recent environments beyond those that can be opened, e.g. missing ones. */
  readonly recent?: readonly RecentEnvironment[]
  /** Flows with their texts. */
  readonly flows?: readonly (Pick<FlowSummary, 'environmentId' | 'flowId'> &
    Partial<FlowSummary> & { readonly text?: string })[]
  /** Flows that are on. */
  readonly on?: readonly FlowOn[]
  /** Journals, oldest event first. */
  readonly runs?: readonly (readonly RunEvent[])[]
  readonly contents?: Readonly<Record<string, string>>
  /** JSON text of the value of each expression that can be evaluated while debugging. */
  readonly evaluations?: Readonly<Record<string, string>>
  /** How the first request on a channel is refused. */
  readonly failures?: Readonly<Record<string, FakeFailure>>
  /** Connectors with their operations, choices and schemas. */
  readonly connectors?: FakeConnectors
  /** Unsaved edits kept from before. */
  readonly drafts?: readonly Draft[]
  /** What every file that is handed in holds. */
  readonly opened?: PackageContents
  /** What every export comes to; the person wants none when absent. */
  readonly exported?: ExportedFlows
  readonly settings?: Partial<Settings>
  readonly info?: Partial<AppInfo>
  readonly connections?: FakeConnectionsSeed
  /** Connectors of the environments' own folders, and the gallery. */
  readonly customConnectors?: FakeCustomConnectors
  /** Flow tests. */
  readonly tests?: FakeTests
  /** Sandboxes with their states. */
  readonly sandboxes?: readonly FakeSandbox[]
}

/** A bridge with its strings in the test's hand. */
export interface FakeBridge extends Bridge {
  /** Every request made, in order. */
  readonly requests: readonly { readonly channel: string; readonly args: unknown }[]
  /** The next request on that channel rejects with this error. */
  failNext(channel: string, error: FakeFailure): void
  /** Sends news to the window. */
  emit<C extends EventName>(channel: C, payload: EventPayload<C>): void
  /** Journals an event of a run and tells the window, as main would. */
  play(runId: RunId, ...events: readonly RunEvent[]): void
}

/**
 * Main's side of the contract in memory, for component tests: keeps flows, settings and journals, refuses what main
 * refuses (unknown ids, an old revision), sends events. Never used by the app.
 */
export function createFakeBridge(seed: FakeSeed = {}): FakeBridge {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const failures = new Map<string, FlowErrorData[]>()
  const requests: { channel: string; args: unknown }[] = []
  const texts = new Map<string, { text: string; revision: number }>()
  const journals = new Map<RunId, SequencedEvent[]>()
  const on = new Map((seed.on ?? []).map((flow) => [keyOf(flow), flow]))
  let flows: FlowSummary[] = []
  let templates: OwnTemplate[] = []
  let watched: RunId | null = null
  let settings: Settings = {
    theme: 'system',
    language: 'system',
    reopenLast: false,
    keepInBackground: true,
    notifyFailures: true,
    historyDays: 28,
    historyMegabytes: 2048,
    publicAddress: '',
    recentOperations: [],
    favouriteOperations: [],
    ...seed.settings,
  }
  let recent: RecentEnvironment[] = [
    ...(seed.environments ?? []).map(({ path, name }, at) => ({ path, name, openedAt: at, missing: false })),
    ...(seed.recent ?? []),
  ]

  const failNext: FakeBridge['failNext'] = (channel, error) => {
    const waiting = failures.get(channel) ?? []
    failures.set(channel, [...waiting, { family: 'RequestError', ...error }])
  }

  for (const [channel, failure] of Object.entries(seed.failures ?? {})) failNext(channel, failure)
  for (const flow of seed.flows ?? []) addFlow(flow, flow.text ?? '{}')
  for (const events of seed.runs ?? []) {
    const [first] = events
    if (first?.type === 'run-started') journals.set(first.runId, sequence(events, 0))
  }

  const emit: FakeBridge['emit'] = (channel, payload) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload as never)
  }

  const play: FakeBridge['play'] = (runId, ...events) => {
    const journal = journals.get(runId) ?? []
    const added = sequence(events, journal.length)
    journals.set(runId, [...journal, ...added])
    if (watched === runId) emit('runs:eventBatch', { runId, events: added })
    emit('runs:summaryChanged', [summaryOf(runId)])
  }

  const areas = {
    app: {
      info: () => ({
        version: '0.0.0',
        platform: 'test',
        electron: '0',
        node: '0',
        logFile: '/log',
        reducedMotion: true,
        ...seed.info,
      }),
      getSettings: () => settings,
      setSettings: (change: Partial<Settings>) => {
        settings = { ...settings, ...change }
        emit('app:settingsChanged', settings)
        return settings
      },
      openLink: () => undefined,
      openLog: () => undefined,
      reportError: () => undefined,
      setUnsaved: () => undefined,
    },
    environments: {
      recent: () => recent,
      pick: () => seed.environments?.[0] ?? null,
      open: ({ path }: { path: string }) => environmentAt(path),
      create: ({ name }: { name: string }) => ({
        id: asId.environment(name),
        name,
        path: `/${name}`,
        readOnly: false,
      }),
      openSample: () => environmentAt(seed.environments?.[0]?.path ?? ''),
      forget: ({ path }: { path: string }) => {
        recent = recent.filter((each) => each.path !== path)
        return recent
      },
      reveal: () => undefined,
    },
    flows: {
      list: ({ environmentId }: { environmentId: EnvironmentId }) =>
        flows.filter((flow) => flow.environmentId === environmentId),
      openPackage: () => {
        if (seed.opened === undefined) throw refusal('request.not-importable', 'There is no flow in it.')
        return seed.opened
      },
      importPackage: (args: {
        environmentId: EnvironmentId
        flows: readonly { readonly id: string; readonly displayName: string }[]
      }): ImportedPackage => {
        const { environmentId } = args
        const made = args.flows.map(({ displayName }) =>
          addFlow({ environmentId, displayName, kind: 'instant', flowId: asId.flow(displayName) }, '{}'),
        )
        return { made, failed: [], variables: [], connectors: [] }
      },
      templates: () => templates,
      readTemplate: () => '{}',
      saveAsTemplate: ({ title }: { title: string }) => {
        const template = { fileName: `${title}.json`, title, summary: '' }
        templates = [...templates, template]
        return template
      },
      deleteTemplate: ({ fileName }: { fileName: string }) => {
        templates = templates.filter((template) => template.fileName !== fileName)
      },
      create: (args: {
        environmentId: EnvironmentId
        displayName: string
        kind?: FlowSummary['kind'] | undefined
        text?: string | undefined
      }) => {
        if (flows.some(({ flowId }) => flowId === args.displayName)) {
          throw refusal('file.exists', `There is a flow named ${args.displayName} already.`)
        }
        const { text = '{}', kind = 'instant', ...named } = args
        return addFlow({ ...named, kind, flowId: asId.flow(args.displayName) }, text)
      },
      rename: (args: { environmentId: EnvironmentId; flowId: FlowId; displayName: string }) => {
        const flow = requireFlow(args)
        flows = flows.filter((each) => each !== flow)
        return addFlow(
          { ...flow, flowId: asId.flow(args.displayName), displayName: args.displayName },
          textOf(flow),
        )
      },
      duplicate: (args: { environmentId: EnvironmentId; flowId: FlowId }) => {
        const flow = requireFlow(args)
        const displayName = `${flow.displayName} (2)`
        return addFlow({ ...flow, flowId: asId.flow(`${flow.flowId} (2)`), displayName }, textOf(flow))
      },
      export: () => seed.exported ?? null,
      delete: (args: { environmentId: EnvironmentId; flowId: FlowId }) => {
        const flow = requireFlow(args)
        flows = flows.filter((each) => each !== flow)
      },
      read: (args: { environmentId: EnvironmentId; flowId: FlowId }) => {
        const flow = requireFlow(args)
        const { text, revision } = file(flow)
        return {
          environmentId: flow.environmentId,
          flowId: flow.flowId,
          path: `/flows/${flow.fileName}`,
          text,
          revision: String(revision),
          encoding: 'utf-8',
          readOnly: false,
        }
      },
      committed: (args: { environmentId: EnvironmentId; flowId: FlowId }) => ({
        text: file(requireFlow(args)).text,
        hash: 'abc1234',
        committedAt: 0,
        subject: 'First words',
      }),
      save: (args: {
        environmentId: EnvironmentId
        flowId: FlowId
        text: string
        revision: string
        force?: boolean
      }) => {
        const flow = requireFlow(args)
        const before = file(flow)
        if (String(before.revision) !== args.revision && args.force !== true) {
          throw refusal('file.changed-outside', 'The file was changed by somebody else.')
        }
        const revision = before.revision + 1
        texts.set(keyOf(flow), { text: args.text, revision })
        return { revision: String(revision) }
      },
      reveal: () => undefined,
    },
    drafts: fakeDrafts(seed.drafts),
    connectors: fakeConnectorArea(seed.connectors),
    triggers: {
      list: ({ environmentId }: { environmentId: EnvironmentId }) =>
        [...on.values()].filter((flow) => flow.environmentId === environmentId),
      turnOn: (args: { environmentId: EnvironmentId; flowId: FlowId; sandboxes?: boolean }) => {
        const { displayName, environmentId, flowId } = requireFlow(args)
        const url = `http://127.0.0.1:1/${flowId}`
        const trigger = { trigger: 'manual', type: 'Request', method: 'POST', url }
        const sandboxes = args.sandboxes ?? on.get(keyOf(args))?.sandboxes ?? false
        const flow: FlowOn = { environmentId, flowId, displayName, since: 0, sandboxes, triggers: [trigger] }
        on.set(keyOf(flow), flow)
        return flow
      },
      turnOff: (args: { environmentId: EnvironmentId; flowId: FlowId }) => {
        on.delete(keyOf(args))
      },
    },
    connections: fakeConnections(seed.connections ?? {}, refusal, emit),
    ...fakeCustomConnectors(seed.customConnectors ?? {}, refusal, emit),
    ...fakeTests(seed.tests ?? {}, refusal, emit),
    ...fakeSandboxes(seed.sandboxes ?? [], refusal),
    runs: {
      start: (args: { environmentId: EnvironmentId; flowId: FlowId; trigger?: string }) => {
        const runId = asId.run(`run-${journals.size + 1}`)
        journals.set(runId, [])
        play(runId, {
          type: 'run-started',
          at: journals.size,
          runId,
          flow: { environmentId: args.environmentId, flowId: args.flowId, displayName: args.flowId },
          origin: 'manual',
          trigger: { name: args.trigger ?? 'manual', type: 'Request' },
          definition: asId.content('definition'),
          mocks: 'none',
          correlationId: runId,
        })
        return summaryOf(runId)
      },
      list: (args: {
        environmentId?: EnvironmentId
        flowId?: FlowId
        statuses?: readonly string[]
        before?: number
        limit: number
      }) =>
        [...journals.keys()]
          .map(summaryOf)
          .filter(
            (run) =>
              (args.environmentId === undefined || run.environmentId === args.environmentId) &&
              (args.flowId === undefined || run.flowId === args.flowId) &&
              (args.statuses === undefined || args.statuses.includes(run.status)) &&
              (args.before === undefined || run.startTime < args.before),
          )
          .sort((left, right) => right.startTime - left.startTime)
          .slice(0, args.limit),
      get: ({ runId }: { runId: RunId }) => summaryOf(runId),
      events: (args: { runId: RunId; after?: number; limit?: number }) =>
        journalOf(args.runId)
          .filter(({ seq }) => seq > (args.after ?? 0))
          .slice(0, args.limit ?? 5000),
      content: ({ hash }: { hash: ContentHash }) => {
        const json = seed.contents?.[hash]
        if (json === undefined) throw refusal('run.content-not-found', 'The payload is gone.')
        return json
      },
      definition: ({ runId }: { runId: RunId }) => {
        journalOf(runId)
        return seed.contents?.definition ?? '{}'
      },
      cancel: ({ runId }: { runId: RunId }) => {
        if (!isFinal(summaryOf(runId).status)) {
          play(runId, { type: 'run-completed', at: Date.now(), status: 'Cancelled' })
        }
      },
      skipWait: ({ runId }: { runId: RunId }) => {
        journalOf(runId)
      },
      resubmit: ({ runId }: { runId: RunId }) => summaryOf(runId),
      saveBinary: () => ({ path: '/home/ada/file.bin' }),
      export: () => ({ path: '/home/ada/run.json' }),
      startFrom: ({ runId }: { runId: RunId }) => summaryOf(runId),
      statistics: (args: { days: number; offsetMinutes: number }) =>
        countRuns([...journals.keys()].map(summaryOf), { ...args, nowMs: Date.now() }),
      delete: ({ runIds }: { runIds: readonly RunId[] }) =>
        runIds.filter((runId) => journals.delete(runId)).length,
      watch: ({ runId }: { runId: RunId | null }) => {
        watched = runId
      },
    },
    debug: {
      command: ({ runId }: { runId: RunId }) => {
        journalOf(runId)
        return { isPaused: false, breakpoints: [] }
      },
      evaluate: ({ expression }: { expression: string }) => {
        const json = seed.evaluations?.[expression]
        if (json === undefined) throw refusal('run.debug-expression', 'The expression cannot be evaluated.')
        return json
      },
    },
  }

  function addFlow(
    flow: Pick<FlowSummary, 'environmentId' | 'flowId'> & Partial<FlowSummary>,
    text: string,
  ): FlowSummary {
    const added: FlowSummary = {
      displayName: flow.flowId,
      kind: 'instant',
      trigger: 'manual',
      actionCount: 1,
      connectors: [],
      modifiedAt: 0,
      bytes: text.length,
      errorCount: 0,
      ...flow,
      fileName: `${flow.flowId}.json`,
    }
    flows.push(added)
    texts.set(keyOf(added), { text, revision: 1 })
    return added
  }

  function environmentAt(path: string): EnvironmentInfo {
    const found = seed.environments?.find((environment) => environment.path === path)
    if (found === undefined) throw refusal('environment.not-found', `There is no folder ${path}.`)
    return found
  }

  function requireFlow(ref: { environmentId: EnvironmentId; flowId: FlowId }): FlowSummary {
    const flow = flows.find(
      ({ environmentId, flowId }) => environmentId === ref.environmentId && flowId === ref.flowId,
    )
    if (flow === undefined) throw refusal('file.not-found', `There is no flow ${ref.flowId}.`)
    return flow
  }

  function file(flow: FlowSummary): { readonly text: string; readonly revision: number } {
    return texts.get(keyOf(flow)) ?? { text: '', revision: 0 }
  }

  function textOf(flow: FlowSummary): string {
    return file(flow).text
  }

  function journalOf(runId: RunId): readonly SequencedEvent[] {
    const journal = journals.get(runId)
    if (journal === undefined) throw refusal('run.not-found', 'This run is not in the history any more.')
    return journal
  }

  function summaryOf(runId: RunId): RunSummary {
    const state = foldEvents(journalOf(runId))
    if (state === undefined) throw refusal('run.not-found', 'This run is not in the history any more.')
    return summarize(state)
  }

  function ask(channel: string, handler: (args: never) => unknown) {
    return async (args: unknown): Promise<unknown> => {
      requests.push({ channel, args })
      const failure = failures.get(channel)?.shift()
      if (failure !== undefined) throw new BridgeError(failure)
      return handler(args as never)
    }
  }

  const exposed = Object.fromEntries(
    Object.entries(areas).map(([area, verbs]) => [
      area,
      Object.fromEntries(
        Object.entries(verbs).map(([verb, handler]) => [verb, ask(`${area}:${verb}`, handler)]),
      ),
    ]),
  ) as unknown as Omit<Bridge, 'on'>

  return {
    ...exposed,
    on: (channel, listener) => {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set)
      set.add(listener as (payload: never) => void)
      return () => set.delete(listener as (payload: never) => void)
    },
    requests,
    failNext,
    emit,
    play,
  }
}

function keyOf({ environmentId, flowId }: { environmentId: EnvironmentId; flowId: FlowId }): string {
  return JSON.stringify([environmentId, flowId])
}

function sequence(events: readonly RunEvent[], after: number): SequencedEvent[] {
  return events.map((event, at) => ({ seq: after + at + 1, event }))
}

function refusal(code: FlowErrorData['code'], message: string): BridgeError {
  return new BridgeError({ family: 'RequestError', code, message })
}
