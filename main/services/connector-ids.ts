/**
 * Ids under which a connector may be there, the surest first: as it is named, the last part of an api's path
 * (`/providers/Microsoft.PowerApps/apis/shared_x`), with and without the platform's `shared_`.
 */
export function idsOfConnector(given: string): readonly string[] {
  const last = given.replace(/\/+$/, '').split('/').at(-1) ?? given
  const other = /^shared_/i.test(last) ? last.slice(7) : `shared_${last}`
  return [last, other].filter((id) => id !== '')
}
