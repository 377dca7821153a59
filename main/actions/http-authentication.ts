import { contentOfText, isObject, toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** What authentication changes beside the headers it adds. */
export interface Authorised {
  readonly url: string
}

/**
 * Signs a request by the action's `authentication`: adds to `headers`, answers the changed address where a
 * kind changes it, or the failed result of a kind that cannot be met here.
 * Source: WDL reference, "Authentication types".
 */
export function authorise(
  call: ActionCall,
  authentication: WdlValue | undefined,
  headers: Record<string, string>,
  _url: string,
): Authorised | CompletedResult | undefined {
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
          hint: 'Use Basic or Raw, or mock this action.',
        },
      )
  }
}

function base64(text: string): string {
  return textOf(contentOfText(text, 'text/plain') as unknown as WdlValue, '$content') ?? ''
}
