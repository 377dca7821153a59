import { describe, expect, test } from 'vitest'
import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import type { PolicyInstance } from '../connector-properties.ts'
import type { ConnectorRequest } from '../connector-request.ts'
import {
  applyRequestPolicies,
  applyResponsePolicies,
  isUnauthenticated,
  nextLinkPath,
  type PolicyScope,
  readPoll,
} from './index.ts'

function policy(
  templateId: string,
  parameters: WdlObject,
  rest: Partial<PolicyInstance> = {},
): PolicyInstance {
  return { templateId, title: templateId, operations: [], parameters, at: [], ...rest }
}

const request: ConnectorRequest = {
  method: 'GET',
  baseUrl: 'https://old.example.com/base',
  path: '/a/7',
  pathValues: { id: '7', group: 'a%20b' },
  query: [{ name: 'domain', value: 'pqr' }],
  headers: { Test: 'foo', port: '1234' },
}
const scope: PolicyScope = {
  connectionParameters: { cat: 'bar', Host: 'https://h.example.com/', empty: '' },
  environmentVariables: { region: 'eu' },
}

async function requested(
  instances: readonly PolicyInstance[],
  change: Partial<ConnectorRequest> = {},
  given = scope,
) {
  return applyRequestPolicies({ policies: instances }, 'Op', { ...request, ...change }, given)
}

function answered(instances: readonly PolicyInstance[], body: WdlValue, status = 200) {
  return applyResponsePolicies({ policies: instances }, 'Op', { status, headers: {}, body }, scope, request)
}

/** A body through policies, on the request's side. */
async function sent(instances: readonly PolicyInstance[], value: WdlValue): Promise<WdlValue | undefined> {
  const { body } = await requested(instances, {
    body: { kind: 'value', value, mediaType: 'application/json' },
  })
  return body?.kind === 'value' ? body.value : undefined
}

describe('dynamichosturl', () => {
  test.each([
    ["https://@headers('test').abc.xyz:@header('port')", 'https://foo.abc.xyz:1234'],
    ["https://@connectionParameters('cat').abc.xyz", 'https://bar.abc.xyz'],
    [
      "https://@headers('test').abc.@queryParameters('domain')/@connectionParameters('cat')",
      'https://foo.abc.pqr/bar',
    ],
    ["https://@headers('none', 'default').abc.xyz/", 'https://default.abc.xyz'],
    ["@connectionParameters('empty','https://fallback.xyz')", 'https://fallback.xyz'],
    ["@connectionParameters('host')", 'https://h.example.com'],
    ["https://@connectionParameters('host')", 'https://h.example.com'],
    ['plain.example.com', 'https://plain.example.com'],
    ['https://@environmentVariables("Region").abc.xyz', 'https://eu.abc.xyz'],
    ["https://@environmentVariables('none', 'us').abc.xyz", 'https://us.abc.xyz'],
    ["https://{@connectionParameters('cat')}.@{headers('test')}.xyz", 'https://bar.foo.xyz'],
    ['', 'https://old.example.com/base'],
  ])('%s', async (urlTemplate, baseUrl) => {
    expect((await requested([policy('dynamichosturl', { urlTemplate })])).baseUrl).toBe(baseUrl)
  })
})

test('an environment variable without a value is told, not sent as nothing', async () => {
  const instance = policy('setheader', { name: 'A', value: '@environmentVariables("Gone")' })
  await expect(requested([instance])).rejects.toMatchObject({
    code: 'connector.missing-variable',
    message: expect.stringContaining("'Gone'"),
  })
})

describe('dynamicsubdomain', () => {
  test.each<[WdlObject, string, string]>([
    [
      { subdomain: "@connectionParameters('cat')" },
      'https://old.example.com/base',
      'https://bar.example.com/base',
    ],
    [{ subdomain: "@connectionParameters('cat')" }, 'https://example.com', 'https://bar.example.com'],
    [
      { subdomainTemplate: '@environmentVariables("region")' },
      'https://x.example.com',
      'https://eu.example.com',
    ],
    [{ anything: "@headers('test')" }, 'https://x.example.com', 'https://foo.example.com'],
    [{ subdomain: "@connectionParameters('host')" }, 'https://x.example.com/v1', 'https://h.example.com/v1'],
    [{ subdomain: "@connectionParameters('empty')" }, 'https://x.example.com', 'https://x.example.com'],
  ])('%j at %s', async (parameters, baseUrl, expected) => {
    expect((await requested([policy('dynamicsubdomain', parameters)], { baseUrl })).baseUrl).toBe(expected)
  })
})

