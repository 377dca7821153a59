import { editDistance } from '../expressions/closest-word.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'

/** Every extension of the Power Platform that we read. Source: Microsoft Learn, "Extend an OpenAPI definition for a custom connector". */
export const extensionNames = [
  'x-ms-summary',
  'x-ms-visibility',
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
  'x-ms-trigger',
  'x-ms-trigger-hint',
  'x-ms-trigger-metadata',
  'x-ms-notification-url',
  'x-ms-notification-content',
  'x-ms-pageable',
  'x-ms-url-encoding',
  'x-ms-no-generic-test',
  'x-ms-api-annotation',
  'x-ms-capabilities',
  'x-ms-connector-metadata',
  'x-ms-test-value',
  'x-ms-parameter-location',
  'x-ms-require-user-confirmation',
  'x-ms-enum',
  'x-ms-enum-values',
  'x-ms-editor',
  'x-ms-editor-options',
  'x-ms-media-kind',
  'x-ms-permission',
  'x-ms-property-name-alias',
  'x-ms-header-trigger',
  'x-ms-openai-data',
  'x-ms-openai-manifest',
] as const

export type ExtensionName = (typeof extensionNames)[number]

const known: ReadonlySet<string> = new Set(extensionNames)
const aliases = new Map<string, ExtensionName | undefined>()

/**
 * The extension a property name means: the name itself, or the one it is a misspelling of (`x-ms-visbility`,
 * `x-ms  -summary`, `X-MS-Summary`, `x-ms-api-annotations`). `undefined` for names that are none.
 */
export function extensionMeant(name: string): ExtensionName | undefined {
  if (known.has(name)) return name as ExtensionName
  if (!/^x\s*-/i.test(name)) return undefined
  if (aliases.has(name)) return aliases.get(name)
  const meant = misspelling(name)
  if (aliases.size < 5000) aliases.set(name, meant)
  return meant
}

function misspelling(name: string): ExtensionName | undefined {
  const plain = name.toLowerCase().replace(/[\s_]+/g, (space) => (space.includes('_') ? '-' : ''))
  if (known.has(plain)) return plain as ExtensionName
  if (!/^x-?m[a-z]?-/.test(plain)) return undefined
  return extensionNames.find((candidate) => {
    const most = candidate.length < 14 ? 1 : 2
    return editDistance(plain, candidate, most + 1) <= most
  })
}

/** An extension's value on an object, misspelt ones included; a well-spelt one wins. */
export function readExtension(owner: WdlObject, name: ExtensionName): WdlValue | undefined {
  if (Object.hasOwn(owner, name)) return owner[name]
  for (const key of Object.keys(owner)) {
    const first = key.charCodeAt(0)
    if ((first === 120 || first === 88) && extensionMeant(key) === name) return owner[key]
  }
  return undefined
}

/** All `x-*` properties of an object, as they stand. */
export function extensionsOf(owner: WdlObject): WdlObject {
  return Object.fromEntries(Object.entries(owner).filter(([name]) => /^x\s*-/i.test(name)))
}
