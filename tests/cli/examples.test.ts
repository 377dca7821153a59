import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCli } from '../../main/cli/run-cli.ts'
import { createFakeIo } from '../../main/cli/testing/fake-io.ts'
import { checkFlow, openFlowDocument } from '../../shared/wdl/index.ts'

const examples = resolve(import.meta.dirname, '../../examples')
const flowsFolder = join(examples, 'sample-environment/flows')
const now = '2026-11-20T08:00:00Z'

interface Report {
  status: string
  response: { statusCode: number; body: Record<string, unknown> } | null
  error: { code: string; message: string } | null
  actions: {
    name: string
    status: string
    code: string
    inputs: unknown
    outputs: unknown
    retries: unknown[]
    repetition: unknown[]
  }[]
}

async function run(name: string, ...options: string[]): Promise<Report & { exitCode: number | undefined }> {
  const io = createFakeIo({ cwd: examples })
  await runCli(['run', join(flowsFolder, `${name}.json`), '--json', ...options], io)
  return { ...(JSON.parse(io.stdout.text()) as Report), exitCode: io.exitCode() }
}

const outputsOf = (report: Report, name: string): unknown => actionsOf(report, name)[0]?.outputs
const actionsOf = (report: Report, name: string) => report.actions.filter((action) => action.name === name)
const statusesOf = (report: Report, ...names: string[]) =>
  names.map(
    (name) =>
      actionsOf(report, name)
        .map(({ status }) => status)
        .join() || 'absent',
  )

describe('every example', async () => {
  const files = (await readdir(flowsFolder)).filter((file) => file.endsWith('.json'))

  test('there are ten', () => expect(files).toHaveLength(10))

  test.each(files)('%s is described, and without any problem', async (file) => {
    const document = openFlowDocument(await readFile(join(flowsFolder, file), 'utf8'))
    expect(document.shape).toBe('solution')
    expect(document.flow.displayName).toBeTruthy()
    expect(document.flow.description?.length).toBeGreaterThan(40)
    expect(checkFlow(document)).toEqual([])
  })

  test.each(files)('%s succeeds with --mocks auto', async (file) => {
    const report = await run(file.replace('.json', ''), '--mocks', 'auto', '--now', now)
    expect([report.exitCode, report.status, report.error]).toEqual([0, 'Succeeded', null])
  })
})

test('Welcome to Flowbench plans the day, without mocks', async () => {
  const unnamed = await run('welcome-to-flowbench')
  expect(unnamed.response?.body.greeting).toMatch(/^Welcome, maker! /)
  const report = await run('welcome-to-flowbench', '--body', '{"text":"Ada"}')
  expect(report.exitCode).toBe(0)
  expect(report.response?.statusCode).toBe(200)
  expect(report.response?.body).toMatchObject({
    greeting: 'Welcome, Ada! 4 tasks, 77 minutes: done by 10:17 if you start at nine.',
    totalminutes: 77,
    table: expect.stringMatching(
      /^<table><thead><tr><th>Task<\/th>.*<td>after lunch<\/td><\/tr><\/tbody><\/table>$/,
    ),
  })
  expect(statusesOf(report, 'Add_quick_task', 'Add_long_task')).toEqual([
    'Succeeded,Succeeded,Skipped,Skipped',
    'Skipped,Skipped,Succeeded,Succeeded',
  ])
})

test('Tell the team of orders: the newest order of the sandbox is told and answered', async () => {
  const report = await run('tell-the-team-of-orders', '--sandbox', '--now', now)
  expect([report.exitCode, report.status]).toEqual([0, 'Succeeded'])
  expect(actionsOf(report, 'Tell_the_channel')[0]?.inputs).toMatchObject({
    parameters: {
      'body/messageBody': expect.stringContaining('<b>Order 4711</b> from orders@northwind.example'),
    },
  })
  expect(statusesOf(report, 'Answer_the_customer', 'Mark_as_read', 'Say_what_is_missing')).toEqual([
    'Succeeded',
    'Succeeded',
    'Skipped',
  ])
})

test('File incoming orders: the newest file of the sandbox is copied, noted and archived', async () => {
  const report = await run('file-incoming-orders', '--sandbox', '--now', now)
  expect([report.exitCode, report.status]).toEqual([0, 'Succeeded'])
  expect(outputsOf(report, 'Note_it')).toMatchObject({
    body: { Path: '/Orders/Journal/order-1002.csv.txt' },
  })
  expect(outputsOf(report, 'Move_to_the_archive')).toMatchObject({
    body: { Path: '/Archive/order-1002.csv' },
  })
  expect(statusesOf(report, 'Put_aside')).toEqual(['Skipped'])
})

