import { parse as parseJsonc } from 'jsonc-parser'
import type { LimitMode } from '../../shared/profiles/profile.ts'

/** What environment.json says. Properties we do not know stay in the file. */
export interface EnvironmentManifest {
  readonly id: string | undefined
  readonly name: string | undefined
  /** Environment variables by name, as they stand in the file. */
  readonly variables: Readonly<Record<string, unknown>>
  /** `off`: runs here may be beyond the limits of the platform. */
  readonly limits: LimitMode
}

/** Reads environment.json's text, tolerant of comments, trailing commas and a BOM; undefined when it is no object. */
export function parseEnvironmentManifest(text: string): EnvironmentManifest | undefined {
  const value: unknown = parseJsonc(text.replace(/^\ufeff/, ''), undefined, { allowTrailingComma: true })
  if (!isRecord(value)) return undefined
  return {
    id: nonEmptyText(value.id, 200),
    name: nonEmptyText(value.name, 255),
    variables: isRecord(value.variables) ? value.variables : {},
    limits: value.limits === 'off' ? 'off' : 'enforced',
  }
}

/** Text of a new environment.json. */
export function printEnvironmentManifest(manifest: { id: string; name: string }): string {
  return `${JSON.stringify({ id: manifest.id, name: manifest.name, variables: {} }, null, 2)}\n`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nonEmptyText(value: unknown, maxLength: number): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxLength ? value : undefined
}
