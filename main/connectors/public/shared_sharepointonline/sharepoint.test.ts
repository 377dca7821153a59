import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { sharePoint } from './index.ts'

let bench: PublicConnectorBench
beforeEach(async () => {
  bench = await openPublicConnectorBench(sharePoint)
})
afterEach(() => bench.close())

const dataset = 'https://contoso.sharepoint.com/sites/sales'
const orders = { dataset, table: 'Orders' }
const documents = { dataset, table: 'Documents' }
const wireAt = (at: number) => {
  const request = bench.wire.at(at)
  return { ...request, url: decodeURIComponent(request?.url ?? '') }
}

test('items come with their columns as Power Automate has them', async () => {
  const { value } = await bench.body('GetItems', {
    ...orders,
    $filter: "Status eq 'Open' or Amount lt 100",
    $orderby: 'Amount desc',
  })
  expect(value.map(({ Title }: { Title: string }) => Title)).toEqual(['Order 1003', 'Order 1002'])
  expect(value[0]).toMatchObject({
    ID: 3,
    Amount: 4200,
    Status: { Value: 'Open', Id: 0 },
    'Status#Id': 0,
    Customer: { Id: 1, Value: 'Northwind Traders' },
    'Customer#Id': 1,
    Responsible: {
      DisplayName: 'Ada Lovelace',
      Email: 'ada@contoso.com',
      Claims: 'i:0#.f|membership|ada@contoso.com',
    },
    'Responsible#Claims': 'i:0#.f|membership|ada@contoso.com',
    Author: { Email: 'ada@contoso.com' },
    '{HasAttachments}': false,
    '{VersionNumber}': '1.0',
    '{IsFolder}': false,
    '{FullPath}': 'Lists/Orders/3_.000',
    '{Link}': 'https://contoso.sharepoint.com/sites/sales/Lists/Orders/DispForm.aspx?ID=3',
  })
  expect(wireAt(-1)).toMatchObject({
    method: 'GET',
    headers: { accept: 'application/json;odata=nometadata' },
    url: expect.stringMatching(
      /^https:\/\/contoso\.sharepoint\.com\/sites\/sales\/_api\/web\/lists\/GetByTitle\('Orders'\)\/items\?\$select=\*,.*Customer\/Title.*&\$expand=ContentType,.*&\$filter=Status eq 'Open' or Amount lt 100&\$orderby=Amount desc&\$top=100$/,
    ),
  })
})

test('an item is made, changed and deleted', async () => {
  const made = await bench.body('PostItem', {
    ...orders,
    'item/Title': 'Order 1004',
    'item/Amount': 10,
    'item/Status/Value': 'Open',
    'item/Customer/Id': 2,
    'item/Responsible/Claims': 'grace@contoso.com',
    'item/DueDate': '2026-03-01',
  })
  expect(made).toMatchObject({
    ID: 4,
    Title: 'Order 1004',
    Customer: { Value: 'Fabrikam' },
    Responsible: { DisplayName: 'Grace Hopper' },
    DueDate: '2026-03-01T00:00:00Z',
    Created: '2026-01-31T08:00:00Z',
  })
  const posted = bench.wire.find(({ method, url }) => method === 'POST' && url.endsWith('/items'))
  expect(posted?.json).toEqual({
    Title: 'Order 1004',
    Amount: 10,
    Status: 'Open',
    CustomerId: 2,
    ResponsibleId: 2,
    DueDate: '2026-03-01',
  })
  bench.nowMs += 60_000
  const changed = await bench.body('PatchItem', { ...orders, id: 4, 'item/Status/Value': 'Shipped' })
  expect(changed).toMatchObject({
    Title: 'Order 1004',
    Status: { Value: 'Shipped' },
    '{VersionNumber}': '2.0',
    Modified: '2026-01-31T08:01:00Z',
  })
  expect(bench.wire.at(-2)).toMatchObject({
    method: 'POST',
    headers: { 'x-http-method': 'MERGE', 'if-match': '*' },
    json: { Status: 'Shipped' },
  })
  await bench.call('DeleteItem', { ...orders, id: 4 })
  expect(bench.wire.at(-1)).toMatchObject({
    method: 'POST',
    headers: { 'x-http-method': 'DELETE', 'if-match': '*' },
  })
  expect(await bench.call('GetItem', { ...orders, id: 4 })).toMatchObject({
    status: 404,
    body: {
      status: 404,
      message: expect.stringContaining('Item does not exist'),
      source: 'contoso.sharepoint.com',
    },
  })
})

