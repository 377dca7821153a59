import type { PublicConnector } from '../../shipped/public-connector.ts'
import { attachmentOperations } from './attachment-operations.ts'
import { fileOperations } from './file-operations.ts'
import { itemOperations } from './item-operations.ts'
import { sharePointSandbox } from './sandbox/index.ts'
import { siteOperations } from './site-operations.ts'
import { triggerOperations } from './trigger-operations.ts'

/** SharePoint Online, over its REST service. Source: Microsoft Learn, "Get to know the SharePoint REST service". */
export const sharePoint: PublicConnector = {
  id: 'shared_sharepointonline',
  operations: {
    ...siteOperations,
    ...itemOperations,
    ...attachmentOperations,
    ...fileOperations,
    ...triggerOperations,
  },
  sandbox: sharePointSandbox,
  sandboxParameters: { tenantUrl: 'https://contoso.sharepoint.com' },
}
