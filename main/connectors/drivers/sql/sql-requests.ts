import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { parseJson } from '../../../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import type { RowQuery, RowsAfter } from './row-statements.ts'

/** Rows of one answer at most. */
const mostRows = 5_000

/** The JSON of a request, with all digits. Throws ServiceRefusal 400. */
export function bodyOf(request: ServiceRequest): WdlObject {
  const value = request.text.trim() === '' ? {} : parseJson(request.text)
  if (isObject(value)) return value
  throw new ServiceRefusal(400, 'BadRequest', 'The body is not a JSON object.')
}

/** Which rows a request is for. Throws ServiceRefusal 400. */
export function readQuery(body: WdlObject): RowQuery {
  const select = propertyOf(body, 'select')
  const after = objectOf(body, 'after')
  return {
    filter: textOf(body, 'filter'),
    orderBy: textOf(body, 'orderBy'),
    select: Array.isArray(select) ? (select as readonly WdlValue[]).map(String) : undefined,
    after: after === undefined ? undefined : readAfter(after),
    top: Math.min(countIn(body, 'top') ?? mostRows, mostRows),
    skip: countIn(body, 'skip') ?? 0,
  }
}

function readAfter(after: WdlObject): RowsAfter {
  return {
    column: textOf(after, 'column') ?? '',
    value: textOf(after, 'value') ?? '',
    isIncluded: propertyOf(after, 'isIncluded') === true,
  }
}

function countIn(body: WdlObject, name: string): number | undefined {
  const value = propertyOf(body, name)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new ServiceRefusal(400, 'InvalidCount', `'${name}' is no whole number from 0.`)
}
