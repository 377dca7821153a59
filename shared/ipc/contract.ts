import { z } from 'zod'
import type { EnvironmentId, RunId } from '../run/ids.ts'
import type { SequencedEvent } from '../run/run-event.ts'
import type { RunSummary, StartedRun } from '../run/run-state.ts'
import type { RunStatistics } from '../run/run-statistics.ts'
import type { KnownTag } from '../run/run-tag.ts'
import type { Status } from '../run/status.ts'
import { connectionsContract } from './connections-contract.ts'
import { connectorsContract } from './connectors-contract.ts'
import { contentHash, environmentId, flowId, runId, tags } from './contract-fields.ts'
import { customConnectorsContract } from './custom-connectors-contract.ts'
import { breakpoints, debugContract } from './debug-contract.ts'
import { draftsContract } from './drafts-contract.ts'
import { type ExportedFlows, exportFormats } from './export-payloads.ts'
import { galleryContract } from './gallery-contract.ts'
import { languageChoices } from './language.ts'
import { event, request } from './message.ts'
import type { ImportedPackage, PackageContents } from './package-payloads.ts'
import type {
  AppInfo,
  CommittedFlow,
  EnvironmentInfo,
  FlowFile,
  FlowFileChange,
  FlowOn,
  FlowSummary,
  OwnTemplate,
  RecentEnvironment,
  Settings,
  ShellCommand,
} from './payloads.ts'
import { readPublicAddress } from './public-address.ts'
import { sandboxesContract } from './sandboxes-contract.ts'
import { testsContract } from './tests-contract.ts'

const folderPath = z.string().min(1).max(4096)
const templateName = z.string().min(1).max(255)
const displayName = z.string().trim().min(1).max(255)
const nothing = z.undefined()
const aFlow = { environmentId, flowId }

/** Bytes of a file handed in; main says more of those that are too large. */
const packageBytes = z.instanceof(Uint8Array)

/** Longest flow text accepted from the window, in UTF-16 units. */
const maxFlowText = 120_000_000

/**
 * The one typed contract between renderer and main. A name is `area:verb`; preload turns it into
 * `bridge.area.verb(args)`, main checks sender and arguments before a handler sees them.
 */
