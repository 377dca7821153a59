import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One connector of the corpus, as its index describes it, with its files. */
export interface CorpusConnector {
  readonly name: string
  readonly folder: string
  /** `plain`, `bom`, `lenient`, or `unparsed: ...` for a description that is no JSON. */
  readonly parse: string
  readonly operations: number
  readonly triggers: number
  readonly auth: readonly string[]
  readonly policies: Readonly<Record<string, number>>
  readonly script_in_source: boolean
  readonly features: readonly string[]
  readonly definition: string
  readonly properties: string
}

/** Every connector of the corpus. */
export function readCorpusConnectors(corpus: string): readonly CorpusConnector[] {
  const root = join(corpus, 'connectors')
  const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as {
    connectors: Omit<CorpusConnector, 'definition' | 'properties' | 'folder'>[]
  }
  return index.connectors.map((entry) => {
    const folder = join(root, entry.name)
    const read = (file: string) => readFileSync(join(folder, file), 'utf8')
    return {
      ...entry,
      folder,
      definition: read('apiDefinition.swagger.json'),
      properties: read('apiProperties.json'),
    }
  })
}