test.each([
  ['a column that there is not', { 'item/Title': 'x', 'item/Colour': 'red' }, 400],
  ['a number that is none', { 'item/Title': 'x', 'item/Amount': 'many' }, 400],
  ['somebody unknown', { 'item/Title': 'x', 'item/Responsible/Claims': 'nobody@contoso.com' }, 404],
])('%s is refused', async (_title, item, status) => {
  expect(await bench.call('PostItem', { ...orders, ...item })).toMatchObject({
    status,
    body: { status, errors: [] },
  })
})

test('lists by id, with pages', async () => {
  const { value } = await bench.body('GetTables', { dataset })
  const id = value.find(({ DisplayName }: { DisplayName: string }) => DisplayName === 'Orders').Name
  const items = Array.from({ length: 130 }, (_, index) => ({ Title: `T${index}` }))
  bench.setState({ sites: [{ url: dataset, lists: [{ title: 'Orders', id, items }] }] })
  const first = await bench.body('GetItems', { dataset, table: id })
  expect(first.value).toHaveLength(100)
  expect(first['@odata.nextLink']).toContain('skiptoken')
  expect(wireAt(-1).url).toContain(`lists(guid'${id}')`)
  expect((await bench.body('GetItems', { dataset, table: id, $top: 5 }))['@odata.nextLink']).toBeUndefined()
})

test('attachments', async () => {
  const item = { ...orders, itemId: 2 }
  const [offer] = await bench.body('GetItemAttachments', item)
  expect(offer).toMatchObject({
    DisplayName: 'Offer.txt',
    AbsoluteUri: `${dataset}/Lists/Orders/Attachments/2/Offer.txt`,
  })
  expect(await bench.body('GetAttachmentContent', { ...item, attachmentId: offer.Id })).toEqual({
    '$content-type': 'text/plain',
    $content: Buffer.from('Offer for Fabrikam\n').toString('base64'),
  })
  const made = await bench.body('CreateAttachment', { ...item, displayName: "It's new.txt", body: 'new' })
  expect(made.DisplayName).toBe("It's new.txt")
  expect(wireAt(-1)).toMatchObject({
    method: 'POST',
    text: 'new',
    url: expect.stringMatching(/AttachmentFiles\/add\(FileName='It''s new.txt'\)$/),
  })
  expect(await bench.body('GetItem', { ...orders, id: 2 })).toMatchObject({ '{HasAttachments}': true })
  await bench.call('DeleteAttachment', { ...item, attachmentId: offer.Id })
  await bench.call('DeleteAttachment', { ...item, attachmentId: "It's new.txt" })
  expect(await bench.body('GetItemAttachments', item)).toEqual([])
})

test('files are made, read, changed, listed and deleted', async () => {
  const made = await bench.body('CreateFile', {
    dataset,
    folderPath: '/Shared Documents/Invoices',
    name: 'Ünï & more.txt',
    body: 'one',
  })
  expect(made).toMatchObject({
    Name: 'Ünï & more.txt',
    Path: '/Shared Documents/Invoices/Ünï & more.txt',
    Size: 3,
    ItemId: 4,
  })
  expect(made.Id).toMatch(/^%252fShared%2bDocuments%252f/i)
  expect(await bench.body('GetFileContent', { dataset, id: made.Id })).toMatchObject({ $content: 'b25l' })
  expect(await bench.body('UpdateFile', { dataset, id: made.Id, body: 'two!' })).toMatchObject({ Size: 4 })
  expect(bench.wire.at(-2)).toMatchObject({
    method: 'POST',
    text: 'two!',
    headers: { 'x-http-method': 'PUT' },
  })
  expect(await bench.body('GetFileMetadataByPath', { dataset, path: made.Path })).toMatchObject({
    Id: made.Id,
  })
  expect(
    await bench.body('GetFileContentByPath', { dataset, path: '/Shared Documents/Prices.csv' }),
  ).toMatchObject({ '$content-type': 'text/csv' })
  const names = async (id: string) =>
    (await bench.body('ListFolder', { dataset, id })).map(({ Name }: { Name: string }) => Name)
  expect(await names('/Shared Documents')).toEqual(['Invoices', 'Prices.csv'])
  expect(await names('/Shared Documents/Invoices')).toEqual(['Invoice 4711.txt', 'Ünï & more.txt'])
  expect((await bench.body('ListRootFolder', { dataset }))[0]).toMatchObject({
    DisplayName: 'Documents',
    Path: '/Shared Documents',
  })
  await bench.call('DeleteFile', { dataset, id: made.Id })
  expect(await bench.call('GetFileMetadata', { dataset, id: made.Id })).toMatchObject({ status: 404 })
})

