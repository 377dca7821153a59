import type { ConnectorModel, Operation } from '../../shared/connectors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { resolveSchema, sampleFromSchema } from '../../shared/json-schema/index.ts'

/** Values for all parameters of an operation, made of their schemas; the same each time. */
export function valuesForOperation({ definition: root }: ConnectorModel, operation: Operation): WdlObject {
  const made = operation.parameters.map((parameter): [string, WdlValue] => [
    parameter.name,
    parameter.isFile
      ? { '$content-type': 'text/plain', $content: 'aGk=' }
      : filled(sampleFromSchema(resolveSchema(root, parameter.schema), { root, name: parameter.name })),
  ])
  const { body } = operation
  if (body !== undefined) made.push([body.name, sampleFromSchema(body.contents[0]?.schema, { root })])
  return Object.fromEntries(made)
}

/** Examples of empty texts are no values that could be told apart from none. */
function filled(value: WdlValue): WdlValue {
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map(filled)
  return value === '' ? 'word' : value
}
