import type { ProofPurpose } from '../../../shared/connectors/proof.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import { objectOf, textOf } from '../../../shared/wdl/lookup.ts'
import { problemOf } from '../trigger-problem.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './callback-request.ts'

/** HMAC-SHA-256 of a text with a secret of the connection; rejects with CredentialError when it has none for that. */
export type Prove = (purpose: ProofPurpose, message: string) => Promise<Uint8Array>

/** Longest text that is proven, and largest body in which one is looked for: what services send is far below. */
const maxMessage = 512
const maxBody = 8192

/**
 * The answer to a service that wants to see, before it calls, that whoever listens knows a secret it shares with it:
 * X (Twitter) with `crc_token`, Zoom with `endpoint.url_validation`. `undefined` for a real call. Nothing is started by
 * a handshake. Without the secret the service is refused, and the problem tells what the connection lacks. Sources: X,
 * "Challenge-Response Checks"; Zoom, "Validate your webhook endpoint".
 */
export async function answerSecretHandshake(
  request: CallbackRequest,
  prove: Prove,
): Promise<
  { readonly answer: CallbackAnswer; readonly problem?: { code: string; message: string } } | undefined
> {
  const challenge = challengeOf(request)
  if (challenge === undefined) return undefined
  try {
    const proof = await prove(challenge.purpose, challenge.message)
    return { answer: json(challenge.answer(Buffer.from(proof))) }
  } catch (thrown) {
    const problem = problemOf(thrown)
    return { answer: errorAnswer(401, 'WebhookNotVerified', 'The address cannot be verified.'), problem }
  }
}

interface Challenge {
  readonly purpose: ProofPurpose
  readonly message: string
  answer(proof: Buffer): Readonly<Record<string, string>>
}

function challengeOf({ body, method, queries }: CallbackRequest): Challenge | undefined {
  const token = queries.crc_token
  if (method === 'GET' && token !== undefined && isShort(token)) {
    return {
      purpose: 'client',
      message: token,
      answer: (proof) => ({ response_token: `sha256=${proof.toString('base64')}` }),
    }
  }
  if (method !== 'POST' || body.byteLength === 0 || body.byteLength > maxBody) return undefined
  const value = readJson(body)
  const plainToken = textOf(objectOf(value, 'payload'), 'plainToken')
  if (textOf(value, 'event') !== 'endpoint.url_validation' || plainToken === undefined) return undefined
  if (!isShort(plainToken)) return undefined
  return {
    purpose: 'webhook',
    message: plainToken,
    answer: (proof) => ({ plainToken, encryptedToken: proof.toString('hex') }),
  }
}

function isShort(text: string): boolean {
  return text !== '' && text.length <= maxMessage
}

function readJson(body: Uint8Array): WdlValue {
  try {
    return parseJson(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

function json(value: Readonly<Record<string, string>>): CallbackAnswer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }
}
