import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { sampleFromSchema, validateJson } from '../../shared/json-schema/index.ts'
import { isObject, objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { TriggerHandler } from '../engine/trigger-handler.ts'

/**
 * Request (kinds Http, Button, PowerApp ...): called from outside; the body must follow `inputs.schema`.
 * Source: WDL reference, "Request trigger".
 */
export const fireRequest: TriggerHandler = (definition) => {
  const schema = propertyOf(objectOf(definition, 'inputs'), 'schema') ?? {}
  const isSplit = (propertyOf(definition, 'splitOn') ?? null) !== null
  return {
    hasCaller: true,
    fire: ({ outputs: whole, body: given, invent }) => {
      const invented = whole === undefined ? invent?.() : undefined
      const outputs = whole ?? (isObject(invented) ? withBody(invented, schema, given) : undefined)
      const body = given
      const made = outputs ?? {
        headers: body === undefined ? {} : jsonHeaders,
        ...(body === undefined ? {} : { body }),
      }
      const content = propertyOf(made, 'body')
      const isInvented = whole === undefined && given === undefined
      // Of a debatched trigger the outputs hold one item; the schema is that of the whole body, which was checked.
      const isItem = isSplit && whole !== undefined
      if (content === undefined || isInvented || isItem) return made
      const violations = validateJson(schema, content)
      const check = (found: Awaited<typeof violations>) => {
        if (typeof found === 'string') {
          throw new RequestError(
            'request.trigger-schema',
            `The trigger's schema is not a valid JSON schema: ${found}`,
          )
        }
        const first = found[0]
        if (first === undefined) return made
        const where = first.path === '' ? '' : ` at '${first.path}'`
        throw new RequestError(
          'request.trigger-body',
          `The body does not follow the trigger's schema${where}: ${first.message}`,
        )
      }
      return violations instanceof Promise ? violations.then(check) : check(violations)
    },
  }
}

/** Made-up outputs, with the given body, or with one by the schema where there is one. */
function withBody(outputs: WdlObject, schema: WdlValue, given: WdlValue | undefined): WdlValue {
  if (given !== undefined) return { headers: jsonHeaders, ...outputs, body: given }
  if (!hasProperties(schema)) return outputs
  return { ...outputs, body: mergeSamples(sampleFromSchema(schema), outputs.body ?? null) }
}

/** The schema's sample, with texts taken from what the flow reads where that asks for a certain text. */
function mergeSamples(sample: WdlValue, read: WdlValue): WdlValue {
  if (typeof sample === 'string' && typeof read === 'string' && read !== '') return read
  if (!isObject(sample) || !isObject(read)) return sample
  const merged = Object.entries(sample).map(([name, value]) => [
    name,
    mergeSamples(value, read[name] ?? null),
  ])
  return { ...read, ...Object.fromEntries(merged) }
}

const jsonHeaders = { 'Content-Type': 'application/json; charset=utf-8' }

function hasProperties(schema: WdlValue): boolean {
  const properties = propertyOf(schema, 'properties')
  return isObject(properties) && Object.keys(properties).length > 0
}
