import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../public-connector.ts'
import { bodyOf, objectsIn, readTableName, SqlApi, type SqlConnector } from './sql-api.ts'
import { type SchemaUse, tableMetadata, typeOfKind } from './table-schema.ts'

/** The operations that fill choices and schemas, by the names that their first version has. */
export function choiceOperations(connector: SqlConnector) {
  const apiOf = (call: ProxyCall) => new SqlApi(connector, call)
  const metadata = (use: SchemaUse) => async (call: ProxyCall) => {
    const table = call.need('table')
    return { body: tableMetadata(await apiOf(call).get(['tables', table]), table, use) }
  }
  return {
    GetTables: async (call) => namesAnswer(connector, await apiOf(call).get(['tables']), 'tables'),
    GetTable: metadata('read'),
    GetMetadataForPostItem: metadata('post'),
    GetMetadataForPatchItem: metadata('patch'),
    GetProcedures: async (call) =>
      namesAnswer(connector, await apiOf(call).get(['procedures']), 'procedures'),
    GetProcedure: async (call) => {
      const name = call.need('procedure')
      return { body: procedureMetadata(await apiOf(call).get(['procedures', name]), name) }
    },
    GetPassThroughNativeQueryMetadata: async (call) => ({ body: queryMetadata(bodyOf(call, 'query')) }),
    TestConnection: async (call) => {
      await apiOf(call).get(['ping'])
      return {}
    },
  } satisfies Record<string, OperationHandler>
}

/** Server and database of the connection: the only ones that a connection leads to. */
export const placeOperations = {
  GetServers: async (call) => placeAnswer(call, 'server'),
  GetDatabases: async (call) => placeAnswer(call, 'database'),
} satisfies Record<string, OperationHandler>

function placeAnswer(call: ProxyCall, name: string): ProxyAnswer {
  const own = call.connectionParameter(name)
  const shown = own === undefined ? 'Use connection settings' : `Use connection settings (${own})`
  return { body: { value: [{ Name: 'default', DisplayName: shown }] } }
}

function namesAnswer({ nameOf, usualSchema }: SqlConnector, answer: WdlValue, list: string): ProxyAnswer {
  const value = objectsIn(answer, list).map((one) => {
    const { name, schema } = readTableName(one)
    const isUsual = schema === undefined || schema === usualSchema
    return { Name: nameOf({ schema, name }), DisplayName: isUsual ? name : `${schema}.${name}` }
  })
  return { body: { value } }
}

function procedureMetadata(procedure: WdlValue, name: string): WdlObject {
  const parameters = objectsIn(procedure, 'parameters')
  const properties = (isOutput: boolean) =>
    Object.fromEntries(
      parameters
        .filter((one) => textOf(one, 'mode') !== (isOutput ? 'in' : 'out'))
        .map((one) => {
          const own = textOf(one, 'name') ?? ''
          const description = textOf(one, 'nativeType') ?? ''
          return [own, { title: own, 'x-ms-summary': own, description, ...typeOfKind(textOf(one, 'kind')) }]
        }),
    )
  return {
    name,
    title: textOf(procedure, 'name') ?? name,
    schema: {
      inputparameters: { type: 'object', properties: properties(false) },
      procedureresultschema: {
        type: 'object',
        properties: {
          ResultSets: resultSetsSchema,
          OutputParameters: { type: 'object', title: 'OutputParameters', properties: properties(true) },
          ReturnCode: { type: 'integer', title: 'ReturnCode' },
        },
      },
    },
  }
}

/** What a query gives is known when it has run. */
const resultSetsSchema: WdlObject = {
  type: 'object',
  title: 'ResultSets',
  properties: { Table1: { type: 'array', title: 'Table1', items: { type: 'object' } } },
}

function queryMetadata(query: WdlObject): WdlObject {
  const formal =
    objectOf(query, 'formalParameters') ?? objectOf(objectOf(query, 'query') ?? null, 'formalParameters')
  const properties = Object.fromEntries(
    Object.keys(formal ?? {}).map((name) => {
      const type = propertyOf(formal, name)
      return [
        name,
        {
          title: name,
          'x-ms-summary': name,
          description: typeof type === 'string' ? type : '',
          type: 'string',
        },
      ]
    }),
  )
  return {
    name: 'query',
    title: 'query',
    schema: {
      actualparameters: { type: 'object', properties },
      queryresults: {
        type: 'object',
        properties: {
          ResultSets: resultSetsSchema,
          OutputParameters: { type: 'object', title: 'OutputParameters' },
        },
      },
    },
  }
}
