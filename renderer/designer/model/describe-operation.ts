import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { operationWord } from '../../strings/sentences.ts'

/** Longest subtitle of a card, in characters. */
const maxLength = 80

/**
 * What a step does, in a few words for its card: `SendEmailV2 · office365`, `GET https://…`, the variable's name,
 * otherwise the title of its type. Reads what is there, whatever the type.
 */
export function describeOperation(step: WdlObject, manifest: OperationManifest): string {
  const inputs = propertyOf(step, 'inputs')
  const detail = connectorDetail(inputs) ?? requestDetail(inputs) ?? variableDetail(inputs, manifest)
  const text = detail ?? operationWord(manifest.title)
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text
}

function connectorDetail(inputs: WdlValue | undefined): string | undefined {
  const provider = objectOf(inputs, 'serviceProviderConfiguration')
  if (provider !== undefined) {
    const service = textOf(provider, 'serviceProviderId')?.split('/').at(-1)
    return joinWords(textOf(provider, 'operationId'), humanise(service))
  }
  const host = objectOf(inputs, 'host')
  if (host === undefined) return undefined
  const api = textOf(host, 'apiId')
    ?.split('/')
    .at(-1)
    ?.replace(/^shared_/, '')
  const connection = textOf(host, 'connectionName')?.replace(/^shared_/, '')
  const operation = textOf(host, 'operationId')
  if (operation !== undefined) return joinWords(operation, humanise(api ?? connection))
  const workflow = textOf(objectOf(host, 'workflow'), 'id')?.split('/').at(-1)
  if (workflow !== undefined) return workflow
  const reference = referencedConnection(propertyOf(objectOf(host, 'connection'), 'name'))
  const method = textOf(inputs, 'method')?.toUpperCase()
  return joinWords(joinSpace(method, textOf(inputs, 'path')), humanise(reference))
}

/** The name in `@parameters('$connections')['office365']['connectionId']`. */
function referencedConnection(name: WdlValue | undefined): string | undefined {
  if (typeof name !== 'string') return undefined
  return /\$connections'\s*\)\s*\[\s*'((?:[^']|'')+)'/.exec(name)?.[1] ?? undefined
}

function requestDetail(inputs: WdlValue | undefined): string | undefined {
  const uri = textOf(inputs, 'uri') ?? textOf(inputs, 'path')
  if (uri === undefined) return undefined
  return joinSpace(textOf(inputs, 'method')?.toUpperCase(), uri)
}

function variableDetail(inputs: WdlValue | undefined, manifest: OperationManifest): string | undefined {
  if (manifest.traits.variable === 'none') return undefined
  const names = [textOf(inputs, 'name')]
  const variables = propertyOf(inputs, 'variables')
  if (Array.isArray(variables)) for (const variable of variables) names.push(textOf(variable, 'name'))
  const known = names.filter((name) => name !== undefined && name !== '')
  return known.length === 0 ? undefined : joinWords(operationWord(manifest.title), known.join(', '))
}

function humanise(name: string | undefined): string | undefined {
  return name?.replace(/[_-]+/g, ' ').trim() || undefined
}

function joinWords(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== '')
  return known.length === 0 ? undefined : known.join(' · ')
}

function joinSpace(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== '')
  return known.length === 0 ? undefined : known.join(' ')
}
