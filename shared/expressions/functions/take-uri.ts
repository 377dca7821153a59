import { readUri, type UriParts } from '../uri.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The parts of the URI that is a call's first argument. */
export function takeUri(call: CallSite, uri: WdlValue): UriParts {
  const parts = readUri(call.text(uri, 0))
  if (!parts) throw call.wrongValue(0, "an absolute URI ('https://host/path')", uri)
  return parts
}
