import type { NewFlowKind } from '../../shared/ipc/payloads.ts'

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

/** Text of a new flow file: the smallest definition of its kind that is valid, in the native format. */
export function newFlowText(kind: NewFlowKind, displayName: string): string {
  const { connectionReferences, triggers } = starts[kind]
  const file = {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName,
      description: '',
      state: 'Started',
      connectionReferences,
      definition: {
        $schema: schema,
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        triggers,
        actions: {},
        outputs: {},
      },
    },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

interface Start {
  readonly connectionReferences: Readonly<Record<string, unknown>>
  readonly triggers: Readonly<Record<string, unknown>>
}

/** How a flow of each kind begins; an automated one with the trigger that makers choose most: a mail arrives. */
const starts: Readonly<Record<NewFlowKind, Start>> = {
  instant: {
    connectionReferences: {},
    triggers: {
      manual: {
        type: 'Request',
        kind: 'Button',
        inputs: { schema: { type: 'object', properties: {}, required: [] } },
      },
    },
  },
  scheduled: {
    connectionReferences: {},
    triggers: {
      Recurrence: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } },
    },
  },
  automated: {
    connectionReferences: {
      shared_office365: {
        runtimeSource: 'embedded',
        connection: {},
        api: { name: 'shared_office365' },
      },
    },
    triggers: {
      'When_a_new_email_arrives_(V3)': {
        type: 'OpenApiConnectionNotification',
        inputs: {
          parameters: { folderPath: 'Inbox' },
          host: {
            apiId: '/providers/Microsoft.PowerApps/apis/shared_office365',
            operationId: 'OnNewEmailV3',
            connectionName: 'shared_office365',
          },
          authentication: "@parameters('$authentication')",
        },
        splitOn: "@triggerOutputs()?['body/value']",
      },
    },
  },
}
