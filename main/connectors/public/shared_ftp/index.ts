import { fileOperations } from '../../files/file-operations.ts'
import { fileSandbox } from '../../files/sandbox/index.ts'
import { fileTriggers } from '../../files/trigger-operations.ts'
import type { PublicConnector } from '../../shipped/public-connector.ts'

const { AppendFile: _append, CreateFolder: _folder, RenameFile: _rename, ...actions } = fileOperations('ftp')
const { OnUpdatedFile, OnUpdatedFiles } = fileTriggers('ftp')

/** FTP, without encryption and with TLS. Source: learn.microsoft.com/connectors/ftp. */
export const ftp: PublicConnector = {
  id: 'shared_ftp',
  driver: 'ftp',
  operations: { ...actions, OnUpdatedFile, OnUpdatedFiles },
  sandbox: fileSandbox,
}