describe('headers and query', () => {
  test.each<[string, WdlObject, Readonly<Record<string, string>>]>([
    [
      'a new one',
      { name: 'A', value: "@connectionParameters('cat')" },
      { Test: 'foo', port: '1234', A: 'bar' },
    ],
    ['instead', { name: 'TEST', value: 'x', existsAction: 'override' }, { port: '1234', TEST: 'x' }],
    [
      'only if there is none',
      { name: 'test', value: 'x', existsAction: 'skip' },
      { Test: 'foo', port: '1234' },
    ],
    ['beside', { name: 'Test', value: 'x', existsAction: 'append' }, { Test: 'foo,x', port: '1234' }],
    ['none for nothing', { name: 'B', value: "@headers('none')" }, { Test: 'foo', port: '1234' }],
  ])('setheader: %s', async (_name, parameters, headers) => {
    expect((await requested([policy('setheader', parameters)])).headers).toEqual(headers)
  })

  test('setheader on the answer', () => {
    const answer = answered(
      [policy('setheader', { name: 'A', value: '@body().x' }, { section: 'response' })],
      { x: 5 },
    )
    expect(answer.headers).toEqual({ A: '5' })
  })

  test.each<[string, WdlObject, readonly string[]]>([
    ['a new one', { name: '%24top', value: '50' }, ['domain=pqr', '$top=50']],
    ['instead', { name: 'Domain', value: "[@queryParameters('domain')]" }, ['Domain=[pqr]']],
    ['only if there is none', { name: 'domain', value: 'x', existsAction: 'skip' }, ['domain=pqr']],
    ['beside', { name: 'domain', value: 'x', existsAction: 'append' }, ['domain=pqr', 'domain=x']],
  ])('setqueryparameter: %s', async (_name, parameters, query) => {
    const { query: parts } = await requested([policy('setqueryparameter', parameters)])
    expect(parts.map(({ name, value }) => `${name}=${value}`)).toEqual(query)
  })
})

describe('routerequesttoendpoint', () => {
  test.each([
    ['/v2/{id}/x', '@Request.OriginalHTTPMethod', 'GET /v2/7/x'],
    ["/me/groups('{group}')", 'post', "POST /me/groups('a%20b')"],
    ['v2', '', 'GET /v2'],
    ['/{none}', '', 'GET /{none}'],
  ])('%s', async (newPath, httpMethod, expected) => {
    const { method, path } = await requested([policy('routerequesttoendpoint', { newPath, httpMethod })])
    expect(`${method} ${path}`).toBe(expected)
  })
})

describe('setvaluefromurl', () => {
  const ifMatch = policy('setvaluefromurl', {
    parameterTemplate: "@headers('If-Match')",
    parameterValueUrl: '/tasks/{id}',
    parameterValuePathTemplate: "@body()['@odata.etag']",
    httpMethod: 'GET',
  })

  test('asks the same host and takes the value', async () => {
    const asked: string[] = []
    const fetch = async ({ method, baseUrl, path }: ConnectorRequest) => {
      asked.push(`${method} ${baseUrl}${path}`)
      return { '@odata.etag': 'W/"1"' }
    }
    expect((await requested([ifMatch], {}, { ...scope, fetch })).headers['If-Match']).toBe('W/"1"')
    expect(asked).toEqual(['GET https://old.example.com/base/tasks/7'])
  })
})

