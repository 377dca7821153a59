import type { ClientCertificate } from '../../shared/connectors/http-exchange.ts'
import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'

/** Reads a value of an action's `authentication` as text; '' where it has none. */
export type ReadCredential = (name: string) => string

/** The values of an `authentication` by name, in any case. */
export function credentialsOf(authentication: WdlValue): ReadCredential {
  return (name) => {
    const found = propertyOf(authentication, name)
    return found === undefined || found === null ? '' : toText(found)
  }
}

/** The certificate of an `authentication`: `pfx` is a PKCS #12 file in base64; PEM is taken too, as text or in base64. */
export function certificateOf(value: ReadCredential): ClientCertificate {
  const pfx = value('pfx').trim()
  const bytes = Buffer.from(pfx, 'base64')
  const text = pfx.startsWith('-----BEGIN') ? pfx : bytes.toString('latin1')
  const content = text.startsWith('-----BEGIN') ? text : new Uint8Array(bytes)
  return value('password') === '' ? { content } : { content, password: value('password') }
}
