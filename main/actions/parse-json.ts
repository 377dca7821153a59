import { isContent, textOfContent } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { JsonError, parseJson } from '../../shared/json/index.ts'
import { type SchemaViolation, validateJson } from '../../shared/json-schema/index.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult } from '../engine/action-handler.ts'
import { failed, succeeded } from './results.ts'

/** Parse JSON: text to a value, checked by a JSON schema. Source: WDL reference, "Parse JSON action". */
export const runParseJson: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const content = propertyOf(call.inputs, 'content')
    const path = [...call.path, 'inputs', 'content']
    if (content === undefined || content === null) {
      const message = `Unable to process template language expressions in action '${call.name}' inputs: 'Required property 'content' expects a value but got null. Path ''.'`
      return failed('InvalidTemplate', message, { path })
    }
    let value: WdlValue
    try {
      const text = isContent(content) ? textOfContent(content) : content
      value = typeof text === 'string' ? parseJson(text) : content
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown
      const message = `Unable to process template language expressions in action '${call.name}' inputs: the 'content' is not valid JSON: ${thrown.message}`
      return failed('InvalidTemplate', message, { path })
    }
    return checked(call, value, propertyOf(call.inputs, 'schema') ?? {})
  },
})

function checked(call: ActionCall, value: WdlValue, schema: WdlValue): ActionResult | Promise<ActionResult> {
  const violations = validateJson(schema, value)
  const finish = (found: readonly SchemaViolation[] | string): ActionResult => {
    if (typeof found === 'string') {
      const message = `The schema of '${call.name}' is not a valid JSON schema: ${found}`
      return failed('InvalidJsonSchema', message, { path: [...call.path, 'inputs', 'schema'] })
    }
    if (found.length === 0) return succeeded({ body: value })
    const message = `The schema validation failed. ${found[0]?.message ?? ''}`.trim()
    return {
      ...failed('ValidationFailed', message, { path: [...call.path, 'inputs', 'schema'] }),
      outputs: { body: value, errors: found.map(({ message: text, path }) => ({ message: text, path })) },
    }
  }
  return violations instanceof Promise ? violations.then(finish) : finish(violations)
}
