import { RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { sampleOfSchema, validateJson } from '../../shared/json-schema/index.ts'
import { isObject, objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { TriggerHandler } from '../engine/trigger-handler.ts'

/**
 * Request (kinds Http, Button, PowerApp ...): called from outside; the body must follow `inputs.schema`.
 * Source: WDL reference, "Request trigger".
 */
export const fireRequest: TriggerHandler = (definition) => {
  const schema = propertyOf(objectOf(definition, 'inputs'), 'schema') ?? {}
  return {
    hasCaller: true,
    fire: ({ outputs, body: given, mayInvent }) => {
      const isInvented = given === undefined && outputs === undefined && mayInvent && hasProperties(schema)
      const body = isInvented ? sampleOfSchema(schema) : given
      const made = outputs ?? {
        headers: body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' },
        ...(body === undefined ? {} : { body }),
      }
      const content = propertyOf(made, 'body')
      if (content === undefined) return made
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

function hasProperties(schema: WdlValue): boolean {
  const properties = propertyOf(schema, 'properties')
  return isObject(properties) && Object.keys(properties).length > 0
}
