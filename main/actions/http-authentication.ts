import { ConnectorError } from '../../shared/errors/index.ts'
import { contentOfText, isObject, toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import { foldName, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** What authentication changes beside the headers it adds. */
export interface Authorised {
  readonly url: string
}

/**
 * Signs a request by the action's `authentication`: adds to `headers`, answers the changed address where a
 * kind changes it, or the failed result of a kind that cannot be met here. Rejects with ConnectorError when a token
 * cannot be had. Source: WDL reference, "Authentication types".
 */
export async function authorise(
  call: ActionCall,
  authentication: WdlValue | undefined,
  headers: Record<string, string>,
  url: string,
): Promise<Authorised | CompletedResult | undefined> {
  if (authentication === undefined || authentication === null) return undefined
  const path = [...call.path, 'inputs', 'authentication']
  const type = isObject(authentication) ? (textOf(authentication, 'type') ?? '') : toText(authentication)
  const value = (name: string) => {
    const found = propertyOf(authentication, name)
    return found === undefined || found === null ? '' : toText(found)
  }
  switch (foldName(type)) {
    case 'none':
    case '':
      return undefined
    case 'basic':
      headers.Authorization = `Basic ${base64(`${value('username')}:${value('password')}`)}`
      return undefined
    case 'raw':
      headers.Authorization = value('value')
      return undefined
    case 'querystring': {
      const signed = new URL(url)
      signed.searchParams.append(value('name'), value('value'))
      return { url: signed.href }
    }
    case 'activedirectoryoauth': {
      if (value('secret') === '') {
        return failed(
          'AuthenticationNotSupported',
          'ActiveDirectoryOAuth works here with a secret only, not with a certificate.',
          {
            path,
            hint: 'Use a client secret for local runs, or mock this action.',
          },
        )
      }
      headers.Authorization = `Bearer ${await clientToken(call, value)}`
      return undefined
    }
    case 'managedserviceidentity':
      return failed(
        'AuthenticationNotAvailable',
        'A managed identity exists in Azure only, not on this machine.',
        {
          path,
          hint: 'Use another authentication type for local runs, or mock this action.',
        },
      )
    default:
      return failed(
        'AuthenticationNotSupported',
        `Authentication of type '${type}' is not supported here yet.`,
        {
          path,
          hint: 'Use Basic, Raw or ActiveDirectoryOAuth, or mock this action.',
        },
      )
  }
}

/** A token by client credentials. Source: RFC 6749, 4.4; Microsoft identity platform v1 (`resource`). */
async function clientToken(call: ActionCall, value: (name: string) => string): Promise<string> {
  const authority = (value('authority') || 'https://login.microsoftonline.com').replace(/\/+$/, '')
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: value('clientId'),
    client_secret: value('secret'),
    resource: value('audience'),
  })
  const response = await call.ports.http.send(
    {
      method: 'POST',
      url: `${authority}/${encodeURIComponent(value('tenant'))}/oauth2/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
      timeoutMs: 30_000,
      maxResponseBytes: 1_000_000,
      maxRedirects: 0,
    },
    call.signal,
  )
  const token = readToken(new TextDecoder().decode(response.body))
  if (response.status === 200 && token !== undefined) return token
  throw new ConnectorError(
    'connector.no-token',
    `No token for '${call.name}': the sign-in service answered ${response.status}.`,
    {
      httpStatus: response.status,
      retryable: response.status >= 500 || response.status === 429,
      hint: 'Check tenant, client id, secret and audience.',
    },
  )
}

function readToken(text: string): string | undefined {
  try {
    return textOf(parseJson(text), 'access_token')
  } catch {
    return undefined
  }
}

function base64(text: string): string {
  return textOf(contentOfText(text, 'text/plain') as unknown as WdlValue, '$content') ?? ''
}
