/** Colours that white and dark text can both stand beside, from blue to grey. */
const palette = [
  '#0f6cbd',
  '#4f6bed',
  '#5c2e91',
  '#881798',
  '#c239b3',
  '#bf0077',
  '#a4262c',
  '#ca5010',
  '#986f0b',
  '#498205',
  '#0b6a0b',
  '#038387',
  '#00757a',
  '#005b70',
  '#394146',
  '#69797e',
] as const

/** A colour for a name, the same for the same name: so that connectors without one can be told apart. */
export function brandColorFor(name: string): string {
  let hash = 0
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0
  return palette[Math.abs(hash) % palette.length] ?? palette[0]
}

/** A colour as `#rrggbb`; `undefined` for what is none, and for white, on which nothing can be seen. */
export function readBrandColor(text: string | undefined): string | undefined {
  const given = text?.trim().toLowerCase() ?? ''
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(given)
  const color = short === null ? given : `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
  if (!/^#[0-9a-f]{6}$/.test(color)) return undefined
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  return channels.every((channel) => channel > 0xe6) ? undefined : color
}