describe('bodies', () => {
  const people = { peopleObject: { XYZ: { Age: '30' }, ABC: { Age: '23' } } }
  const list = { people: [{ name: 'xyz', tags: 'a;b, c' }, { name: 'pqr' }] }
  const at = (propertyParentPath: string, propertySubPath: string, newPropertyPath: string) => ({
    propertyParentPath,
    propertySubPath,
    newPropertyPath,
  })
  const set = (parent: string, sub: string, value: string) => ({
    newPropertyParentPathTemplate: parent,
    newPropertySubPathTemplate: sub,
    propertyValuePathTemplate: value,
  })

  test.each<[string, string, WdlObject, WdlValue, WdlValue]>([
    [
      'a property of an object',
      'setproperty',
      set('@body().peopleObject', 'location', 'USA'),
      people,
      { peopleObject: { ...people.peopleObject, location: 'USA' } },
    ],
    [
      'of each item',
      'setproperty',
      set('@body().people', 'age', '30'),
      list,
      {
        people: [
          { name: 'xyz', tags: 'a;b, c', age: '30' },
          { name: 'pqr', age: '30' },
        ],
      },
    ],
    [
      'of other properties',
      'setproperty',
      set('@body()', 'name', '{@body().firstName} {@body().lastName}'),
      { firstName: 'John', lastName: 'Smith' },
      { firstName: 'John', lastName: 'Smith', name: 'John Smith' },
    ],
    ['a list', 'setproperty', set('@body()', 'topics', '["a"]'), {}, { topics: ['a'] }],
    [
      'a whole value',
      'setproperty',
      set('@body()', "['@odata.copy']", '@body().a'),
      { a: { b: 1 } },
      { a: { b: 1 }, '@odata.copy': { b: 1 } },
    ],
    ['without its parent', 'setproperty', set('@body().none', 'x', '1'), { a: 1 }, { a: 1 }],
    [
      'an object to a list',
      'convertobjecttoarray',
      { ...at('@body()', 'peopleObject', '@body().peopleArray'), keyName: 'Name', valueName: 'Details' },
      people,
      {
        ...people,
        peopleArray: [
          { Name: 'XYZ', Details: { Age: '30' } },
          { Name: 'ABC', Details: { Age: '23' } },
        ],
      },
    ],
    [
      'an object of each item',
      'convertobjecttoarray',
      { ...at('@body().v', 'm', '@item()._m'), keyName: 'k', valueName: 'v' },
      { v: [{ m: { a: 1 } }, {}] },
      { v: [{ m: { a: 1 }, _m: [{ k: 'a', v: 1 }] }, {}] },
    ],
    [
      'a list to an object',
      'convertarraytoobject',
      { ...at('@body()', 'l', '@body().l'), keyWithinCollectionPath: 'id', retainKey: 'false' },
      { l: [{ id: 'a', n: 1 }, { n: 2 }] },
      { l: { a: { n: 1 } } },
    ],
    [
      'a list to an object with its key',
      'convertarraytoobject',
      { ...at('@body().l', '', 'byId'), keyWithinCollectionPath: 'id' },
      { l: [{ id: 5 }] },
      { l: [{ id: 5 }], byId: { 5: { id: 5 } } },
    ],
    [
      'a text to a list',
      'stringtoarray',
      { ...at('@body().people', 'tags', '@item().tags'), delimiterList: ';,', childPropertyName: 't' },
      list,
      { people: [{ name: 'xyz', tags: [{ t: 'a' }, { t: 'b' }, { t: 'c' }] }, { name: 'pqr' }] },
    ],
    [
      'a text to a list of texts',
      'stringtoarray',
      { ...at('@body()', 'a', ''), delimiterList: ',' },
      { a: 'x,,y' },
      { a: ['x', 'y'] },
    ],
    [
      'a part of a text',
      'stringreplace',
      { ...at('@body()', 'u', '@body().u'), sourceString: '.', replacementString: '$&%2E' },
      { u: 'a.b.c' },
      { u: 'a$&%2Eb$&%2Ec' },
    ],
    [
      'a text of a sub path that is null',
      'stringreplace',
      { ...at('@body().u', 'null', '@body().u'), sourceString: 'a', replacementString: 'b' },
      { u: 'a' },
      { u: 'b' },
    ],
    [
      'a property to another place',
      'moveproperties',
      at('@body()', 'address.city', '@body().place.town'),
      { address: { city: 'Bonn', zip: 1 } },
      { address: { zip: 1 }, place: { town: 'Bonn' } },
    ],
    [
      'an object into the body',
      'moveproperties',
      at('@body()', 'fields', '@body()'),
      { id: 1, fields: { a: 2, b: 3 } },
      { id: 1, a: 2, b: 3 },
    ],
    [
      'a property of each item',
      'moveproperties',
      at('@body().people', 'tags', '@item().labels'),
      list,
      { people: [{ name: 'xyz', labels: 'a;b, c' }, { name: 'pqr' }] },
    ],
    [
      'a property by source and target',
      'moveproperties',
      { sourcePath: '@body().a', targetPath: '@body().b' },
      { a: 1 },
      { b: 1 },
    ],
    ['a property that is not there', 'moveproperties', at('@body()', 'x', '@body().y'), { a: 1 }, { a: 1 }],
    [
      'a text encoded',
      'encodepropertyvalue',
      at('@body()', 'u', '@body().v'),
      { u: 'a b/c' },
      { u: 'a b/c', v: 'a%20b%2Fc' },
    ],
  ])('%s (%s)', async (_name, templateId, parameters, before, after) => {
    expect(await sent([policy(templateId, parameters)], before)).toEqual(after)
    expect(answered([policy(templateId, parameters, { section: 'response' })], before).body).toEqual(after)
  })

  test('in the order of the file: the Planner connector makes lists of semicolons, then objects of lists', async () => {
    const instances = [
      policy('stringtoarray', {
        ...at('@body()', 'assignments', '@body().assignments'),
        delimiterList: ';',
        childPropertyName: 'userId',
      }),
      policy('encodepropertyvalue', at('@body().assignments', 'userId', '@item().userId')),
      policy('setproperty', set('@body().assignments', "['orderHint']", ' !')),
      policy('convertarraytoobject', {
        ...at('@body()', 'assignments', '@body().assignments'),
        keyWithinCollectionPath: 'userId',
        retainKey: 'false',
      }),
    ]
    expect(await sent(instances, { assignments: 'a@x; b' })).toEqual({
      assignments: { 'a%40x': { orderHint: ' !' }, b: { orderHint: ' !' } },
    })
  })

  test('a request without a body gets none', async () => {
    expect(await requested([policy('stringreplace', at('@body()', 'u', ''))])).toEqual(request)
  })
})

