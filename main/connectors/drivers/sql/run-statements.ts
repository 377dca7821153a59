import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { readQueryParameters } from './query-parameters.ts'
import type { SqlContext } from './sql-context.ts'
import { parameterOf } from './sql-parameters.ts'
import { needText, parameterNamed, splitStatements, withParameters } from './sql-text.ts'
import type { ResultSet, SqlParameter, SqlProcedure } from './sql-types.ts'

/**
 * Runs the statements of a text, one after the other in one session: `{text, parameters: {name: {type, value}}}` gives
 * `{resultSets}`.
 */
export async function runQuery({ service, session }: SqlContext, body: WdlObject): Promise<WdlObject> {
  const text = needText(textOf(body, 'text') ?? '')
  const given = readQueryParameters(objectOf(body, 'parameters') ?? {})
  const { dialect, grammar } = service
  try {
    const sets: ResultSet[] = []
    // SQL Server's variables live as long as the text they are declared in.
    const statements = grammar === 'sqlserver' ? [text] : splitStatements(text, grammar)
    for (const statement of statements) {
      sets.push(...(await session.query(withParameters(statement, grammar, dialect, given))))
    }
    return { resultSets: sets.map(({ rows }) => rows) }
  } finally {
    await session.reset()
  }
}

/** Calls a stored procedure with values by name: `{resultSets, outputs, returnCode}`. */
export async function runProcedure(
  { session }: SqlContext,
  procedure: SqlProcedure,
  given: WdlObject,
): Promise<WdlObject> {
  try {
    const { outputs, resultSets, returnCode } = await session.call(procedure, argumentsOf(procedure, given))
    return {
      resultSets: resultSets.map(({ rows }) => rows),
      outputs,
      ...(returnCode === undefined ? {} : { returnCode }),
    }
  } finally {
    await session.reset()
  }
}

function argumentsOf(procedure: SqlProcedure, given: WdlObject): ReadonlyMap<string, SqlParameter> {
  const values = new Map(Object.entries(given))
  for (const name of values.keys()) {
    if (procedure.parameters.some((one) => parameterNamed(new Map([[one.name, true]]), name) === true))
      continue
    const known = procedure.parameters.map((one) => one.name).join(', ')
    throw new ServiceRefusal(
      400,
      'UnknownParameter',
      `'${procedure.name}' has no parameter '${name}'. It has ${known === '' ? 'none' : known}.`,
    )
  }
  const taken = new Map<string, SqlParameter>()
  for (const parameter of procedure.parameters) {
    const value = parameterNamed(values, parameter.name)
    if (value !== undefined) taken.set(parameter.name, parameterOf(parameter, value))
  }
  return taken
}
