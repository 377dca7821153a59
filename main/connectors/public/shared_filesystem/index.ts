import { fileOperations } from '../../files/file-operations.ts'
import { fileSandbox } from '../../files/sandbox/index.ts'
import { fileTriggers } from '../../files/trigger-operations.ts'
import type { PublicConnector } from '../../shipped/public-connector.ts'

const { CreateFolder: _, ...actions } = fileOperations('filesystem')

/** File System: files of this machine. Source: learn.microsoft.com/connectors/filesystem. */
export const filesystem: PublicConnector = {
  id: 'shared_filesystem',
  driver: 'filesystem',
  operations: { ...actions, ...fileTriggers('filesystem') },
  sandbox: fileSandbox,
  sandboxParameters: { rootfolder: '/' },
}
