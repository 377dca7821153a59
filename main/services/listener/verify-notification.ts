import { timingSafeEqual } from 'node:crypto'
import type {
  NotificationSignature,
  SignatureRule,
} from '../../../shared/connectors/notification-signature.ts'
import { CredentialError } from '../../../shared/errors/index.ts'
import { headerOf } from '../../engine/http-status.ts'
import { problemOf } from '../trigger-problem.ts'
import type { Prove } from './answer-secret-handshake.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './callback-request.ts'

/** What a caller is told whose call is not taken, and why, for the person. */
export interface Refusal {
  readonly answer: CallbackAnswer
  readonly problem: { readonly code: string; readonly message: string }
}

/** Times from here on are in ms, earlier ones in seconds: the year 5138, or March 1973. */
const firstMs = 100_000_000_000

/**
 * Whether a call was really made by the service: its signature is that of its body (and time) with the secret that the
 * connection holds. `undefined` for a call that is, a refusal for any other. The caller learns nothing but that it is
 * refused; the person learns why.
 */
export async function verifyNotification(
  request: CallbackRequest,
  rule: SignatureRule,
  prove: Prove,
  nowMs: number,
): Promise<Refusal | undefined> {
  if (rule === 'unreadable')
    return refusal('The connector says in an unreadable way how its calls are signed.')
  const signed = readSigned(request, rule, nowMs)
  if ('wrong' in signed && rule.isRequired) return refusal(signed.wrong)
  try {
    const proof = await prove(rule.secret, 'text' in signed ? signed.text : '')
    if ('wrong' in signed) return refusal(signed.wrong)
    const isRight = signed.signatures.some((one) => isSame(one, proof))
    return isRight ? undefined : refusal('A call was refused: its signature is not that of the secret.')
  } catch (thrown) {
    const hasNoSecret = thrown instanceof CredentialError && thrown.code === 'connection.no-proof-secret'
    if (hasNoSecret && !rule.isRequired) return undefined
    return { ...refusal(''), problem: problemOf(thrown) }
  }
}

/** The signatures that a call carries, and the text they are of; or what it lacks. */
function readSigned(
  { body, headers }: CallbackRequest,
  rule: NotificationSignature,
  nowMs: number,
): { readonly signatures: readonly Buffer[]; readonly text: string } | { readonly wrong: string } {
  const value = headerOf(headers, rule.header)
  if (value === undefined)
    return { wrong: `A call was refused: it is not signed (no header ${rule.header}).` }
  const parts = rule.list === undefined ? undefined : readList(value)
  const given = parts === undefined ? [value.trim()] : named(parts, rule.list?.signature)
  const signatures = given.flatMap((one) => decode(one, rule))
  if (signatures.length === 0) return { wrong: `A call was refused: ${rule.header} holds no signature.` }
  const time = rule.timestampHeader === undefined ? undefined : headerOf(headers, rule.timestampHeader)
  const timestamp = time?.trim() ?? named(parts ?? [], rule.list?.timestamp)[0]
  if (rule.signed.includes('{timestamp}')) {
    const wrong = faultOfTime(timestamp, rule.toleranceSeconds, nowMs)
    if (wrong !== undefined) return { wrong }
  }
  const content = textOfBody(body)
  if (content === undefined)
    return { wrong: 'A call was refused: its body is not text, so it cannot be checked.' }
  return {
    signatures,
    text: rule.signed.replace(/\{(body|timestamp)\}/g, (_, name) =>
      name === 'body' ? content : (timestamp ?? ''),
    ),
  }
}

function faultOfTime(
  timestamp: string | undefined,
  toleranceSeconds: number,
  nowMs: number,
): string | undefined {
  if (timestamp === undefined || !/^\d{1,15}$/.test(timestamp)) {
    return 'A call was refused: it does not say when it was made.'
  }
  const given = Number(timestamp)
  const madeMs = given >= firstMs ? given : given * 1000
  if (Math.abs(nowMs - madeMs) <= toleranceSeconds * 1000) return undefined
  return `A call was refused: it was made more than ${toleranceSeconds} seconds from now, so it may be one of someone who listened.`
}

/** `t=1,v1=a,v1=b` */
function readList(value: string): readonly (readonly [string, string])[] {
  return value.split(',').flatMap((part) => {
    const at = part.indexOf('=')
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
  })
}

function named(parts: readonly (readonly [string, string])[], name: string | undefined): readonly string[] {
  return parts.flatMap(([key, value]) => (key === name ? [value] : []))
}

function decode(text: string, { encoding, prefix }: NotificationSignature): readonly Buffer[] {
  if (!text.startsWith(prefix)) return []
  const bare = text.slice(prefix.length)
  const isRight = encoding === 'hex' ? /^[0-9a-f]{64}$/i.test(bare) : /^[A-Za-z0-9+/]{43}=?$/.test(bare)
  return isRight ? [Buffer.from(bare, encoding)] : []
}

function isSame(signature: Buffer, proof: Uint8Array): boolean {
  return signature.byteLength === proof.byteLength && timingSafeEqual(signature, proof)
}

/** The body as the very text that was signed; `undefined` for bytes that are no UTF-8. */
function textOfBody(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}

function refusal(message: string): Refusal {
  return {
    answer: errorAnswer(
      401,
      'NotificationNotVerified',
      'The call is not signed as the service signs its calls.',
    ),
    problem: { code: 'connector.unverified-notification', message },
  }
}
