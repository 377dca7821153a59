import { defineOperation } from './define-operation.ts'
import { choice, record, text } from './json-schema.ts'

/** Terminate: ends the run with a status. Source: WDL reference, "Terminate action". */
export const terminate = defineOperation({
  type: 'Terminate',
  title: 'Terminate',
  category: 'control',
  icon: 'RecordStop',
  summary: 'Ends the run at once with a status, a code and a message.',
  inputs: record(
    {
      runStatus: choice('Status', ['Succeeded', 'Failed', 'Cancelled'], { 'x-visibility': 'important' }),
      runError: record({ code: text('Code'), message: text('Message') }, [], { title: 'Error' }),
    },
    ['runStatus'],
  ),
  traits: { endsRun: true },
})
