import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { OperationHandler } from '../public-connector.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf, SqlApi, type SqlConnector } from './sql-api.ts'

/** The operations that run statements of the flow's own, by the names that their first version has. */
export function statementOperations(connector: SqlConnector) {
  return {
    ExecuteProcedure: async (call) => {
      const path = ['procedures', call.need('procedure')]
      const answer = await new SqlApi(connector, call).post(path, { parameters: bodyOf(call, 'parameters') })
      const returnCode = propertyOf(answer, 'returnCode')
      return {
        body: {
          ...(returnCode === undefined ? {} : { ReturnCode: returnCode }),
          OutputParameters: objectOf(answer, 'outputs') ?? {},
          ResultSets: resultSetsOf(answer),
        },
      }
    },
    ExecutePassThroughNativeQuery: async (call) => {
      const query = bodyOf(call, 'query')
      const text = textOf(query, 'query') ?? ''
      if (text.trim() === '') throw new Refusal(400, "The parameter 'query' has no value.")
      const answer = await new SqlApi(connector, call).post(['query'], {
        text,
        parameters: parametersOf(query),
      })
      return { body: { OutputParameters: {}, ResultSets: resultSetsOf(answer) } }
    },
  } satisfies Record<string, OperationHandler>
}

/** Types of the formal parameters with the values of the actual ones; one without a value is null. */
function parametersOf(query: WdlObject): WdlObject {
  const formal = objectOf(query, 'formalParameters') ?? {}
  const actual = objectOf(query, 'actualParameters') ?? {}
  const names = new Set([...Object.keys(formal), ...Object.keys(actual)])
  return Object.fromEntries(
    [...names].map((name) => {
      const type = textOf(formal, name)
      const value = propertyOf(actual, name) ?? null
      return [name, { ...(type === undefined ? {} : { type }), value }]
    }),
  )
}

/** `Table1`, `Table2` ...: as many as there are. */
function resultSetsOf(answer: WdlValue): WdlObject {
  const sets = propertyOf(answer, 'resultSets')
  if (!Array.isArray(sets)) return {}
  return Object.fromEntries((sets as readonly WdlValue[]).map((rows, index) => [`Table${index + 1}`, rows]))
}
