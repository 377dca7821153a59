import type { PublicConnector } from '../../shipped/public-connector.ts'
import { operations } from './operations.ts'
import { excelSandbox } from './sandbox/index.ts'

/** Excel Online (Business), over Microsoft Graph 1.0. Source: learn.microsoft.com/graph/api/resources/excel. */
export const excel: PublicConnector = {
  id: 'shared_excelonlinebusiness',
  operations,
  sandbox: excelSandbox,
}
