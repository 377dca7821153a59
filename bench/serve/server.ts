/** `flowbench serve` as a process that is measured: the flow of ten actions behind the real listener. */
import { openTriggerHost } from '../../main/services/trigger-host.ts'
import { asId } from '../../shared/run/index.ts'
import { tenActions } from '../engine/flow.ts'

const [dataFolder = '.'] = process.argv.slice(2)
const host = await openTriggerHost({
  dataFolder,
  notify: (message) => process.stderr.write(`${message}\n`),
  onError: (error) => process.stderr.write(`${String(error)}\n`),
})
const { triggers } = await host.triggers.turnOn({
  environmentId: asId.environment('bench'),
  flowId: asId.flow('bench'),
  displayName: 'bench',
  definition: tenActions,
  parameters: {},
  profile: 'logic-apps-standard',
})
const url = new URL(triggers[0]?.url ?? '')
process.once('SIGINT', () => process.exit(0))
process.send?.({ port: host.port, path: url.pathname + url.search })
