import { brandColorFor, readBrandColor, repairDescription } from '../../shared/connectors/adopt/index.ts'
import { authKinds, type ConnectorModel, readConnector } from '../../shared/connectors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { GalleryEntry, LeftOutReason } from '../../shared/gallery/index.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'

/** Longest line about an entry, in UTF-16 units. */
const maxSummary = 200

/** What came of one description: its line, or why the gallery is without it. */
export type Described = { readonly entry: GalleryEntry } | { readonly leftOut: LeftOutReason }

/** Reads a description with the loader that will read the connector made of it. */
export function describeEntry(id: string, text: string): Described {
  const model = readWhole(text)
  if (model === undefined) return { leftOut: 'not-readable' }
  if (model.operations.length === 0) return { leftOut: 'no-operations' }
  const info = objectOf(model.definition, 'info')
  const provider = textOf(info, 'x-providerName') ?? id.split('/')[0] ?? id
  const service = textOf(info, 'x-serviceName')
  const license = textOf(objectOf(info, 'license'), 'name')
  return {
    entry: {
      id,
      name: model.title.trim() === '' ? provider : oneLine(model.title),
      provider,
      ...(service === undefined ? {} : { service }),
      categories: categoriesIn(propertyOf(info, 'x-apisguru-categories')),
      color: readBrandColor(textOf(objectOf(info, 'x-logo'), 'backgroundColor')) ?? brandColorFor(provider),
      operations: model.operations.length,
      auth: authKinds(model),
      version: model.version ?? '',
      summary: summaryOf(model.description ?? ''),
      ...(license === undefined || license === '' ? {} : { license }),
      isUnofficial: propertyOf(info, 'x-unofficialSpec') === true,
      hasHost: model.servers.length > 0,
      bytes: Buffer.byteLength(text),
    },
  }
}

/** The model, mended as it will be when the entry is added; `undefined` when a part of it cannot be used all the same. */
function readWhole(text: string): ConnectorModel | undefined {
  const read = readConnector({ id: 'entry', definition: text })
  if (!read.isDefinitionJson) return undefined
  if (!hasError(read.model)) return read.model
  const value = parseJson(text)
  if (!isObject(value)) return undefined
  const { definition } = repairDescription(value)
  const { model } = readConnector({ id: 'entry', definition: printJson(definition) })
  return hasError(model) ? undefined : model
}

function hasError({ problems }: ConnectorModel): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** The source has a list, or the one name as a text. */
function categoriesIn(value: WdlValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  const texts = (value as readonly WdlValue[]).filter((one) => typeof one === 'string')
  // One file has its category letter by letter.
  if (texts.length > 1 && texts.every((one) => one.length === 1)) return [texts.join('')]
  return [...new Set(texts)]
}

/** The first sentence or so of a description, without Markdown and HTML. */
export function summaryOf(description: string): string {
  const plain = oneLine(
    description
      .slice(0, 4000)
      .replace(/<[^>]*>/g, ' ')
      .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^\s*#+.*$/gm, ' ')
      .replace(/[*_`>|]+/g, ''),
  )
  if (plain.length <= maxSummary) return plain
  const cut = plain.slice(0, maxSummary)
  const sentence = /^.{40,}?[.!?](?=\s)/.exec(cut)?.[0]
  return sentence ?? `${cut.replace(/\s+\S*$/, '')}…`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
