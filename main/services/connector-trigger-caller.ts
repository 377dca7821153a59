import type { WdlObject } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import type { ConnectorCaller } from './connector-calls.ts'
import type { TriggerSetup } from './listening-trigger.ts'

/** On whose behalf a trigger calls its connector. */
export function triggerCaller({ flow, ports }: Pick<TriggerSetup, 'flow' | 'ports'>): ConnectorCaller {
  const { environmentId, flowId, start } = flow
  return {
    environmentId,
    flowId,
    environmentFolder: start.environmentFolder,
    ...(start.sandboxes === true ? { sandboxes: ports.sandboxes } : {}),
  }
}

/** The connection references of a trigger's flow. */
export function triggerReferences({ flow }: Pick<TriggerSetup, 'flow'>): WdlObject {
  const { connectionReferences } = flow.start
  const value = connectionReferences === undefined ? undefined : parseJson(connectionReferences)
  return isObject(value) ? value : {}
}
