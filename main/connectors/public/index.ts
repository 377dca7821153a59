import type { PublicConnector } from '../shipped/public-connector.ts'
import { dataverse } from './shared_commondataserviceforapps/index.ts'
import { dropbox } from './shared_dropbox/index.ts'
import { excel } from './shared_excelonlinebusiness/index.ts'
import { filesystem } from './shared_filesystem/index.ts'
import { notifications } from './shared_flowpush/index.ts'
import { ftp } from './shared_ftp/index.ts'
import { imap } from './shared_imap/index.ts'
import { mysql } from './shared_mysql/index.ts'
import { outlook } from './shared_office365/index.ts'
import { office365Users } from './shared_office365users/index.ts'
import { planner } from './shared_planner/index.ts'
import { postgresql } from './shared_postgresql/index.ts'
import { rss } from './shared_rss/index.ts'
import { sftp } from './shared_sftpwithssh/index.ts'
import { sharePoint } from './shared_sharepointonline/index.ts'
import { smtp } from './shared_smtp/index.ts'
import { sqlServer } from './shared_sql/index.ts'
import { sqlite } from './shared_sqlite/index.ts'
import { teams } from './shared_teams/index.ts'
import { twitter } from './shared_twitter/index.ts'

/** The connectors that come with the app: one line for each folder beside this file. */
// biome-ignore format: a line each, so that two that are added at once do not meet
export const publicConnectors: readonly PublicConnector[] = [
  dataverse,
  dropbox,
  excel,
  filesystem,
  ftp,
  imap,
  outlook,
  office365Users,
  notifications,
  mysql,
  planner,
  postgresql,
  rss,
  sftp,
  sharePoint,
  smtp,
  sqlServer,
  sqlite,
  teams,
  twitter,
]