test('files are copied and moved, with what is in the way', async () => {
  const parameters = {
    'parameters/sourceFileId': '/Shared Documents/Prices.csv',
    'parameters/destinationDataset': dataset,
    'parameters/destinationFolderPath': '/Shared Documents/Invoices',
  }
  const copied = await bench.body('CopyFileAsync', {
    dataset,
    ...parameters,
    'parameters/nameConflictBehavior': 0,
  })
  expect(copied).toMatchObject({ Path: '/Shared Documents/Invoices/Prices.csv' })
  expect(bench.wire.find(({ url }) => url.includes('MoveCopyUtil'))).toMatchObject({
    method: 'POST',
    url: `${dataset}/_api/SP.MoveCopyUtil.CopyFileByPath`,
    json: {
      srcPath: { DecodedUrl: `${dataset}/Shared Documents/Prices.csv` },
      destPath: { DecodedUrl: `${dataset}/Shared Documents/Invoices/Prices.csv` },
      overwrite: false,
      options: { KeepBoth: false },
    },
  })
  expect(
    await bench.call('CopyFileAsync', { dataset, ...parameters, 'parameters/nameConflictBehavior': 0 }),
  ).toMatchObject({ status: 400 })
  const both = await bench.body('CopyFileAsync', {
    dataset,
    ...parameters,
    'parameters/nameConflictBehavior': 2,
  })
  expect(both.Name).toBe('Prices1.csv')
  await bench.body('MoveFileAsync', { dataset, ...parameters, 'parameters/nameConflictBehavior': 1 })
  expect(
    await bench.call('GetFileMetadataByPath', { dataset, path: '/Shared Documents/Prices.csv' }),
  ).toMatchObject({ status: 404 })
})

test('files are checked out and in', async () => {
  const file = { ...documents, id: 3 }
  expect(await bench.call('CheckOutFile', file)).toMatchObject({ status: 200 })
  expect(wireAt(-1)).toMatchObject({
    method: 'POST',
    url: expect.stringMatching(/items\(3\)\/File\/CheckOut\(\)$/),
  })
  expect(await bench.call('CheckOutFile', file)).toMatchObject({ status: 423 })
  await bench.call('CheckInFile', { ...file, 'parameter/comment': "it's done", 'parameter/checkinType': 1 })
  expect(wireAt(-1).url).toMatch(/CheckIn\(comment='it''s done',checkintype=1\)$/)
  expect(await bench.body('GetFileItem', file)).toMatchObject({ '{VersionNumber}': '2.0' })
  await bench.call('CheckOutFile', file)
  expect(await bench.call('DiscardFileCheckOut', file)).toMatchObject({ status: 200 })
  expect(await bench.call('DiscardFileCheckOut', file)).toMatchObject({ status: 400 })
})

test('properties of files, and folders', async () => {
  expect(
    await bench.body('PatchFileItem', { ...documents, id: 3, 'item/Category/Value': 'Offer' }),
  ).toMatchObject({
    Category: { Value: 'Offer' },
    '{Name}': 'Prices',
    '{FilenameWithExtension}': 'Prices.csv',
    '{Path}': 'Shared Documents/',
  })
  const { value } = await bench.body('GetFileItems', {
    ...documents,
    folderPath: '/Shared Documents/Invoices',
  })
  expect(value.map((one: Record<string, unknown>) => one['{FilenameWithExtension}'])).toEqual([
    'Invoice 4711.txt',
  ])
  expect(
    await bench.body('CreateNewFolder', { ...documents, 'parameters/path': '2026/January' }),
  ).toMatchObject({
    '{IsFolder}': true,
    '{FullPath}': 'Shared Documents/2026/January',
  })
})

test('sites, lists, libraries, columns', async () => {
  const titles = (body: { value: { DisplayName: string }[] }) =>
    body.value.map(({ DisplayName }) => DisplayName)
  expect(titles(await bench.body('GetDataSets'))).toEqual(['Sales', 'Contoso'])
  expect(titles(await bench.body('GetTables', { dataset }))).toEqual(['Customers', 'Orders'])
  expect(titles(await bench.body('GetLibraries', { dataset }))).toEqual(['Documents'])
  expect(titles(await bench.body('GetAllTables', { dataset }))).toEqual(['Customers', 'Documents', 'Orders'])
  expect(titles(await bench.body('GetTableViews', orders))).toEqual(['All Items'])
  const input = await bench.body('GetTable', { ...orders, usage: 'input' })
  expect(input.schema.items).toMatchObject({
    required: ['Title'],
    properties: {
      Status: { properties: { Value: { enum: ['Open', 'Approved', 'Shipped'] } } },
      Amount: { type: 'number' },
    },
  })
  expect(Object.keys(input.schema.items.properties)).not.toContain('ID')
  const output = await bench.body('GetTable', { ...orders, usage: 'output' })
  expect(output.schema.list.properties.value.items.properties).toHaveProperty(['{Link}'])
})

