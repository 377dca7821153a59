import type { PublicConnector } from '../../shipped/public-connector.ts'
import { recordOperations } from './record-operations.ts'
import { dataverseSandbox } from './sandbox/index.ts'
import { tableOperations } from './table-operations.ts'

/** Microsoft Dataverse, over its Web API. Source: Microsoft Learn, "Use the Microsoft Dataverse Web API". */
export const dataverse: PublicConnector = {
  id: 'shared_commondataserviceforapps',
  operations: { ...recordOperations, ...tableOperations },
  sandbox: dataverseSandbox,
  sandboxParameters: { environmentUrl: 'https://contoso.crm.dynamics.com' },
}
