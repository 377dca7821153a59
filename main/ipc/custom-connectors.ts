import { basename } from 'node:path'
import type { TriedOperation } from '../../shared/ipc/custom-connector-payloads.ts'
import type { CustomConnectorService } from '../services/custom-connector-service.ts'
import type { TrialCall } from '../services/operation-trial.ts'
import type { AreaHandlers } from './handle.ts'
import type { ShellPort } from './shell-port.ts'
import type { NativeWords } from './words/en.ts'

/** What can be made into a connector. */
const importable = ['json', 'yaml', 'yml', 'zip'] as const

/** Requests about the connectors of environments' own folders. */
export function customConnectorHandlers(
  service: CustomConnectorService,
  tryOperation: (call: TrialCall) => Promise<TriedOperation>,
  shell: ShellPort,
  words: () => NativeWords['pick'],
): AreaHandlers<'customConnectors'> {
  return {
    list: ({ environmentId }) => service.list(environmentId),
    details: (ref) => service.details(ref),
    read: (ref) => service.read(ref),
    save: (change) => service.save(change),
    create: ({ environmentId, title }) => service.create(environmentId, title),
    importFile: async ({ environmentId }, caller) => {
      const path = await shell.pickFile(caller, { title: words().connectorFile, extensions: importable })
      return path === undefined ? null : service.importFile(environmentId, path)
    },
    importFolder: async ({ environmentId }, caller) => {
      const path = await shell.pickFolder(caller, { title: words().connectorFolder })
      return path === undefined ? null : service.importFolder(environmentId, path)
    },
    importUrl: ({ environmentId, url }) =>
      service.importUrl(environmentId, url, new AbortController().signal),
    export: async ({ as, ...ref }, caller) => {
      const name = basename(await service.pathOf(ref))
      const path =
        as === 'zip'
          ? await shell.pickSavePath(caller, { title: words().exportZip, name: `${name}.zip` })
          : await shell.pickFolder(caller, { title: words().exportFolder })
      return path === undefined ? null : service.export(ref, { as, path })
    },
    rename: (ref) => service.rename(ref),
    delete: (ref) => service.delete(ref),
    reveal: async (ref) => shell.openFolder(await service.pathOf(ref)),
    try: (call) => tryOperation(call),
  }
}
