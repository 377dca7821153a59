import type { ClientCertificate } from '../../shared/connectors/http-exchange.ts'
import { isObject, toText } from '../../shared/expressions/index.ts'
import { foldName, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { clientToken } from './http-client-token.ts'
import { certificateOf, credentialsOf } from './http-credential.ts'
import { failed } from './results.ts'

/** What signs a request. */
export interface Authorised {
  /** The address, where it is signed. */
  readonly url?: string
  readonly certificate?: ClientCertificate
}

/**
 * Signs a request by the action's `authentication`: adds to `headers`, answers what else signs it, or the failed
 * result of a kind that cannot be met here. Rejects with ConnectorError when a token cannot be had.
 * Source: "Add authentication to outbound calls", Logic Apps.
 */
export async function authorise(
  call: ActionCall,
  headers: Record<string, string>,
  url: string,
): Promise<Authorised | CompletedResult> {
  const authentication = propertyOf(call.inputs, 'authentication')
  if (authentication === undefined || authentication === null) return {}
  const path = [...call.path, 'inputs', 'authentication']
  const type = isObject(authentication) ? (textOf(authentication, 'type') ?? '') : toText(authentication)
  const value = credentialsOf(authentication)
  const missing = (needed[foldName(type)] ?? []).find((name) => value(name) === '')
  if (missing !== undefined) {
    return failed(
      'BadRequest',
      `Authentication of type '${type}' of '${call.name}' needs a value for '${missing}'.`,
      {
        path,
      },
    )
  }
  switch (foldName(type)) {
    case 'none':
    case '':
      return {}
    case 'basic':
      setAuthorization(headers, `Basic ${base64(`${value('username')}:${value('password')}`)}`)
      return {}
    case 'raw':
      setAuthorization(headers, value('value'))
      return {}
    case 'querystring': {
      const pair = `${encodeURIComponent(value('name'))}=${encodeURIComponent(value('value'))}`
      return { url: `${url}${new URL(url).search === '' ? '?' : '&'}${pair}` }
    }
    case 'clientcertificate':
      return { certificate: certificateOf(value) }
    case 'activedirectoryoauth': {
      const token = await clientToken(call, value, certificateOf(value))
      if (typeof token !== 'string') return token
      setAuthorization(headers, `Bearer ${token}`)
      return {}
    }
    case 'managedserviceidentity':
      return failed(
        'AuthenticationNotAvailable',
        'A managed identity exists in Azure only, not on this machine.',
        {
          path,
          hint: 'For local runs use ActiveDirectoryOAuth with a client that has the same rights, or mock this action.',
        },
      )
    default:
      return failed('AuthenticationNotSupported', `There is no authentication of type '${type}'.`, {
        path,
        hint: 'Types are Basic, ClientCertificate, ActiveDirectoryOAuth, Raw, QueryString and ManagedServiceIdentity.',
      })
  }
}

/** What each kind cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  basic: ['username'],
  raw: ['value'],
  querystring: ['name', 'value'],
  clientcertificate: ['pfx'],
  activedirectoryoauth: ['tenant', 'audience', 'clientId'],
}

/** The kind's header wins over one of the flow's own. */
function setAuthorization(headers: Record<string, string>, value: string): void {
  for (const name of Object.keys(headers)) if (foldName(name) === 'authorization') delete headers[name]
  headers.Authorization = value
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
