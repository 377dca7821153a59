import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { kindOfNativeType } from './native-types.ts'
import { kindOfValue, parameterOf } from './sql-parameters.ts'
import type { SqlParameter } from './sql-types.ts'

/** Parameters of a query: `{name: {type: 'NVARCHAR(100)', value}}`, or the values alone. Throws ServiceRefusal 400. */
export function readQueryParameters(parameters: WdlObject): ReadonlyMap<string, SqlParameter> {
  return new Map(
    Object.entries(parameters).map(([name, given]) => {
      const value: WdlValue = isObject(given) ? (propertyOf(given, 'value') ?? null) : given
      const type = isObject(given) ? textOf(given, 'type') : undefined
      const kind = type === undefined ? kindOfValue(value) : kindOfNativeType(type)
      return [name, parameterOf({ kind, name }, value)]
    }),
  )
}
