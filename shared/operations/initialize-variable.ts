import { defineOperation } from './define-operation.ts'
import { anything, choice, list, record, text } from './json-schema.ts'

/** Initialize variable: makes variables with a type and a first value, at the top level only. Source: WDL reference, "InitializeVariable action". */
export const initializeVariable = defineOperation({
  type: 'InitializeVariable',
  title: 'Initialize variable',
  category: 'variables',
  icon: 'BracesVariable',
  summary: 'Makes a variable with a name, a type and a first value.',
  inputs: record(
    {
      variables: list(
        'Variables',
        record(
          {
            name: text('Name', { 'x-visibility': 'important' }),
            type: choice('Type', ['boolean', 'integer', 'float', 'string', 'object', 'array'], {
              'x-visibility': 'important',
            }),
            value: anything('Value', { 'x-visibility': 'important' }),
          },
          ['name', 'type'],
        ),
        { minItems: 1 },
      ),
    },
    ['variables'],
  ),
  outputs: record({ body: anything('Variable') }),
  traits: { variable: 'initialize', isTopLevelOnly: true },
})
