import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { dataverse } from './index.ts'

let bench: PublicConnectorBench
beforeEach(async () => {
  bench = await openPublicConnectorBench(dataverse)
})
afterEach(() => bench.close())

const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'
const accounts = { entityName: 'accounts' }
const wire = (at: number) => {
  const request = bench.wire.at(at)
  return { ...request, url: decodeURIComponent(request?.url ?? '') }
}
const firstId = async () =>
  (await bench.body('ListRecords', { ...accounts, $filter: "name eq 'Northwind Traders'" })).value[0]
    .accountid

test('rows are listed with filter, columns, sorting and related rows', async () => {
  const { value } = await bench.body('ListRecords', {
    ...accounts,
    $filter: 'creditonhold eq false and revenue gt 1000000',
    $select: 'name,industrycode,_primarycontactid_value',
    $expand: 'primarycontactid($select=fullname)',
    $orderby: 'name asc',
    $top: 5,
  })
  expect(value).toHaveLength(1)
  expect(value[0]).toMatchObject({
    name: 'Northwind Traders',
    industrycode: 16,
    'industrycode@OData.Community.Display.V1.FormattedValue': 'Wholesale',
    '_primarycontactid_value@OData.Community.Display.V1.FormattedValue': 'Nancy Davolio',
    '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    primarycontactid: { fullname: 'Nancy Davolio' },
  })
  expect(value[0]).not.toHaveProperty('revenue')
  expect(wire(-1)).toMatchObject({
    method: 'GET',
    url: `${api}/accounts?$select=name,industrycode,_primarycontactid_value&$filter=creditonhold eq false and revenue gt 1000000&$orderby=name asc&$expand=primarycontactid($select=fullname)&$top=5`,
    headers: { 'odata-version': '4.0', prefer: 'odata.include-annotations="*"' },
  })
})

test('a row is made, changed and deleted', async () => {
  const contact = (await bench.body('ListRecords', { entityName: 'contacts' })).value[0].contactid
  const made = await bench.body('CreateRecord', {
    ...accounts,
    'item/name': 'Adventure Works',
    'item/revenue': 5,
    'item/primarycontactid@odata.bind': `contacts(${contact})`,
  })
  expect(made).toMatchObject({
    name: 'Adventure Works',
    _primarycontactid_value: contact,
    createdon: '2026-01-31T08:00:00Z',
  })
  expect(wire(-1)).toMatchObject({
    method: 'POST',
    url: `${api}/accounts`,
    headers: { prefer: 'return=representation,odata.include-annotations="*"' },
    json: { name: 'Adventure Works', revenue: 5, 'primarycontactid@odata.bind': `/contacts(${contact})` },
  })
  const row = { ...accounts, recordId: made.accountid }
  expect(await bench.body('UpdateRecord', { ...row, 'item/revenue': 6 })).toMatchObject({
    name: 'Adventure Works',
    revenue: 6,
  })
  expect(wire(-1)).toMatchObject({
    method: 'PATCH',
    url: `${api}/accounts(${made.accountid})`,
    json: { revenue: 6 },
  })
  expect(await bench.body('GetItem', { ...row, $select: 'name' })).toEqual({
    '@odata.etag': 'W/"2"',
    accountid: made.accountid,
    name: 'Adventure Works',
  })
  expect(await bench.call('DeleteRecord', row)).toMatchObject({ status: 204 })
  expect(await bench.call('GetItem', row)).toMatchObject({
    status: 404,
    body: { message: `account With Id = ${made.accountid} Does Not Exist` },
  })
})

test('an alternate key names a row; what would change the path is refused', async () => {
  expect(await bench.body('GetItem', { ...accounts, recordId: "accountnumber='A-1002'" })).toMatchObject({
    name: 'Fabrikam',
  })
  expect(await bench.call('GetItem', { ...accounts, recordId: '1)/x' })).toMatchObject({ status: 400 })
  expect(await bench.call('ListRecords', { entityName: 'accounts/../x' })).toMatchObject({ status: 400 })
})

test('a required column has to have a value; texts are no numbers', async () => {
  expect(await bench.call('CreateRecord', { ...accounts, 'item/revenue': 1 })).toMatchObject({ status: 400 })
  expect(
    await bench.call('CreateRecord', { ...accounts, 'item/name': 'x', 'item/revenue': 'much' }),
  ).toMatchObject({ status: 400 })
})

test('another environment is asked where the action names it', async () => {
  const values = { organization: 'https://other.crm.dynamics.com', entityName: 'accounts' }
  await bench.call('ListRecordsWithOrganization', values)
  expect(wire(-1).url).toBe('https://other.crm.dynamics.com/api/data/v9.2/accounts')
  await bench.call('GetItemWithOrganization', { ...values, recordId: await firstId() })
  await expect(
    bench.call('ListRecordsWithOrganization', { ...values, organization: 'https://evil.example' }),
  ).rejects.toMatchObject({ code: 'connector.foreign-host' })
  expect(await bench.body('CreateRecordWithOrganization', { ...values, 'item/name': 'N' })).toMatchObject({
    name: 'N',
  })
  const row = { ...values, recordId: await firstId() }
  expect(await bench.body('UpdateRecordWithOrganization', { ...row, 'item/name': 'M' })).toMatchObject({
    name: 'M',
  })
  expect(await bench.call('DeleteRecordWithOrganization', row)).toMatchObject({ status: 204 })
})

