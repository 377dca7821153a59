import { defineOperation } from './define-operation.ts'
import { choice, integer, record, text } from './json-schema.ts'

/** Delay and Delay until. Source: WDL reference, "Wait action". */
export const wait = defineOperation({
  type: 'Wait',
  title: 'Delay',
  category: 'schedule',
  icon: 'Clock',
  summary: 'Waits for a time span, or until a moment.',
  inputs: {
    anyOf: [
      record(
        {
          interval: record(
            {
              count: integer('Count', { 'x-visibility': 'important' }),
              unit: choice('Unit', ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'], {
                'x-visibility': 'important',
              }),
            },
            ['count', 'unit'],
            { title: 'For' },
          ),
        },
        ['interval'],
      ),
      record(
        {
          until: record({ timestamp: text('Timestamp', { 'x-editor': 'timestamp' }) }, ['timestamp'], {
            title: 'Until',
          }),
        },
        ['until'],
      ),
    ],
  },
})
