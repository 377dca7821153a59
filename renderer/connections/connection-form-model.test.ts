import { describe, expect, test } from 'vitest'
import { authenticationKinds } from '../../shared/connections/index.ts'
import type { ConnectionOption } from '../../shared/connectors/connection-options.ts'
import {
  fieldsOf,
  initialValues,
  missingFields,
  readHosts,
  type SignInWay,
  valuesToSend,
  waysOf,
} from './connection-form-model.ts'

const base = { title: '', preset: {}, fieldOf: {}, labels: {}, fields: [], hosts: [] } as const
const keyOption: ConnectionOption = {
  ...base,
  name: 'default',
  kind: 'apiKey',
  preset: { in: 'header', name: 'X-Shelf' },
  labels: { key: 'Shelf key' },
  fields: [
    {
      name: 'parameter:region',
      parameter: 'region',
      label: 'Region',
      isSecret: false,
      isMultiline: false,
      isRequired: true,
      default: 'eu',
      choices: [{ text: 'Europe', value: 'eu' }],
    },
    {
      name: 'secret-parameter:pin',
      parameter: 'pin',
      label: 'PIN',
      isSecret: true,
      isMultiline: false,
      isRequired: true,
      choices: [],
    },
  ],
  hosts: ['api.shelf.example'],
}
const oauthOption: ConnectionOption = {
  ...base,
  name: 'oauth',
  kind: 'oauthCode',
  preset: {
    provider: 'custom',
    authorizationUrl: 'https://id.example/auth',
    tokenUrl: 'https://id.example/token',
    scopes: 'read',
  },
}

function first(options: readonly ConnectionOption[]): SignInWay {
  const way = waysOf(options).offered[0]
  if (way === undefined) throw new Error('no way offered')
  return way
}

const namesOf = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name)

describe('ways to sign in', () => {
  test("the connector's come first, every other kind is there, none twice", () => {
    const { offered, others } = waysOf([keyOption])
    expect(offered.map(({ title }) => title)).toEqual(['API key'])
    expect(offered.length + others.length).toBe(Object.keys(authenticationKinds).length)
  })

  test('the same service by another grant keeps what the connector says of it', () => {
    const app = waysOf([oauthOption]).others.find(({ kind }) => kind.kind === 'oauthClientCredentials')
    expect(app?.preset).toEqual({ provider: 'custom', tokenUrl: 'https://id.example/token', scopes: 'read' })
    const key = waysOf([oauthOption]).others.find(({ kind }) => kind.kind === 'apiKey')
    expect(key?.preset).toEqual({})
  })

  test('two schemes of a kind are told apart by name', () => {
    const two = [
      { ...keyOption, name: 'app_key', title: 'app_key' },
      { ...keyOption, name: 'user_key', title: 'user_key' },
    ]
    expect(waysOf(two).offered.map(({ title }) => title)).toEqual(['API key (app_key)', 'API key (user_key)'])
  })
})

describe('fields', () => {
  test("the connector's own labels and values; what it has decided is out of the way", () => {
    const way = first([keyOption])
    const values = initialValues(way)
    expect(values).toEqual({ in: 'header', name: 'X-Shelf', 'parameter:region': 'eu' })
    const { main, more } = fieldsOf(way, values)
    expect(main.map(({ label }) => label)).toEqual(['Shelf key', 'Region', 'PIN'])
    expect(namesOf(more)).toEqual(['in', 'name', 'prefix'])
  })

  test('a known service asks for little; Entra for its tenant too; another one for its issuer', () => {
    const oauth = waysOf([]).others.find(({ kind }) => kind.kind === 'oauthCode') as SignInWay
    const mainOf = (provider: string) => namesOf(fieldsOf(oauth, { provider }).main)
    expect(mainOf('github')).toEqual(['provider', 'clientId', 'clientSecret'])
    expect(mainOf('microsoftEntra')).toEqual(['provider', 'clientId', 'clientSecret', 'tenant'])
    expect(mainOf('custom')).toEqual(['provider', 'clientId', 'clientSecret', 'issuer'])
    expect(namesOf(fieldsOf(first([oauthOption]), initialValues(first([oauthOption]))).main)).toEqual([
      'clientId',
      'clientSecret',
    ])
  })

  test.each(Object.values(authenticationKinds))('$kind: every field is asked for somewhere', (kind) => {
    const way = waysOf([]).others.find((one) => one.kind.kind === kind.kind) as SignInWay
    const { main, more } = fieldsOf(way, initialValues(way))
    const shown = [...namesOf(main), ...namesOf(more)].sort()
    expect(shown).toEqual(namesOf(kind.fields).sort())
  })
})

test('what is missing: required values without a value and without a file', () => {
  const way = first([keyOption])
  const fields = fieldsOf(way, initialValues(way))
  expect(missingFields(fields, initialValues(way), {})).toEqual(['key', 'secret-parameter:pin'])
  expect(missingFields(fields, { ...initialValues(way), key: 'k' }, { 'secret-parameter:pin': 1 })).toEqual(
    [],
  )
})

test('sent are fields of the way; a change sends emptied settings, and secrets only when typed', () => {
  const way = first([keyOption])
  const values = { key: '', prefix: '', name: 'X-Shelf', stray: 's', 'parameter:region': 'eu' }
  expect(valuesToSend(way, values, false)).toEqual({ name: 'X-Shelf', 'parameter:region': 'eu' })
  expect(valuesToSend(way, values, true)).toEqual({ prefix: '', name: 'X-Shelf', 'parameter:region': 'eu' })
})

test('hosts are read however they are separated', () => {
  expect(readHosts(' a.example, *.b.example;c.example\n')).toEqual(['a.example', '*.b.example', 'c.example'])
})

describe('a server that a driver asks', () => {
  const option: ConnectionOption = { ...base, name: 'default', kind: 'basic', hosts: ['smtp.driver.invalid'] }

  test('knows the ways of its connector alone, in words that say nothing of HTTP', () => {
    const { offered, others } = waysOf([option])
    expect(others).toEqual([])
    expect(offered).toMatchObject([{ title: 'User name and password', isForDriver: true }])
    const { main } = fieldsOf(first([option]), {})
    expect(main.map(({ hint, name }) => [name, hint])).toEqual([
      ['username', undefined],
      ['password', undefined],
    ])
  })

  test('one over HTTP is told as before', () => {
    const way = first([{ ...option, hosts: ['api.shelf.example'] }])
    expect(way).toMatchObject({ title: 'User name and password (Basic)', isForDriver: false })
    expect(fieldsOf(way, {}).main[0]?.hint).toContain('colon')
  })
})
