import { createHash } from 'node:crypto'

/** A host key's fingerprint, as `ssh-keygen -l` shows it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/**
 * Whether a key has a fingerprint, in one of the ways they are written: `SHA256:...`, base64 alone, MD5 as pairs of digits
 * (`MD5:` before it or not), each after the key's kind and size as WinSCP shows it (`ssh-ed25519 255 ...`).
 */
export function hasFingerprint(key: Buffer, written: string): boolean {
  const text = written.trim().split(/\s+/).at(-1) ?? ''
  const digits = text.replace(/^md5:/i, '').replace(/[:-]/g, '').toLowerCase()
  if (/^[0-9a-f]{32}$/.test(digits)) return digits === createHash('md5').update(key).digest('hex')
  if (/^[0-9a-f]{64}$/.test(digits)) return digits === createHash('sha256').update(key).digest('hex')
  const base64 = text
    .replace(/^sha256:/i, '')
    .replace(/=+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  return base64 !== '' && `SHA256:${base64}` === fingerprintOf(key)
}
