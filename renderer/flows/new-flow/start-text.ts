import type { OperationSummary } from '../../../shared/ipc/connectors-payloads.ts'
import { templateText } from '../../../shared/templates/index.ts'
import type { Schedule } from './schedule.ts'
import { recurrenceOf } from './schedule.ts'

/** The text of a flow that starts by the clock and does nothing yet. */
export function scheduledText(displayName: string, schedule: Schedule): string {
  return textWith(displayName, 'scheduled', {
    Recurrence: { type: 'Recurrence', recurrence: recurrenceOf(schedule) },
  })
}

/** The text of a flow that starts by a connector's trigger and does nothing yet. */
export function automatedText(displayName: string, operation: OperationSummary): string {
  const { connectorId, operationId, stepType, title, trigger } = operation
  const polls = trigger?.kind !== 'webhook'
  return textWith(displayName, 'automated', {
    [stepName(title)]: {
      type: stepType,
      inputs: {
        parameters: {},
        host: {
          apiId: `/providers/Microsoft.PowerApps/apis/${connectorId}`,
          connectionName: connectorId,
          operationId,
        },
        authentication: "@parameters('$authentication')",
      },
      ...(polls ? { recurrence: { frequency: 'Minute', interval: 3 } } : {}),
      ...(trigger?.isBatch === true ? { splitOn: "@triggerOutputs()?['body/value']" } : {}),
    },
  })
}

/** A title as the name of a step: at most 80 characters, underscores for spaces. */
function stepName(title: string): string {
  const name = title.trim().replace(/\s+/g, '_').slice(0, 80)
  return name === '' ? 'Trigger' : name
}

function textWith(displayName: string, kind: 'scheduled' | 'automated', triggers: object): string {
  const empty = { id: '', title: '', summary: '', parameters: {}, actions: {} }
  return templateText({ ...empty, kind, triggers }, displayName)
}