test('any request of the site, and none of another', async () => {
  const ask = (more: object) => bench.call('HttpRequest', { dataset, 'parameters/method': 'GET', ...more })
  expect(
    (await ask({ 'parameters/uri': "_api/web/lists/GetByTitle('Orders')/items?$top=1" })).body,
  ).toMatchObject({
    d: { results: [{ Title: 'Order 1001' }] },
  })
  expect(
    (
      await ask({
        'parameters/uri': '_api/web',
        'parameters/headers': { Accept: 'application/json;odata=nometadata' },
      })
    ).body,
  ).toMatchObject({ Title: 'Sales' })
  expect(await ask({ 'parameters/uri': 'https://evil.example/_api/web' })).toMatchObject({ status: 400 })
  const wire = bench.wire.length
  await expect(
    bench.call('GetItems', { dataset: 'https://evil.example', table: 'Orders' }),
  ).rejects.toMatchObject({ code: 'connector.foreign-host' })
  expect(bench.wire).toHaveLength(wire)
})

test('new items', async () => {
  const next = await bench.poll('GetOnNewItems', orders)
  expect(await next()).toBeUndefined()
  await bench.body('PostItem', { ...orders, 'item/Title': 'A' })
  await bench.body('PostItem', { ...orders, 'item/Title': 'B' })
  await bench.body('PatchItem', { ...orders, id: 1, 'item/Title': 'changed' })
  expect((await next())?.body).toMatchObject({ value: [{ Title: 'A' }, { Title: 'B' }] })
  expect(await next()).toBeUndefined()
})

test('new and changed items, several in one second, none twice', async () => {
  const updated = await bench.poll('GetOnUpdatedItems', orders)
  const changed = await bench.poll('GetOnChangedItems', orders)
  await bench.body('PostItem', { ...orders, 'item/Title': 'A' })
  expect((await updated())?.body).toMatchObject({ value: [{ Title: 'A' }] })
  await bench.body('PatchItem', { ...orders, id: 1, 'item/Title': 'changed' })
  expect((await updated())?.body).toMatchObject({ value: [{ Title: 'changed' }] })
  await bench.body('PatchItem', { ...orders, id: 1, 'item/Title': 'again' })
  expect((await updated())?.body).toMatchObject({ value: [{ Title: 'again' }] })
  expect(await updated()).toBeUndefined()
  expect((await changed())?.body).toMatchObject({ value: [{ Title: 'again' }] })
  expect(await changed()).toBeUndefined()
})

test('deleted items and files', async () => {
  const items = await bench.poll('GetOnDeletedItems', orders)
  const files = await bench.poll('GetOnDeletedFileItems', documents)
  await bench.call('DeleteItem', { ...orders, id: 2 })
  await bench.call('DeleteFile', { dataset, id: '/Shared Documents/Prices.csv' })
  expect((await items())?.body).toEqual({
    value: [
      {
        ID: 2,
        Name: 'Order 1002',
        FileNameWithExtension: 'Order 1002',
        DeletedByUserName: 'Ada Lovelace',
        TimeDeleted: '2026-01-31T08:00:00Z',
        IsFolder: false,
      },
    ],
  })
  expect((await files())?.body).toMatchObject({
    value: [{ Name: 'Prices', FileNameWithExtension: 'Prices.csv' }],
  })
  expect(await items()).toBeUndefined()
})

test('new and changed files of a folder', async () => {
  const created = await bench.poll('GetOnNewFileItems', {
    ...documents,
    folderPath: '/Shared Documents/Invoices',
  })
  const updated = await bench.poll('GetOnUpdatedFileItems', documents)
  await bench.body('CreateFile', {
    dataset,
    folderPath: '/Shared Documents/Invoices',
    name: 'in.txt',
    body: '1',
  })
  await bench.body('CreateFile', { dataset, folderPath: '/Shared Documents', name: 'out.txt', body: '1' })
  expect((await created())?.body).toMatchObject({ value: [{ '{FilenameWithExtension}': 'in.txt' }] })
  expect((await updated())?.body).toMatchObject({
    value: [{ '{FilenameWithExtension}': 'in.txt' }, { '{FilenameWithExtension}': 'out.txt' }],
  })
})

test('a state needs no more than addresses, titles and columns', async () => {
  bench.setState({
    sites: [
      { url: dataset, lists: [{ title: 'Tasks', items: [{ Title: 'A', Done: true }, { Title: 'B' }] }] },
    ],
  })
  expect(await bench.body('GetItems', { dataset, table: 'Tasks' })).toMatchObject({
    value: [{ ID: 1, Title: 'A' }, { ID: 2 }],
  })
  expect(() => bench.setState({ sites: [{ url: 'x' }] })).toThrow(/sites\.0\.url/)
})
