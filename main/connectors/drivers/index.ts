import type { DriverTable } from './driver.ts'
import { openNotifications } from './notifications/index.ts'

/** The drivers of the app: one line each. */
// biome-ignore format: a line each, so that two that are added at once do not meet
export const driverTable: DriverTable = {
  filesystem: async () => (await import('./filesystem/index.ts')).openFilesystem(),
  ftp: async () => (await import('./ftp/index.ts')).openFtp(),
  imap: async () => (await import('./imap/index.ts')).openImap(),
  mysql: async () => (await import('./mysql/index.ts')).openMysql(),
  notifications: async () => openNotifications(),
  postgresql: async () => (await import('./postgresql/index.ts')).openPostgresql(),
  rss: async () => (await import('./rss/index.ts')).openRss(),
  sftp: async () => (await import('./sftp/index.ts')).openSftp(),
  sqlite: async () => (await import('./sqlite/index.ts')).openSqlite(),
  sqlserver: async () => (await import('./sqlserver/index.ts')).openSqlServer(),
  smtp: async () => (await import('./smtp/index.ts')).openSmtp(),
}
