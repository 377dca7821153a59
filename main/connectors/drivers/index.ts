import type { DriverTable } from './driver.ts'

/** The drivers of the app: one line each. */
export const driverTable: DriverTable = {}