describe('Approval digest', () => {
  test('with no mail there is nothing to decide', async () => {
    const report = await run('approval-digest', '--mocks', 'mocks/approval-digest-no-mail.json', '--now', now)
    expect(outputsOf(report, 'Nothing_to_decide')).toBe('No open requests on 2026-11-20.')
    expect(statusesOf(report, 'Start_and_wait_for_an_approval')).toEqual(['Skipped'])
  })

  test('with two mails one approval is asked for and its rejection mailed', async () => {
    const report = await run('approval-digest', '--mocks', 'mocks/approval-digest.json', '--now', now)
    expect(report.status).toBe('Succeeded')
    expect(outputsOf(report, 'Digest_lines')).toMatchObject({
      body: [
        { From: 'ada@example.com', Request: 'two monitors', Received: '2026-11-20 08:12' },
        { From: 'grace@example.com', Request: 'trip to Lisbon', Received: '2026-11-20 16:45' },
      ],
    })
    expect(actionsOf(report, 'Start_and_wait_for_an_approval')[0]?.inputs).toMatchObject({
      parameters: {
        'WebhookApprovalCreationInput/title': '2 requests of 20 November',
        'WebhookApprovalCreationInput/details':
          '- **two monitors** (ada@example.com)\n- **trip to Lisbon** (grace@example.com)',
      },
    })
    expect(statusesOf(report, 'Mail_the_approval', 'Mail_the_rejection', 'Note_the_missing_answer')).toEqual([
      'Skipped',
      'Succeeded',
      'Skipped',
    ])
    expect(actionsOf(report, 'Mail_the_rejection')[0]?.inputs).toMatchObject({
      parameters: {
        'emailMessage/Body': expect.stringMatching(/^<p>Lisbon yes, monitors next quarter\.<\/p><table>/),
      },
    })
  })
})

describe('CSV clean-up', () => {
  test('its sample is cleaned, without mocks', async () => {
    const report = await run('csv-clean-up')
    expect(outputsOf(report, 'Report')).toEqual({
      csv: 'Name,Email,Amount\r\nAda Lovelace,ada@example.com,1200.50\r\nGrace Hopper,grace@example.com,980.00\r\nKatherine Johnson,katherine@example.com,77.50\r\n',
      sendTo: 'ada@example.com; grace@example.com; katherine@example.com',
      kept: 3,
      repeated: 1,
      rejected: [
        { Name: 'nobody', Email: 'no address here', Amount: '12.00' },
        { Name: 'Alan Turing', Email: 'alan@example.com', Amount: '' },
      ],
    })
  })

  test('a list of one’s own, a short line included', async () => {
    const report = await run('csv-clean-up', '--body', JSON.stringify({ text: 'h\nA;a@x;1\nonly a name' }))
    expect(outputsOf(report, 'Report')).toMatchObject({
      kept: 1,
      rejected: [{ Name: 'only a name', Email: '', Amount: '' }],
    })
  })
})

describe('REST paging with retry', () => {
  test('when every attempt fails it stops asking and ends as failed, in words', async () => {
    const server = await listen(() => ({ status: 503, body: {} }))
    const { port } = server.address() as AddressInfo
    const report = await run(
      'rest-paging-with-retry',
      '--parameter',
      `Service=http://127.0.0.1:${port}`,
      '--now',
      now,
    )
    expect([report.exitCode, report.error]).toMatchObject([
      1,
      { code: 'PageNotRead', message: 'Page 1 could not be read (status 503).' },
    ])
    expect(actionsOf(report, 'Get_page').map(({ retries }) => retries.length)).toEqual([4])
  })

  test('by a script: the second page fails once, is retried, and both are read', async () => {
    const script = 'mocks/rest-paging-with-retry.json'
    const report = await run('rest-paging-with-retry', '--mocks', script, '--now', now)
    expect(outputsOf(report, 'Result')).toEqual({ pages: 2, customers: 3, countries: ['Germany', 'Mexico'] })
    expect(actionsOf(report, 'Get_page').map(({ retries }) => retries.length)).toEqual([0, 1])
  })

  test('throttled and broken off on demand, it still reads all pages', async () => {
    const script = 'mocks/rest-paging-with-faults.json'
    const report = await run('rest-paging-with-retry', '--mocks', script, '--now', now)
    expect([report.exitCode, report.status]).toEqual([0, 'Succeeded'])
    const retries = actionsOf(report, 'Get_page').map(({ retries }) => retries)
    expect(retries).toMatchObject([
      [{ code: 'TooManyRequests' }, { code: 'TooManyRequests' }],
      [{ code: 'BadGateway' }],
    ])
  })

  test('against a real server, without mocks', async () => {
    const seen: string[] = []
    const server = await listen((path) => {
      seen.push(path)
      if (path.includes('skip=1') && seen.length === 2) return { status: 429, body: { error: 'slow down' } }
      return path.includes('skip=1')
        ? { status: 200, body: { value: [{ CustomerID: 'B', Country: 'Chile' }] } }
        : {
            status: 200,
            body: { value: [{ CustomerID: 'A', Country: 'Peru' }], '@odata.nextLink': 'Customers?skip=1' },
          }
    })
    const { port } = server.address() as AddressInfo
    const service = `Service=http://127.0.0.1:${port}/odata`
    const report = await run('rest-paging-with-retry', '--parameter', service, '--now', now)
    expect(outputsOf(report, 'Result')).toEqual({ pages: 2, customers: 2, countries: ['Chile', 'Peru'] })
    expect(seen).toEqual([
      '/odata/Customers?$select=CustomerID,CompanyName,Country',
      '/odata/Customers?skip=1',
      '/odata/Customers?skip=1',
    ])
  })
})