export const contract = {
  'app:info': request<AppInfo>()(nothing),
  'app:getSettings': request<Settings>()(nothing),
  'app:setSettings': request<Settings>()(
    z
      .object({
        theme: z.enum(['system', 'light', 'dark']).optional(),
        language: z.enum(languageChoices).optional(),
        reopenLast: z.boolean().optional(),
        keepInBackground: z.boolean().optional(),
        notifyFailures: z.boolean().optional(),
        historyDays: z.number().int().min(1).max(3650).optional(),
        historyMegabytes: z.number().int().min(50).max(1_000_000).optional(),
        publicAddress: z
          .string()
          .max(500)
          .refine((text) => 'address' in readPublicAddress(text), 'This is no https address.')
          .optional(),
        recentOperations: z.array(z.string().max(1500)).max(100).readonly().optional(),
        favouriteOperations: z.array(z.string().max(1500)).max(1000).readonly().optional(),
      })
      .strict(),
  ),
  /** Opens an https link in the system browser. */
  'app:openLink': request<void>()(z.object({ url: z.url({ protocol: /^https$/ }) })),
  'app:openLog': request<void>()(nothing),
  /** The renderer met an error it could only show; it goes to the log file. */
  'app:reportError': request<void>()(
    z.object({ message: z.string().max(20_000), stack: z.string().max(100_000).optional() }),
  ),
  /** Names of flows with unsaved edits: main asks before it closes the window. */
  'app:setUnsaved': request<void>()(z.object({ flows: z.array(z.string().max(300)).max(1000) })),

  'environments:recent': request<readonly RecentEnvironment[]>()(nothing),
  /** Shows the system's folder dialog; null when it was dismissed. */
  'environments:pick': request<EnvironmentInfo | null>()(nothing),
  'environments:open': request<EnvironmentInfo>()(z.object({ path: folderPath })),
  /**
   * Makes a new environment in the folder `path` (made when missing). Without `path` the system's dialog asks for the
   * folder to put it in (null: dismissed).
   */
  'environments:create': request<EnvironmentInfo | null>()(
    z.object({ name: displayName, path: folderPath.optional() }),
  ),
  'environments:openSample': request<EnvironmentInfo>()(nothing),
  'environments:forget': request<readonly RecentEnvironment[]>()(z.object({ path: folderPath })),
  'environments:reveal': request<void>()(z.object({ environmentId })),

  'flows:list': request<readonly FlowSummary[]>()(z.object({ environmentId })),
  'flows:create': request<FlowSummary>()(
    z.object({
      environmentId,
      displayName,
      kind: z.enum(['instant', 'scheduled', 'automated']).optional(),
      /** Of a template or an imported file; wins over `kind`. */
      text: z.string().max(maxFlowText).optional(),
    }),
  ),
  /** Looks into a file with flows: a package, a solution, a project, a JSON file. Nothing is written. */
  'flows:openPackage': request<PackageContents>()(
    z.object({ fileName: z.string().min(1).max(1000), bytes: packageBytes }),
  ),
  /** Makes flows of an opened file's, and environment variables and connectors where none of that name is. */
  'flows:importPackage': request<ImportedPackage>()(
    z.object({
      environmentId,
      token: z.string().min(1).max(100),
      flows: z
        .array(z.object({ id: z.string().max(2000), displayName }))
        .min(1)
        .max(5000),
      withVariables: z.boolean(),
      withConnectors: z.boolean(),
    }),
  ),
  /** The templates that are kept in an environment. */
  'flows:templates': request<readonly OwnTemplate[]>()(z.object({ environmentId })),
  'flows:readTemplate': request<string>()(z.object({ environmentId, fileName: templateName })),
  'flows:saveAsTemplate': request<OwnTemplate>()(
    z.object({ environmentId, title: displayName, text: z.string().max(maxFlowText) }),
  ),
  /** Moves it to the system's trash. */
  'flows:deleteTemplate': request<void>()(z.object({ environmentId, fileName: templateName })),
  'flows:rename': request<FlowSummary>()(z.object({ ...aFlow, displayName })),
  'flows:duplicate': request<FlowSummary>()(z.object(aFlow)),
  /** Moves the file to the system's trash. */
  'flows:delete': request<void>()(z.object(aFlow)),
  /** Asks where to put it, and writes flows as they were saved last. Null: the person did not want to. */
  'flows:export': request<ExportedFlows | null>()(
    z.object({ environmentId, flowIds: z.array(flowId).min(1).max(5000), format: z.enum(exportFormats) }),
  ),
  'flows:read': request<FlowFile>()(z.object(aFlow)),
  /** Fails with `file.changed-outside` when the file is no longer at `revision`. `force` overwrites it. */
  'flows:save': request<{ readonly revision: string }>()(
    z.object({
      ...aFlow,
      text: z.string().max(maxFlowText),
      revision: z.string(),
      force: z.boolean().optional(),
    }),
  ),
  /** The flow as it is in the last commit. Fails with `file.git-missing`, `file.not-in-git`, `file.not-committed`. */
  'flows:committed': request<CommittedFlow>()(z.object(aFlow)),
  'flows:reveal': request<void>()(z.object(aFlow)),

  /**
   * Runs the given text (saved or not) as that flow: for each item of the body, where the trigger has `splitOn`. Rejects
   * with the located problems when it does not compile.
   */
  'runs:start': request<StartedRun>()(
    z.object({
      ...aFlow,
      text: z.string().max(maxFlowText),
      trigger: z.string().max(300).optional(),
      /** JSON text of the trigger's body. */
      body: z.string().max(maxFlowText).optional(),
      mocks: z.enum(['none', 'auto', 'script']),
      /** Connectors that have a sandbox are answered there, offline; `mocks` answer the others. */
      sandboxes: z.boolean().optional(),
      /** JSON text of the mock script, for `mocks: 'script'`. */
      mockScript: z.string().max(maxFlowText).optional(),
      /** Debugs the run from its start. */
      debug: z
        .object({ breakpoints: breakpoints.optional(), pauseAtStart: z.boolean().optional() })
        .optional(),
      /** Which definition of a text with several, by its path in the document; the first one when absent. */
      definitionPath: z
        .array(z.union([z.string().max(1000), z.number().int().min(0)]))
        .max(50)
        .optional(),
    }),
  ),
  'runs:list': request<readonly RunSummary[]>()(
    z.object({
      environmentId: environmentId.optional(),
      flowId: flowId.optional(),
      statuses: z.array(z.string().transform((text) => text as Status)).optional(),
      before: z.number().optional(),
      /** Only runs started at or after this time, ms since 1970. */
      since: z.number().optional(),
      trigger: z.string().max(300).optional(),
      /** Only runs in whose inputs, outputs, errors or tracked properties this text stands; case does not count. */
      text: z.string().max(1000).optional(),
      /** Only runs that have all these tags. */
      tags: tags.optional(),
      limit: z.number().int().min(1).max(500),
    }),
  ),
  /** Tags that runs have: names with whatever value first, then names with a value; the most frequent first. */
  'runs:tags': request<readonly KnownTag[]>()(
    z.object({
      environmentId: environmentId.optional(),
      flowId: flowId.optional(),
      /** Only those in whose `name=value` this stands; case does not count. */
      text: z.string().max(1000).optional(),
      limit: z.number().int().min(1).max(200),
    }),
  ),
  /** Gives a run tags, or takes away such that somebody gave it. */
  'runs:tag': request<RunSummary>()(z.object({ runId, add: tags.optional(), remove: tags.optional() })),
  'runs:get': request<RunSummary>()(z.object({ runId })),
  /** Journaled events after `after`, oldest first, at most `limit` (default 5,000). */
  'runs:events': request<readonly SequencedEvent[]>()(
    z.object({
      runId,
      after: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(50_000).optional(),
    }),
  ),
  /** JSON text of a stored payload. */
  'runs:content': request<string>()(z.object({ hash: contentHash })),
  /** JSON text of the definition as it was when the run started. */
  'runs:definition': request<string>()(z.object({ runId })),
  'runs:cancel': request<void>()(z.object({ runId })),
  'runs:skipWait': request<void>()(z.object({ runId, actionKey: z.string().min(1).max(2000) })),
  'runs:resubmit': request<RunSummary>()(z.object({ runId })),
  /** Runs the flow as it is now from an action on, with the results that the earlier run had before it. */
  'runs:startFrom': request<RunSummary>()(
    z.object({
      runId,
      action: z.string().min(1).max(300),
      repetition: z
        .array(z.object({ scope: z.string().min(1).max(300), index: z.number().int().min(0) }))
        .max(20)
        .optional(),
    }),
  ),
  /** How the runs of a flow, or of all flows of an environment, went day by day. */
  'runs:statistics': request<RunStatistics>()(
    z.object({
      environmentId,
      flowId: flowId.optional(),
      days: z.number().int().min(1).max(366),
      /** Offset of the person's clock from UTC in minutes, so that days are theirs. */
      offsetMinutes: z.number().int().min(-900).max(900),
    }),
  ),
  /** Writes the run into a file that the person chooses; its path, or null when the dialog was dismissed. */
  'runs:export': request<{ readonly path: string } | null>()(z.object({ runId })),
  /** Writes bytes of a payload into a file that the person chooses; null when the dialog was dismissed. */
  'runs:saveBinary': request<{ readonly path: string } | null>()(
    z.object({ name: z.string().min(1).max(255), base64: z.string().max(maxFlowText * 2) }),
  ),
  'runs:delete': request<number>()(z.object({ runIds: z.array(runId).max(10_000) })),
  /** Which run's events the window wants live (`runs:eventBatch`); null: none. Summaries come always. */
  'runs:watch': request<void>()(z.object({ runId: runId.nullable() })),

  /** The flows of an environment that are on, with what their triggers listen for. */
  'triggers:list': request<readonly FlowOn[]>()(z.object({ environmentId })),
  /**
   * With `sandboxes` its triggers listen to the offline sandboxes of their connectors, and its runs use them; absent: as
   * it is, for one that is on. Rejects with the located problems when the flow's file does not compile.
   */
  'triggers:turnOn': request<FlowOn>()(z.object({ ...aFlow, sandboxes: z.boolean().optional() })),
  'triggers:turnOff': request<void>()(z.object(aFlow)),

  ...connectorsContract,
  ...debugContract,
  ...draftsContract,
  ...connectionsContract,
  ...customConnectorsContract,
  ...galleryContract,
  ...sandboxesContract,
  ...testsContract,

  'flows:changed': event<readonly FlowFileChange[]>(),
  /** Flows of that environment were turned on or off, or taken up as their files are now. */
  'triggers:changed': event<{ readonly environmentId: EnvironmentId }>(),
  'runs:eventBatch': event<{ readonly runId: RunId; readonly events: readonly SequencedEvent[] }>(),
  'runs:summaryChanged': event<readonly RunSummary[]>(),
  /** A menu item or shortcut of the shell. */
  'app:command': event<ShellCommand>(),
  'app:settingsChanged': event<Settings>(),
} as const

export type Contract = typeof contract
