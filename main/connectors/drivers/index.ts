import type { DriverTable } from './driver.ts'

/** The drivers of the app: one line each. */
// biome-ignore format: a line each, so that two that are added at once do not meet
export const driverTable: DriverTable = {
  notifications: async () => (await import('./notifications/index.ts')).openNotifications(),
  rss: async () => (await import('./rss/index.ts')).openRss(),
}
