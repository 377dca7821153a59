import { describe, expect, test } from 'vitest'
import { connectionOptions, hostsOfConnection } from './connection-options.ts'
import { readConnector } from './read-connector.ts'

/** The options of a connector with one policy, and what a connection of it is for. */
function hostsFor(
  policies: readonly object[],
  values: Readonly<Record<string, string>>,
  {
    definition = {},
    variables = {},
  }: { definition?: object; variables?: Readonly<Record<string, string>> } = {},
) {
  const { model } = readConnector({
    id: 'x',
    definition: JSON.stringify({
      swagger: '2.0',
      info: { title: 'X', version: '1' },
      host: 'api.example.com',
      paths: {
        '/a': { get: { operationId: 'A', responses: { 200: { description: 'OK' } } } },
        '/b': { get: { operationId: 'B', responses: { 200: { description: 'OK' } } } },
      },
      ...definition,
    }),
    properties: JSON.stringify({
      properties: {
        connectionParameters: {
          site: { type: 'string', uiDefinition: { displayName: 'Site' } },
          key: { type: 'securestring', uiDefinition: { displayName: 'Key' } },
        },
        policyTemplateInstances: policies,
      },
    }),
  })
  const [option] = connectionOptions(model, variables)
  if (option === undefined) throw new Error('no option')
  return hostsOfConnection(option, values)
}

const host = (urlTemplate: string, ...operations: readonly string[]) => ({
  templateId: 'dynamichosturl',
  parameters: {
    'x-ms-apimTemplateParameter.urlTemplate': urlTemplate,
    ...(operations.length === 0 ? {} : { 'x-ms-apimTemplate-operationName': operations }),
  },
})
const subdomain = (value: string) => ({
  templateId: 'dynamicsubdomain',
  parameters: { 'x-ms-apimTemplateParameter.subdomain': value },
})
const site = (value: string) => ({ 'parameter:site': value })

describe('hosts that a connection is for', () => {
  test.each<[string, readonly object[], Readonly<Record<string, string>>, readonly string[]]>([
    ['the description says it', [], {}, ['api.example.com']],
    [
      'a value in a host',
      [host("https://@connectionParameters('site').acme.com/v1")],
      site('north'),
      ['north.acme.com'],
    ],
    [
      'a value that is an address',
      [host("https://@connectionParameters('SITE')")],
      site('https://H.example.org:8443/x/'),
      ['h.example.org'],
    ],
    ['a default', [host("@connectionParameters('site','https://eu.acme.com')")], {}, ['eu.acme.com']],
    ['no value yet', [host("https://@connectionParameters('site')")], {}, []],
    [
      'one of a few operations',
      [host("https://@connectionParameters('site')", 'A')],
      site('h.acme.com'),
      ['api.example.com', 'h.acme.com'],
    ],
    [
      'all operations by name',
      [host("https://@connectionParameters('site')", 'A', 'B')],
      site('h.acme.com'),
      ['h.acme.com'],
    ],
    ['what a call says, in front', [host("https://@headers('Instance').acme.com/v2")], {}, ['*.acme.com']],
    ['what a call says, whole', [host("https://@queryParameters('Url')")], {}, []],
    ['what a call says, below a top-level name only', [host("https://@headers('Instance').com")], {}, []],
    [
      'a call and a value',
      [host("https://@headers('i').@connectionParameters('site')")],
      site('acme.com'),
      ['*.acme.com'],
    ],
    [
      'a secret is no host',
      [host("https://@connectionParameters('key').acme.com")],
      { 'secret-parameter:key': 'PLANTED' },
      ['*.acme.com'],
    ],
    ['a subdomain', [subdomain("@connectionParameters('site')")], site('north'), ['north.example.com']],
    [
      'a subdomain that is a host',
      [subdomain("@connectionParameters('site')")],
      site('n.acme.com'),
      ['n.acme.com'],
    ],
    ['not a host at all', [host("https://@connectionParameters('site')")], site('no host!'), []],
  ])('%s', (_name, policies, values, hosts) => {
    expect(hostsFor(policies, values)).toEqual(hosts)
  })

  test('a variable of the environment is a host', () => {
    const definition = { host: '@environmentVariables("ApiHost")' }
    expect(hostsFor([], {}, { definition, variables: { apihost: 'https://h.acme.com/base' } })).toEqual([
      'h.acme.com',
    ])
    expect(hostsFor([], {}, { definition })).toEqual([])
  })
})