test('Scheduled folder tidy moves by type and counts', async () => {
  const report = await run(
    'scheduled-folder-tidy',
    '--mocks',
    'mocks/scheduled-folder-tidy.json',
    '--now',
    now,
  )
  expect(outputsOf(report, 'Summary')).toBe('3 of 4 files moved, 1 left in /Inbox.')
  const destinations = report.actions
    .filter(({ name, status }) => name.startsWith('Move_') && status === 'Succeeded')
    .map(({ inputs }) => (inputs as { parameters: { destination: string } }).parameters.destination)
  expect(destinations.sort()).toEqual([
    '/Documents/2026-11/Contract.PDF',
    '/Documents/2026-11/Report.final.docx',
    '/Pictures/2026-11/beach.jpg',
  ])
})

describe('Invoice JSON to HTML table', () => {
  test('the sample invoice', async () => {
    const report = await run('invoice-to-html-table', '--mocks', 'auto')
    expect(report.response).toMatchObject({
      statusCode: 200,
      body: { number: '2026-0117', total: 2917.8, amountDue: '2,917.80 EUR' },
    })
    expect(actionsOf(report, 'Send_an_email')[0]?.inputs).toMatchObject({
      parameters: {
        'emailMessage/Subject': 'Invoice 2026-0117: 2,917.80 EUR',
        'emailMessage/Importance': 'Normal',
      },
    })
  })

  test('one’s own invoice, important when large', async () => {
    const invoice = { number: 'X', customer: 'C', lines: [{ text: 'a & b', quantity: 3, price: 4000.5 }] }
    const report = await run('invoice-to-html-table', '--mocks', 'auto', '--body', JSON.stringify(invoice))
    expect(report.response?.body).toMatchObject({
      amountDue: '12,001.50 EUR',
      html: expect.stringContaining('a &amp; b'),
    })
    expect(actionsOf(report, 'Send_an_email')[0]?.inputs).toMatchObject({
      parameters: { 'emailMessage/Importance': 'High' },
    })
  })

  test('a missing number is refused by Parse JSON', async () => {
    const invoice = { customer: 'C', lines: [{ text: 'a', quantity: 1, price: 1 }] }
    const report = await run('invoice-to-html-table', '--mocks', 'auto', '--body', JSON.stringify(invoice))
    expect([report.exitCode, ...statusesOf(report, 'Parse_invoice', 'Send_an_email')]).toEqual([
      1,
      'Failed',
      'Skipped',
    ])
  })
})

describe('Error handling with scopes', () => {
  test('a number goes through', async () => {
    const report = await run('error-handling-with-scopes', '--body', '{"text":"7"}')
    expect(outputsOf(report, 'All_is_well')).toBe('Order 7 is in, the next one is 8.')
    expect(statusesOf(report, 'Try', 'Catch', 'Finally', 'End_as_failed')).toEqual([
      'Succeeded',
      'Skipped',
      'Succeeded',
      'Skipped',
    ])
  })

  test('a word is caught, explained, and ends the flow as failed', async () => {
    const report = await run('error-handling-with-scopes', '--body', '{"text":"ten"}')
    expect(report.exitCode).toBe(1)
    expect(report.status).toBe('Failed')
    expect(report.error?.code).toBe('OrderNotProcessed')
    expect(report.error?.message).toMatch(/^Read_order failed: .*int/)
    expect(statusesOf(report, 'Read_order', 'Next_order', 'Try', 'Catch', 'Finally', 'All_is_well')).toEqual([
      'Failed',
      'Skipped',
      'Failed',
      'Succeeded',
      'Succeeded',
      'Skipped',
    ])
    expect(outputsOf(report, 'Log_entry')).toMatchObject({ outcome: 'failed' })
  })
})

test('Remind me later waits three minutes of the fixed clock', async () => {
  const report = await run('remind-me-later', '--now', now)
  expect(outputsOf(report, 'Remind')).toEqual({
    reminder: 'Stretch your legs',
    askedAt: '2026-11-20T08:00:00.0000000Z',
    minutesLater: 3,
  })
})

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** A JSON server on a free loopback port, closed after the tests. */
async function listen(answer: (path: string) => { status: number; body: object }): Promise<Server> {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.url ?? '')
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

test('the flow tests of the examples pass and reach every action', async () => {
  const io = createFakeIo({ cwd: examples })
  await runCli(['test', '--json', '--coverage'], io)
  const report = JSON.parse(io.stdout.text()) as {
    ok: boolean
    counts: { total: number }
    coverage: { flow: string; kinds: { action: { percent: number }; branch: { percent: number } } }[]
  }
  expect(report).toMatchObject({ ok: true, counts: { failed: 0, errors: 0, skipped: 0 } })
  expect(report.coverage.length).toBeGreaterThanOrEqual(3)
  for (const { kinds } of report.coverage) {
    expect(kinds).toMatchObject({ action: { percent: 100 }, branch: { percent: 100 } })
  }
})
