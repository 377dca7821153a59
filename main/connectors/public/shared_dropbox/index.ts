import type { PublicConnector } from '../../shipped/public-connector.ts'
import { refusalOf } from './dropbox-api.ts'
import { fileOperations } from './file-operations.ts'
import { dropboxSandbox } from './sandbox/index.ts'
import { triggerOperations } from './trigger-operations.ts'

/** Dropbox, over its API v2. Source: dropbox.com/developers/documentation/http. */
export const dropbox: PublicConnector = {
  id: 'shared_dropbox',
  operations: { ...fileOperations, ...triggerOperations },
  refusalOf,
  sandbox: dropboxSandbox,
}
