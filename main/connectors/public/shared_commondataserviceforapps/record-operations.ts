import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { webhookOperation } from '../../shipped/webhook-operation.ts'
import { askDataverse, environmentOf, quoted, rowPath, setOf, valuesOf } from './dataverse-api.ts'

/** Values come with their texts beside them: names of lookups, labels of choices. */
const annotated = { Prefer: 'odata.include-annotations="*"' }

/** Rows, their relations, and actions. */
export const recordOperations: Readonly<Record<string, OperationHandler>> = {
  ListRecords: listRows,
  ListRecordsWithOrganization: listRows,
  GetItem: getRow,
  GetItemWithOrganization: getRow,
  CreateRecord: createRow,
  CreateRecordWithOrganization: createRow,
  UpdateRecord: updateRow,
  UpdateRecordWithOrganization: updateRow,
  DeleteRecord: deleteRow,
  DeleteRecordWithOrganization: deleteRow,
  AssociateEntities: async (call) => {
    const other = otherRow(call, textOf(call.object, '@odata.id'))
    await askDataverse(call, 'POST', `${rowPath(call)}/${relationshipOf(call)}/$ref`, {
      json: { '@odata.id': other },
    })
    return { status: 204 }
  },
  DisassociateEntities: async (call) => {
    const query = { $id: otherRow(call, call.text('$id')) }
    await askDataverse(call, 'DELETE', `${rowPath(call)}/${relationshipOf(call)}/$ref`, { query })
    return { status: 204 }
  },
  PerformBoundAction: (call) => perform(call, `${rowPath(call)}/Microsoft.Dynamics.CRM.${actionOf(call)}`),
  PerformUnboundAction: (call) => perform(call, actionOf(call)),
  GetEntityFileImageFieldContent: async (call) => {
    const { bytes, headers } = await askDataverse(call, 'GET', `${rowPath(call)}/${columnOf(call)}/$value`)
    const contentType = headers['content-type'] ?? 'application/octet-stream'
    return { file: { content: bytes, contentType } }
  },
  UpdateEntityFileImageFieldContent: async (call) => {
    await askDataverse(call, 'PATCH', `${rowPath(call)}/${columnOf(call)}`, {
      content: call.bytes,
      headers: {
        'Content-Type': 'application/octet-stream',
        'x-ms-file-name': encodeURIComponent(call.need('x-ms-file-name')),
      },
    })
    return { status: 204 }
  },
  SubscribeWebhookTrigger: webhookOperation({ subscribe, newest }),
}

async function listRows(call: ProxyCall): Promise<ProxyAnswer> {
  const names = ['$select', '$filter', '$orderby', '$expand', 'fetchXml', '$top', 'partitionId', '$skiptoken']
  const query = Object.fromEntries(names.map((name) => [name, call.text(name)]))
  const { body } = await askDataverse(call, 'GET', setOf(call), { query, headers: annotated })
  const next = textOf(body, '@odata.nextLink')
  if (next === undefined) return { body }
  // Where the next page is, said as an address of this operation.
  const skipToken = new URL(next).searchParams.get('$skiptoken') ?? ''
  return { body: { ...(body as WdlObject), '@odata.nextLink': call.addressWith({ $skiptoken: skipToken }) } }
}

async function getRow(call: ProxyCall): Promise<ProxyAnswer> {
  const query = {
    $select: call.text('$select'),
    $expand: call.text('$expand'),
    partitionId: call.text('partitionId'),
  }
  const { body } = await askDataverse(call, 'GET', rowPath(call), { query, headers: annotated })
  return { body }
}

const returned = { Prefer: 'return=representation,odata.include-annotations="*"' }

async function createRow(call: ProxyCall): Promise<ProxyAnswer> {
  const { body } = await askDataverse(call, 'POST', setOf(call), {
    json: bound(call.object),
    headers: returned,
  })
  return { status: 201, body }
}

async function updateRow(call: ProxyCall): Promise<ProxyAnswer> {
  const { body } = await askDataverse(call, 'PATCH', rowPath(call), {
    json: bound(call.object),
    headers: returned,
  })
  return { body }
}

async function deleteRow(call: ProxyCall): Promise<ProxyAnswer> {
  await askDataverse(call, 'DELETE', rowPath(call), { query: { partitionId: call.text('partitionId') } })
  return { status: 204 }
}

/** Rows that lookups point at are addresses that begin with a slash; flows leave it out as often as not. */
function bound(item: WdlObject): WdlObject {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      const isBound = name.endsWith('@odata.bind') && typeof value === 'string'
      if (!isBound) return [name, value]
      if (value === '') return [name, null]
      return [name, /^(\/|https:)/i.test(value) ? value : `/${value}`]
    }),
  )
}

/** Address of another row, whole. Throws Refusal 400. */
function otherRow(call: ProxyCall, given: string | undefined): string {
  const path = (given ?? '').replace(/^https:\/\/[^/]+\/api\/data\/v[\d.]+\//i, '').replace(/^\//, '')
  if (!/^\w+\([^/]+\)$/.test(path))
    throw new Refusal(400, `'${given ?? ''}' is no address of a row, such as contacts(id).`)
  return `${environmentOf(call)}/api/data/v9.2/${path}`
}

function relationshipOf(call: ProxyCall): string {
  return named(call.need('associationEntityRelationship'), 'a relationship')
}

function actionOf(call: ProxyCall): string {
  return named(call.need('actionName').replace(/^Microsoft\.Dynamics\.CRM\./, ''), 'an action')
}

function columnOf(call: ProxyCall): string {
  return named(call.need('fileImageFieldName'), 'a column')
}

function named(text: string, what: string): string {
  if (/^\w+$/.test(text)) return text
  throw new Refusal(400, `'${text}' is no name of ${what}.`)
}

async function perform(call: ProxyCall, path: string): Promise<ProxyAnswer> {
  const { body, status } = await askDataverse(call, 'POST', path, { json: call.object })
  return body === null ? { status: status === 204 ? 204 : 200 } : { body }
}

async function subscribe(call: ProxyCall): Promise<ProxyAnswer> {
  const { url, ...wanted } = call.object
  const { headers } = await askDataverse(call, 'POST', 'callbackregistrations', {
    json: { ...wanted, url: url ?? '', version: 1, name: textOf(wanted, 'name') ?? 'Flowbench' },
  })
  const entity = headers['odata-entityid'] ?? ''
  const id = /\(([^)]+)\)$/.exec(entity)?.[1] ?? ''
  // Where it can be deleted is an address of this connector again: a row of the table of registrations.
  const location = new URL(`callbackregistrations(${id})`, call.addressWith({})).href
  return { status: 201, headers: { location }, body: {} }
}

async function newest(call: ProxyCall) {
  const table = named(textOf(call.object, 'entityname') ?? '', 'a table')
  const definition = await askDataverse(call, 'GET', `EntityDefinitions(LogicalName=${quoted(table)})`, {
    query: { $select: 'EntitySetName' },
  })
  const set = named(textOf(definition.body, 'EntitySetName') ?? '', 'a set')
  const { body } = await askDataverse(call, 'GET', set, {
    query: {
      $filter: textOf(call.object, 'filterexpression') || undefined,
      $orderby: 'modifiedon desc',
      $top: 1,
    },
    headers: annotated,
  })
  const [row] = valuesOf(body)
  return row === undefined ? undefined : { ...row, SdkMessage: 'Update' }
}
