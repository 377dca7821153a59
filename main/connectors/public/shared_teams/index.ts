import type { PublicConnector } from '../../shipped/public-connector.ts'
import { postOperations } from './post-operations.ts'
import { teamsSandbox } from './sandbox/index.ts'
import { teamOperations } from './team-operations.ts'
import { triggerOperations } from './trigger-operations.ts'

/** Microsoft Teams, over Microsoft Graph 1.0. Source: learn.microsoft.com/graph/api/resources/teams-api-overview. */
export const teams: PublicConnector = {
  id: 'shared_teams',
  operations: { ...postOperations, ...teamOperations, ...triggerOperations },
  sandbox: teamsSandbox,
}
