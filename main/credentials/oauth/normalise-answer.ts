/** An answer of a token address as the standard wants it. */
export interface NormalAnswer {
  readonly status: number
  /** JSON text. */
  readonly body: string
}

type Json = Record<string, unknown>

/**
 * Brings an answer of a token, device or discovery address into the standard's shape (RFC 6749 5.1, 5.2): errors sent
 * as success (GitHub, Slack), forms instead of JSON (older services), a user's token inside `authed_user` (Slack),
 * kinds of bearer tokens with other names, scopes as lists, the page of a device code by its name in drafts (Google), an
 * id token that cannot be checked for want of a known issuer. `undefined` when the body is neither JSON object nor form.
 */
export function normaliseAnswer(
  status: number,
  contentType: string,
  body: string,
  options: { readonly keepIdToken: boolean },
): NormalAnswer | undefined {
  const read = readBody(contentType, body)
  if (read === undefined) return undefined
  const json = liftUser(read)
  const isError =
    json.ok === false || (typeof json.error === 'string' && typeof json.access_token !== 'string')
  if (isError) return { status: status < 400 ? 400 : status, body: JSON.stringify(plainError(json)) }
  if (typeof json.device_code === 'string') json.verification_uri ??= json.verification_url
  if (typeof json.access_token === 'string') {
    const type = typeof json.token_type === 'string' ? json.token_type.toLowerCase() : ''
    if (['', 'user', 'bot', 'access_token'].includes(type)) json.token_type = 'bearer'
    if (Array.isArray(json.scope)) json.scope = json.scope.join(' ')
    for (const name of ['refresh_token', 'scope', 'id_token', 'expires_in']) {
      if (json[name] === null || json[name] === '') delete json[name]
    }
    if (!options.keepIdToken) delete json.id_token
  }
  return { status, body: JSON.stringify(json) }
}

function readBody(contentType: string, body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    const isForm =
      /x-www-form-urlencoded|text\/plain/i.test(contentType) && /^[\w.-]+=[^\s<>{}]*$/.test(body.trim())
    return isForm ? Object.fromEntries(new URLSearchParams(body.trim())) : undefined
  }
}

function liftUser(json: Json): Json {
  const user = json.authed_user
  if (typeof json.access_token === 'string' || typeof user !== 'object' || user === null) return json
  const { access_token, refresh_token, expires_in, scope, token_type } = user as Json
  return typeof access_token === 'string'
    ? { access_token, refresh_token, expires_in, scope, token_type }
    : json
}

/** Some services send an object for `error`, or numbers. */
function plainError(json: Json): Json {
  const error = typeof json.error === 'string' ? json.error : 'invalid_request'
  const text = json.error_description ?? json.error_summary ?? json.message
  return { error, ...(typeof text === 'string' ? { error_description: text } : {}) }
}

/** The claims of an id token, unchecked: good for showing a name, for nothing else. */
export function readIdTokenClaims(body: string): Readonly<Json> | undefined {
  try {
    const token: unknown = (JSON.parse(body) as Json).id_token
    const payload = typeof token === 'string' ? token.split('.')[1] : undefined
    if (payload === undefined) return undefined
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined
  } catch {
    return undefined
  }
}
