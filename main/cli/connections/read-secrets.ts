import { RequestError } from '../../../shared/errors/index.ts'
import type { CliIo } from '../cli-io.ts'

/** A secret that is asked for. */
export interface AskedSecret {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
}

/**
 * Reads secrets from the terminal, one after the other and unseen; or from standard input: as a JSON object by name, or
 * one a line in the order in which they are asked for. Never from arguments: others on the machine can see those.
 * @throws RequestError `cli.no-secret` when one that is needed was not given
 */
export async function readSecrets(
  asked: readonly AskedSecret[],
  io: Pick<CliIo, 'readStdin' | 'readSecret'>,
): Promise<Readonly<Record<string, string>>> {
  if (asked.length === 0) return {}
  const typed: Record<string, string> = {}
  for (const [index, { label, name }] of asked.entries()) {
    const value = await io.readSecret?.(label)
    if (value === undefined && index === 0) return required(asked, fromText(asked, await io.readStdin()))
    if (value !== undefined && value !== '') typed[name] = value
  }
  return required(asked, typed)
}

function fromText(asked: readonly AskedSecret[], text: string): Readonly<Record<string, string>> {
  if (text.trimStart().startsWith('{')) {
    try {
      const value: unknown = JSON.parse(text)
      const entries = Object.entries(value as Readonly<Record<string, unknown>>)
      return Object.fromEntries(
        entries.flatMap(([name, secret]) => (typeof secret === 'string' ? [[name, secret]] : [])),
      )
    } catch {
      // Never quoted: it holds secrets.
      throw new RequestError('cli.no-secret', 'Standard input holds no JSON object of secrets.', {
        hint: `Such as {"${asked[0]?.name ?? 'key'}": "..."}, or one secret a line.`,
      })
    }
  }
  const lines = text.split(/\r?\n/)
  return Object.fromEntries(
    asked.flatMap(({ name }, index) => {
      const line = lines[index] ?? ''
      return line === '' ? [] : [[name, line]]
    }),
  )
}

function required(
  asked: readonly AskedSecret[],
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const missing = asked.filter(({ isRequired, name }) => isRequired && given[name] === undefined)
  if (missing.length === 0) return given
  throw new RequestError('cli.no-secret', `Not given: ${missing.map(({ label }) => label).join(', ')}.`, {
    hint: 'Type it when asked, or give it on standard input.',
  })
}
