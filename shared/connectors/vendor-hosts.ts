import type { WdlObject } from '../expressions/value.ts'
import { propertyOf } from '../wdl/lookup.ts'

/**
 * Extension at the root of a description that comes with the app: the hosts of the vendor's API, where they are others
 * than the description's own (`*.sharepoint.com` for all below it).
 */
export const vendorHostsExtension = 'x-flowbench-hosts'

/** The hosts that a description names by the extension; none for those without. */
export function vendorHosts({ definition }: { readonly definition?: WdlObject }): readonly string[] {
  const named = propertyOf(definition, vendorHostsExtension)
  if (!Array.isArray(named)) return []
  return named.filter((host): host is string => typeof host === 'string')
}
