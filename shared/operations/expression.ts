import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Date and text operations that the designer offers as actions; `kind` says which. */
export const expressionOperation = defineOperation({
  type: 'Expression',
  title: 'Date and text operation',
  category: 'data',
  icon: 'MathFormula',
  summary: 'Current time, add to time, convert time zone, format number and the like, as an action.',
  kinds: [
    'CurrentTime',
    'GetPastTime',
    'GetFutureTime',
    'AddToTime',
    'SubtractFromTime',
    'ConvertTimeZone',
    'FormatNumber',
    'IndexOf',
    'Substring',
  ],
  inputs: { type: 'object' },
  outputs: record({ body: anything('Output') }),
})
