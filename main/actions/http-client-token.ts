import type { ClientCertificate } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import { textOf } from '../../shared/wdl/lookup.ts'
import { signClientAssertion } from '../connectors/client-assertion.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { headerOf, isRetryableStatus, retryAfterMs } from '../engine/http-status.ts'
import type { ReadCredential } from './http-credential.ts'
import { failed } from './results.ts'

/**
 * A token by client credentials, for ActiveDirectoryOAuth: with a secret, or with a certificate and its key as PEM.
 * Rejects with ConnectorError `connector.no-token`, `http.certificate`. Source: RFC 6749, 4.4; Microsoft identity
 * platform, v1.0 endpoint (`resource`).
 */
export async function clientToken(
  call: ActionCall,
  value: ReadCredential,
  certificate: ClientCertificate,
): Promise<string | CompletedResult> {
  const authority = (value('authority') || 'https://login.microsoftonline.com').replace(/\/+$/, '')
  const url = `${authority}/${encodeURIComponent(value('tenant'))}/oauth2/token`
  const proof = proofOf(call, value, certificate, url)
  if ('kind' in proof) return proof
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: value('clientId'),
    resource: value('audience'),
    ...proof,
  })
  const response = await call.ports.http.send(
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
      timeoutMs: 30_000,
      maxResponseBytes: 1_000_000,
      maxRedirects: 0,
    },
    call.signal,
  )
  const answer = readJson(new TextDecoder().decode(response.body))
  const token = textOf(answer, 'access_token')
  if (response.status === 200 && token !== undefined) return token
  const why = textOf(answer, 'error')
  throw new ConnectorError(
    'connector.no-token',
    `No token for '${call.name}': the sign-in service answered ${response.status}${why === undefined ? '' : ` (${why})`}.`,
    {
      httpStatus: response.status,
      retryable: isRetryableStatus(response.status),
      retryAfterMs: retryAfterMs(headerOf(response.headers, 'retry-after'), call.nowMs()),
      hint: 'Check tenant, client id, secret or certificate, and audience.',
    },
  )
}

type Proof = { client_secret: string } | { client_assertion_type: string; client_assertion: string }

/** What shows that it is the client: its secret, or an assertion signed by its certificate. */
function proofOf(
  call: ActionCall,
  value: ReadCredential,
  { content, password }: ClientCertificate,
  audience: string,
): Proof | CompletedResult {
  if (value('secret') !== '') return { client_secret: value('secret') }
  const path = [...call.path, 'inputs', 'authentication']
  if (content.length === 0) {
    return failed(
      'BadRequest',
      `Authentication of '${call.name}' needs a 'secret' or a certificate ('pfx').`,
      {
        path,
      },
    )
  }
  if (typeof content !== 'string') {
    return failed(
      'AuthenticationNotSupported',
      'A certificate that signs in must be given as PEM here: its key cannot be taken out of a PKCS #12 file.',
      {
        path,
        hint: "Convert it (openssl pkcs12 -in FILE -nodes) and give the text as 'pfx', use a client secret, or mock this action.",
      },
    )
  }
  const claims = {
    clientId: value('clientId'),
    audience,
    id: `${call.trackingId}-${call.attempt}-${call.nowMs()}`,
    issuedAt: Math.floor(call.nowMs() / 1000),
  }
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signClientAssertion(content, password, claims),
  }
}

function readJson(text: string): WdlValue {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
