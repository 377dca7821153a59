import { fileOperations } from '../../files/file-operations.ts'
import { fileSandbox } from '../../files/sandbox/index.ts'
import { fileTriggers } from '../../files/trigger-operations.ts'
import type { PublicConnector } from '../../shipped/public-connector.ts'

const { AppendFile: _, ...actions } = fileOperations('sftp')
const { OnUpdatedFile, OnUpdatedFiles } = fileTriggers('sftp')

/** SFTP - SSH. Source: learn.microsoft.com/connectors/sftpwithssh. */
export const sftp: PublicConnector = {
  id: 'shared_sftpwithssh',
  driver: 'sftp',
  operations: { ...actions, OnUpdatedFile, OnUpdatedFiles },
  sandbox: fileSandbox,
}
