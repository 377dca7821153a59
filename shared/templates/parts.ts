/** `runAfter` of what runs when these actions were successful. */
export function after(...names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(names.map((name) => [name, ['Succeeded']]))
}

/** A call of a connector's operation. */
export function call(
  connector: string,
  operationId: string,
  parameters: object,
  runAfter: object,
  type: 'OpenApiConnection' | 'OpenApiConnectionWebhook' = 'OpenApiConnection',
): object {
  return { type, runAfter, inputs: inputsOf(connector, operationId, parameters) }
}

/** A trigger of a connector. */
export function listen(
  connector: string,
  operationId: string,
  parameters: object,
  more: object = {},
  type: 'OpenApiConnection' | 'OpenApiConnectionNotification' = 'OpenApiConnection',
): object {
  const recurrence = { recurrence: { frequency: 'Minute', interval: 3 } }
  return {
    type,
    inputs: inputsOf(connector, operationId, parameters),
    ...(type === 'OpenApiConnection' ? recurrence : {}),
    ...more,
  }
}

function inputsOf(connector: string, operationId: string, parameters: object): object {
  return {
    parameters,
    host: {
      apiId: `/providers/Microsoft.PowerApps/apis/${connector}`,
      connectionName: connector,
      operationId,
    },
    authentication: "@parameters('$authentication')",
  }
}

/** A mail through Office 365 Outlook. */
export function mail(to: string, subject: string, body: string, runAfter: object): object {
  const parameters = { 'emailMessage/To': to, 'emailMessage/Subject': subject, 'emailMessage/Body': body }
  return call('shared_office365', 'SendEmailV2', parameters, runAfter)
}

/** Starts by hand, with these inputs. */
export function button(properties: object = {}, required: readonly string[] = []): object {
  return {
    manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object', properties, required } } },
  }
}

/** Starts when its address is called with a body like this. */
export function http(properties: object, required: readonly string[]): object {
  return {
    When_it_is_called: {
      type: 'Request',
      kind: 'Http',
      inputs: { method: 'POST', schema: { type: 'object', properties, required } },
    },
  }
}

/** Starts on these days at an hour. */
export function weekly(days: readonly string[], hour: number): object {
  return {
    Recurrence: {
      type: 'Recurrence',
      recurrence: {
        frequency: 'Week',
        interval: 1,
        timeZone: 'UTC',
        schedule: { weekDays: days, hours: [String(hour)], minutes: [0] },
      },
    },
  }
}

/** Monday to Friday. */
export const workingDays: readonly string[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
