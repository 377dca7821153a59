import { readFilter, sorted, type ValueAt } from '../../../odata/odata-filter.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'

/** Items of a page where nothing is said. */
const pageSize = 10

/** A page of a list, as `$filter`, `$orderby`, `$top` and `$skip` ask for it. */
export function listed(request: ServiceRequest, items: readonly object[]): ServiceAnswer {
  const filter = request.query('$filter')
  const isWanted = filter === undefined ? () => true : readFilter(filter)
  const found = sorted(
    items.filter((item) => isWanted(valuesIn(item))),
    request.query('$orderby'),
    valuesIn,
  )
  const top = Number(request.query('$top') ?? pageSize)
  const skip = Number(request.query('$skip') ?? 0)
  const next = new URL(request.url)
  next.searchParams.set('$skip', String(skip + top))
  return {
    json: {
      value: found.slice(skip, skip + top),
      ...(found.length > skip + top ? { '@odata.nextLink': next.href } : {}),
    },
  }
}

function valuesIn(item: object): ValueAt {
  return (path) =>
    path.reduce<unknown>(
      (value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name],
      item,
    )
}
