import type { EnvironmentId } from '../../shared/run/index.ts'
import type { FlowSwitches } from '../services/flow-switches.ts'
import type { AppLog } from './app-log.ts'

/**
 * Takes up the flows that were on when the app ended. `onChange` hears the names of those that are on whenever they, or what one
 * of them listens for, change, with the environment it happened in. Never throws: an app without switches is still an app.
 */
export function keepFlowsOn(
  switches: Promise<FlowSwitches>,
  log: Pick<AppLog, 'info' | 'error'>,
  onChange: (names: readonly string[], environmentId: EnvironmentId) => void,
): void {
  switches
    .then(async (opened) => {
      opened.onChanged((environmentId) => onChange(opened.names(), environmentId))
      const count = await opened.resume()
      if (count > 0) log.info(`${count} flows are on`)
    })
    .catch((error: unknown) => log.error('flows that are on', error))
}
