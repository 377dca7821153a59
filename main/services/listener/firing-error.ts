import { DefinitionError, type FlowError } from '../../../shared/errors/index.ts'
import { ExpressionError } from '../../../shared/expressions/index.ts'
import { type CallbackAnswer, errorAnswer } from './callback-request.ts'

/** What the caller of a trigger is told when its request could not be read or no run could be started. */
export function firingError(error: FlowError): CallbackAnswer {
  if (error.code === 'file.invalid-json') {
    return errorAnswer(
      400,
      'InvalidRequestContent',
      `The request content is not valid and could not be deserialized: '${error.message}'.`,
    )
  }
  if (error instanceof ExpressionError) {
    return errorAnswer(
      400,
      'InvalidTemplate',
      `Unable to process template language expressions for the trigger: '${error.message}'.`,
    )
  }
  if (error.code === 'request.trigger-body')
    return errorAnswer(400, 'TriggerInputSchemaMismatch', error.message)
  if (error instanceof DefinitionError) return errorAnswer(500, 'InvalidDefinition', error.message)
  if (error.code.startsWith('request.')) return errorAnswer(400, 'InvalidTemplate', error.message)
  return errorAnswer(503, 'ServiceUnavailable', error.message)
}
