import type { PublicConnector } from '../shipped/public-connector.ts'
import { dropbox } from './shared_dropbox/index.ts'
import { excel } from './shared_excelonlinebusiness/index.ts'
import { outlook } from './shared_office365/index.ts'
import { office365Users } from './shared_office365users/index.ts'
import { planner } from './shared_planner/index.ts'
import { teams } from './shared_teams/index.ts'

/** The connectors that come with the app: one line for each folder beside this file. */
export const publicConnectors: readonly PublicConnector[] = [
  dropbox,
  excel,
  outlook,
  office365Users,
  planner,
  teams,
]