describe('which policies work', () => {
  const header = { name: 'A', value: '1' }

  test.each<[string, Partial<PolicyInstance>, boolean]>([
    ['for all operations', {}, true],
    ['for this one, in any case', { operations: ['OP'] }, true],
    ['for others', { operations: ['Other'] }, false],
    ['for answers', { section: 'response' }, false],
    ['for failures', { section: 'failure' }, false],
    ['unknown ones', { templateId: 'magic' }, false],
  ])('%s', async (_name, rest, works) => {
    expect('A' in (await requested([policy('setheader', header, rest)])).headers).toBe(works)
  })

  test('failures are answers of status 400 and more', () => {
    const failure = [policy('setheader', header, { section: 'failure' })]
    expect([200, 404].map((status) => 'A' in answered(failure, null, status).headers)).toEqual([false, true])
  })
})

describe('what the runtime asks policies', () => {
  const policies = [
    policy('updatenextlink', { nextLinkPropertyName: '@odata.nextLink' }, { operations: ['List'] }),
    policy('setconnectionstatustounauthenticated', { statusCode: 403 }, { operations: ['Test'] }),
    policy(
      'pollingtrigger',
      {
        triggerConfig: {
          $filter: 'at gt @{triggerBody().value[0].at}',
          'x-ms-triggerConfig-nextLink': 'next',
        },
        triggerDataPath: '@triggerBody().value',
      },
      { operations: ['Poll'] },
    ),
  ]

  test('next link and sign-in', () => {
    expect([nextLinkPath({ policies }, 'List'), nextLinkPath({ policies }, 'Other')]).toEqual([
      ['@odata.nextLink'],
      undefined,
    ])
    const inside = policy('updatenextlink', {
      nextLinkPropertyName: 'next',
      nextLinkParentPropertyPath: '@body().paging',
    })
    const ofTrigger = policy('pollingtrigger', { triggerConfig: { 'x-ms-triggerConfig-nextLink': 'more' } })
    expect([inside, ofTrigger].map((one) => nextLinkPath({ policies: [one] }, 'Op'))).toEqual([
      ['paging', 'next'],
      ['more'],
    ])
    expect([401, 403].map((status) => isUnauthenticated({ policies }, 'Test', { status }))).toEqual([
      false,
      true,
    ])
  })

  test('a poll: what is new, and where to go on', () => {
    const before = { $filter: 'at gt 1' }
    expect(readPoll({ policies }, 'Poll', { value: [{ at: 9 }, { at: 8 }] }, before)).toEqual({
      events: [{ at: 9 }, { at: 8 }],
      query: { $filter: 'at gt 9' },
    })
    expect(readPoll({ policies }, 'Poll', { value: [] }, before)).toEqual({ events: [], query: before })
    expect(readPoll({ policies }, 'Poll', { value: [{}] }, before)).toEqual({ events: [{}], query: before })
    expect(readPoll({ policies }, 'Other', {}, before)).toBeUndefined()
  })
})
