import type { WdlObject } from '../expressions/value.ts'
import { propertyOf, textOf } from '../wdl/lookup.ts'

/**
 * Extension at the root of a description that comes with the app: the hosts of the vendor's API, where they are others
 * than the description's own (`*.sharepoint.com` for all below it).
 */
export const vendorHostsExtension = 'x-flowbench-hosts'

/** Extension at the root of a description that comes with the app: the driver that is asked instead of the network. */
export const driverExtension = 'x-flowbench-driver'

/** The host that stands for a driver in addresses. Names below `.invalid` lead nowhere (RFC 2606). */
export function driverHost(driver: string): string {
  return `${driver}.driver.invalid`
}

/** Whether a host only stands for a driver: nothing that a person could look at. */
export function isDriverHost(host: string): boolean {
  return host.endsWith('.driver.invalid')
}

/** The hosts that a description names by the extensions; none for those without. */
export function vendorHosts({ definition }: { readonly definition?: WdlObject }): readonly string[] {
  const driver = textOf(definition, driverExtension)
  if (driver !== undefined) return [driverHost(driver)]
  const named = propertyOf(definition, vendorHostsExtension)
  if (!Array.isArray(named)) return []
  return named.filter((host): host is string => typeof host === 'string')
}
