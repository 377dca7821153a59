import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Ways in which a secret may be written down, as bytes to look for. */
function formsOf(secret: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const bytes = Buffer.from(secret, 'utf8')
  const base64 = [0, 1, 2].flatMap((before) => {
    // In the middle of a longer text: at each of the three offsets, without the ends that its surroundings decide.
    const whole = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(3)]).toString('base64')
    const inner = whole.slice(before === 0 ? 0 : 4, 4 * Math.floor((before + bytes.length) / 3))
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((text) => ['base64', text] as const)
  })
  const texts = [
    ['plain', secret],
    ['url-encoded', encodeURIComponent(secret)],
    ['json', JSON.stringify(secret).slice(1, -1)],
    ['hex', bytes.toString('hex')],
    ...base64,
  ] as const
  return [
    ...texts.map(([form, text]) => [form, Buffer.from(text, 'utf8')] as const),
    // As Chromium keeps what pages store.
    ['utf-16', Buffer.from(secret, 'utf16le')],
  ]
}

/** Where secrets turn up in a text: the form, and some of what stands around it. Empty: nowhere. */
export function secretsIn(where: string, content: Buffer, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) =>
    formsOf(secret).flatMap(([form, bytes]) => {
      const at = content.indexOf(bytes)
      if (at < 0) return []
      const around = content.subarray(Math.max(0, at - 60), at).toString('latin1')
      return [`${where}: ${secret.slice(0, 12)}… (${form}) after ${JSON.stringify(around)}`]
    }),
  )
}

/** Where secrets turn up in the files of a folder, at any depth. */
export function secretsUnder(folder: string, secrets: readonly string[]): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const info = statSync(path, { throwIfNoEntry: false })
    if (info === undefined) return []
    if (info.isDirectory()) return secretsUnder(path, secrets)
    return info.isFile() ? secretsIn(path, readFileSync(path), secrets) : []
  })
}
