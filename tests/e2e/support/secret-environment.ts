import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the flow of `writeSecretEnvironment` is. */
export const secretFlow = { environmentId: 'work', flowId: 'all', displayName: 'All' } as const

/**
 * An environment with one connector and one flow that calls it by each of the references, keeps what is secret secured
 * where it enters (the trigger, a parameter, an action's outputs), passes it on, fails over it, and is refused by the
 * service at the end. Answers the flow's text.
 */
export function writeSecretEnvironment(folder: string, host: string, references: readonly string[]): string {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  mkdirSync(join(folder, 'connectors', 'shared_echo'), { recursive: true })
  writeJson(join(folder, 'environment.json'), { id: secretFlow.environmentId, name: 'Work', variables: {} })
  writeJson(join(folder, 'connectors', 'shared_echo', 'apiDefinition.swagger.json'), connectorOf(host))
  return writeJson(join(folder, 'flows', `${secretFlow.flowId}.json`), flowOf(host, references))
}

function connectorOf(host: string): object {
  const answers = { responses: { 200: { description: 'OK', schema: { type: 'object' } } } }
  const body = { name: 'body', in: 'body', schema: { type: 'object' } }
  return {
    swagger: '2.0',
    info: { title: 'Echo', version: '1.0' },
    host,
    basePath: '/',
    schemes: ['http'],
    paths: {
      '/items': { get: { operationId: 'GetItems', summary: 'Get items', ...answers } },
      '/secret': { post: { operationId: 'TellSecret', summary: 'Tell', parameters: [body], ...answers } },
      '/refused': { get: { operationId: 'BeRefused', summary: 'Be refused', ...answers } },
    },
  }
}

function flowOf(host: string, references: readonly string[]): object {
  const secured = { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } }
  const call = (connectionName: string, operationId: string, parameters: object = {}) => ({
    type: 'OpenApiConnection',
    inputs: {
      host: { connectionName, operationId, apiId: '/providers/Microsoft.PowerApps/apis/shared_echo' },
      parameters,
      authentication: "@parameters('$authentication')",
    },
  })
  const [first = ''] = references
  const after = (name: string, status = 'Succeeded') => ({ runAfter: { [name]: [status] } })
  const told = "body('Tell_secret')?['secret']"
  return {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName: secretFlow.displayName,
      connectionReferences: Object.fromEntries(
        references.map((name) => [
          name,
          { runtimeSource: 'embedded', connection: {}, api: { name: 'shared_echo' } },
        ]),
      ),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
          apiSecret: { type: 'SecureString', defaultValue: '' },
        },
        triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} }, ...secured } },
        actions: {
          Keep: {
            type: 'InitializeVariable',
            inputs: { variables: [{ name: 'kept', type: 'string', value: "@{triggerBody()?['password']}" }] },
            runAfter: {},
          },
          ...Object.fromEntries(
            references.map((name) => [`Call_${name}`, { ...call(name, 'GetItems'), ...after('Keep') }]),
          ),
          Tell_secret: {
            ...call(first, 'TellSecret', { body: { password: "@triggerBody()?['password']" } }),
            ...secured,
            ...after('Keep'),
          },
          Http_basic: {
            type: 'Http',
            inputs: {
              method: 'POST',
              uri: `http://${host}/http`,
              body: "@parameters('apiSecret')",
              authentication: { type: 'Basic', username: 'ada', password: "@triggerBody()?['password']" },
            },
            ...secured,
            ...after('Keep'),
          },
          Pass_on: { type: 'Compose', inputs: `@${told}`, ...after('Tell_secret') },
          Fail_over_it: { type: 'Compose', inputs: `@int(${told})`, ...after('Pass_on') },
          Be_refused: { ...call(first, 'BeRefused'), ...after('Fail_over_it', 'Failed') },
        },
      },
    },
  }
}

function writeJson(path: string, value: unknown): string {
  const text = `${JSON.stringify(value, null, 2)}\n`
  writeFileSync(path, text)
  return text
}