test('rows are related and unrelated', async () => {
  const recordId = await firstId()
  const values = { ...accounts, recordId, associationEntityRelationship: 'contact_customer_accounts' }
  await bench.call('AssociateEntities', { ...values, 'item/@odata.id': 'contacts(1)' })
  expect(wire(-1)).toMatchObject({
    method: 'POST',
    url: `${api}/accounts(${recordId})/contact_customer_accounts/$ref`,
    json: { '@odata.id': `${api}/contacts(1)` },
  })
  expect(bench.state().links).toHaveLength(1)
  await bench.call('DisassociateEntities', { ...values, $id: `${api}/contacts(1)` })
  expect(bench.state().links).toEqual([])
})

test('actions answer what the sandbox says', async () => {
  bench.setState({ ...bench.state(), actions: { cat_EvaluateNodeMessage: { Result: 'ok' } } })
  expect(
    await bench.body('PerformUnboundAction', { actionName: 'cat_EvaluateNodeMessage', 'item/Id': 'x' }),
  ).toEqual({ Result: 'ok' })
  expect(wire(-1)).toMatchObject({ method: 'POST', url: `${api}/cat_EvaluateNodeMessage`, json: { Id: 'x' } })
  expect(await bench.call('PerformUnboundAction', { actionName: 'msdyn_PssCreateV1' })).toMatchObject({
    status: 204,
  })
  expect(
    await bench.call('PerformBoundAction', { ...accounts, recordId: await firstId(), actionName: 'DoIt' }),
  ).toMatchObject({ status: 204 })
})

test('files in columns', async () => {
  const row = { ...accounts, recordId: await firstId(), fileImageFieldName: 'cr_contract' }
  await bench.call('UpdateEntityFileImageFieldContent', { ...row, 'x-ms-file-name': 'ü.txt', item: 'text' })
  expect(wire(-1)).toMatchObject({
    method: 'PATCH',
    headers: { 'x-ms-file-name': '%C3%BC.txt' },
    text: 'text',
  })
  expect(await bench.body('GetEntityFileImageFieldContent', row)).toMatchObject({ $content: 'dGV4dA==' })
})

test('tables that nobody described come to be; a strict sandbox refuses them', async () => {
  expect(await bench.body('ListRecords', { entityName: 'cat_stages' })).toMatchObject({ value: [] })
  const made = await bench.body('CreateRecord', {
    entityName: 'cat_stages',
    'item/cat_order': 1,
    'item/cat_Parent@odata.bind': '/cat_parents(7)',
  })
  expect(made).toMatchObject({ cat_order: 1, _cat_parent_value: '7' })
  expect(made.cat_stageid).toMatch(/^[0-9a-f-]{36}$/)
  bench.setState({ tables: [{ name: 'account' }], isStrict: true })
  expect(await bench.call('ListRecords', { entityName: 'cat_stages' })).toMatchObject({ status: 404 })
})

test('tables and columns', async () => {
  const { value } = await bench.body('GetEntities')
  expect(value).toContainEqual({ LogicalName: 'account', EntitySetName: 'accounts', DisplayName: 'Accounts' })
  const input = await bench.body('GetMetadataForEntity', { entityName: 'accounts', usage: 'input' })
  expect(input.schema).toMatchObject({
    required: ['name'],
    properties: { 'primarycontactid@odata.bind': { type: 'string' }, revenue: { type: 'number' } },
  })
  const output = await bench.body('GetMetadataForEntity', { entityName: 'account' })
  expect(output.list.properties.value.items.properties).toHaveProperty('_primarycontactid_value')
})

test('a flow is called when a row is added, modified or deleted, and when its filter is met', async () => {
  const url = 'http://127.0.0.1:1/callback'
  const subscribe = async (message: number, more: object = {}) => {
    const request = {
      'subscriptionRequest/entityname': 'account',
      'subscriptionRequest/scope': 4,
      'subscriptionRequest/message': message,
    }
    return bench.call('SubscribeWebhookTrigger', { ...request, ...more }, url)
  }
  const made = await subscribe(4, {
    'subscriptionRequest/filteringattributes': 'revenue',
    'subscriptionRequest/filterexpression': 'revenue gt 10',
  })
  expect(made.status).toBe(201)
  expect(wire(-1)).toMatchObject({
    method: 'POST',
    url: `${api}/callbackregistrations`,
    json: { entityname: 'account', message: 4, scope: 4, filteringattributes: 'revenue', url },
  })
  const id = await firstId()
  await bench.body('UpdateRecord', { ...accounts, recordId: id, 'item/name': 'Other' })
  expect(bench.told).toEqual([])
  await bench.body('UpdateRecord', { ...accounts, recordId: id, 'item/revenue': 5 })
  expect(bench.told).toEqual([])
  await bench.body('UpdateRecord', { ...accounts, recordId: id, 'item/revenue': 50 })
  await bench.body('CreateRecord', { ...accounts, 'item/name': 'New', 'item/revenue': 11 })
  expect(bench.told).toMatchObject([
    { url, json: { name: 'Other', revenue: 50, SdkMessage: 'Update', ItemInternalId: id } },
    { url, json: { name: 'New', SdkMessage: 'Create' } },
  ])
  await subscribe(2)
  await bench.call('DeleteRecord', { ...accounts, recordId: id })
  expect(bench.told.at(-1)).toMatchObject({ json: { SdkMessage: 'Delete', name: 'Other' } })
})

test('the trigger can be tried out: the newest row', async () => {
  const tried = await bench.everything('SubscribeWebhookTrigger', {
    subscriptionRequest: { entityname: 'account', message: 3, scope: 4, url: 'http://127.0.0.1/x' },
  })
  expect(tried.body).toMatchObject({ name: 'Fabrikam', SdkMessage: 'Update' })
})
