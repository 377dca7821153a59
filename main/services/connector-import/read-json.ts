import { readConnector } from '../../../shared/connectors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { importError } from './import-error.ts'

/**
 * Reads a JSON text as tolerantly as the loader of connectors does.
 * @throws DefinitionError `connector.json-syntax`, `connector.not-an-object` ... with every place
 */
export function readJson(text: string, name: string): WdlObject {
  const { model, isDefinitionJson } = readConnector({ id: 'new', definition: text })
  if (isDefinitionJson) return model.definition
  throw importError(
    name,
    text,
    model.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, hint, range }) => ({
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
        start: range.start,
        end: range.end,
      })),
  )
}
