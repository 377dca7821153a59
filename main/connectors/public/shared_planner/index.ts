import type { PublicConnector } from '../../shipped/public-connector.ts'
import { plannerSandbox } from './sandbox/index.ts'
import { taskOperations } from './task-operations.ts'
import { triggerOperations } from './trigger-operations.ts'

/** Planner, over Microsoft Graph 1.0. Source: learn.microsoft.com/graph/api/resources/planner-overview. */
export const planner: PublicConnector = {
  id: 'shared_planner',
  operations: { ...taskOperations, ...triggerOperations },
  sandbox: plannerSandbox,
}
