import * as oauth from 'oauth4webapi'
import { ConnectorError, CredentialError, type ErrorCode, FlowError } from '../../../shared/errors/index.ts'

/** The standard's error words (RFC 6749 4.1.2.1 and 5.2, RFC 8628 3.5) in ours. */
const words: Readonly<Record<string, readonly [code: ErrorCode, message: string, hint: string]>> = {
  invalid_grant: [
    'oauth.sign-in-again',
    'The sign-in is no longer valid: it has ended, was taken back, or the password was changed.',
    'Sign in again.',
  ],
  interaction_required: [
    'oauth.sign-in-again',
    'The service wants the person to sign in again.',
    'Sign in again.',
  ],
  login_required: ['oauth.sign-in-again', 'The service wants the person to sign in again.', 'Sign in again.'],
  access_denied: [
    'oauth.denied',
    'The sign-in was refused, by you or by an administrator.',
    'Sign in again and agree.',
  ],
  authorization_declined: ['oauth.denied', 'The sign-in was refused.', 'Sign in again and agree.'],
  consent_required: [
    'oauth.denied',
    'An administrator has to agree to this app first.',
    'Ask the administrator of the account.',
  ],
  invalid_client: [
    'oauth.client-refused',
    'The sign-in service does not know this client id, or its secret is wrong or has ended.',
    'Compare client id and secret with those of the registered app.',
  ],
  unauthorized_client: [
    'oauth.client-refused',
    'The registered app may not sign in this way.',
    "Allow this kind of sign-in in the app's registration, or choose another one.",
  ],
  invalid_scope: [
    'oauth.scope-refused',
    'The service does not grant one of the scopes.',
    "Compare the scopes with what the app's registration allows.",
  ],
  invalid_target: [
    'oauth.scope-refused',
    'The service does not know this audience or resource.',
    'Correct it.',
  ],
  unsupported_grant_type: [
    'oauth.client-refused',
    'The service does not offer this kind of sign-in.',
    'Choose another.',
  ],
  unsupported_response_type: [
    'oauth.client-refused',
    'The service does not offer this kind of sign-in.',
    'Choose another one.',
  ],
  redirect_uri_mismatch: [
    'oauth.client-refused',
    'The redirect address is not the one of the registered app.',
    "Register the redirect address shown in the connection's form.",
  ],
  expired_token: ['oauth.timeout', 'The code was not entered in time.', 'Start again.'],
  slow_down: ['oauth.unreachable', 'The sign-in service is busy.', 'Try again in a moment.'],
  temporarily_unavailable: [
    'oauth.unreachable',
    'The sign-in service is not available now.',
    'Try again later.',
  ],
  server_error: ['oauth.unreachable', 'The sign-in service had an error.', 'Try again later.'],
}

/** Slack's own words for the same. */
const aliases: Readonly<Record<string, string>> = {
  invalid_refresh_token: 'invalid_grant',
  token_revoked: 'invalid_grant',
  token_expired: 'invalid_grant',
  invalid_code: 'invalid_grant',
  bad_verification_code: 'invalid_grant',
  bad_refresh_token: 'invalid_grant',
  incorrect_client_credentials: 'invalid_client',
  invalid_client_id: 'invalid_client',
  bad_client_secret: 'invalid_client',
  bad_redirect_uri: 'redirect_uri_mismatch',
}

/** Whether the service cannot be reached for now, or is out of order: nothing is said about the sign-in itself. */
export function isUnreachable(thrown: unknown): boolean {
  if (thrown instanceof CredentialError) return thrown.code === 'oauth.unreachable'
  return thrown instanceof ConnectorError && thrown.code !== 'http.aborted'
}

/** The error word of the standard, of an error the library threw. */
export function oauthErrorWord(thrown: unknown): string | undefined {
  if (thrown instanceof oauth.ResponseBodyError || thrown instanceof oauth.AuthorizationResponseError)
    return thrown.error
  if (thrown instanceof oauth.WWWAuthenticateChallengeError) {
    return thrown.cause.flatMap(({ parameters }) => parameters.error ?? [])[0] ?? 'invalid_client'
  }
  return undefined
}

/**
 * Turns what the library or the network threw into a CredentialError `oauth.*` that a person can act on. Texts of the
 * service are quoted, without any of `secrets`; the original is not kept, since it holds answers with tokens.
 */
export function oauthErrorOf(thrown: unknown, secrets: readonly string[]): CredentialError {
  if (thrown instanceof CredentialError) return thrown
  if (thrown instanceof ConnectorError) {
    const isCancelled = thrown.code === 'http.aborted'
    return new CredentialError(
      isCancelled ? 'oauth.cancelled' : 'oauth.unreachable',
      isCancelled ? 'The sign-in was cancelled.' : `The sign-in service cannot be reached. ${thrown.message}`,
      { hint: isCancelled ? undefined : 'Check the network and the address, and try again.' },
    )
  }
  if (thrown instanceof FlowError)
    return new CredentialError(thrown.code, thrown.message, { hint: thrown.hint })
  const word = oauthErrorWord(thrown)
  if (word !== undefined) {
    const [code, message, hint] = words[aliases[word] ?? word] ?? [
      'oauth.refused',
      `The sign-in service refused: ${clean(word, secrets)}.`,
      'Look at what the service says about it.',
    ]
    const said = (thrown as { error_description?: unknown }).error_description
    const quoted = typeof said === 'string' && said !== '' ? ` It says: “${clean(said, secrets)}”` : ''
    return new CredentialError(code, `${message}${quoted}`, { hint })
  }
  return new CredentialError(
    'oauth.unusable-answer',
    'The sign-in service answered something that Flowbench cannot use.',
    {
      hint: `Check the addresses. ${thrown instanceof Error ? clean(libraryWords(thrown), secrets) : ''}`.trim(),
    },
  )
}

/** The library's sentence names what was wrong with an answer; it never quotes values. */
function libraryWords(thrown: Error): string {
  return thrown instanceof oauth.OperationProcessingError || thrown instanceof oauth.UnsupportedOperationError
    ? `Found: ${thrown.message}.`
    : ''
}

/** A text of a service for people: one line, short, no secret. */
function clean(text: string, secrets: readonly string[]): string {
  let line = text.replace(/\s+/g, ' ').trim()
  for (const secret of secrets) if (secret.length > 3) line = line.replaceAll(secret, '[secret]')
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
