import { afterEach, describe, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { openSmtp } from '../../drivers/smtp/index.ts'
import {
  localhostCertificate,
  openSmtpServer,
  type SmtpTestServer,
  testAccount,
} from '../../testing/smtp-test-server.ts'
import { smtp } from './index.ts'

let bench: PublicConnectorBench
let server: SmtpTestServer | undefined
afterEach(async () => {
  await bench.close()
  await server?.close()
  server = undefined
})

/** As the designer writes the parameters of the action. */
const values = {
  'emailMessage/From': 'alex@contoso.example',
  'emailMessage/To': 'Adele Vance <adele@contoso.example>;grady@contoso.example',
  'emailMessage/CC': 'nestor@contoso.example',
  'emailMessage/Bcc': 'hidden@contoso.example',
  'emailMessage/Subject': 'Order 4711',
  'emailMessage/Body': '<p>Thank you.</p>',
  'emailMessage/Importance': 'High',
  'emailMessage/Attachments': [
    { FileName: 'order.pdf', ContentData: { '$content-type': 'application/pdf', $content: 'JVBERi0=' } },
    { FileName: 'notes.txt', ContentData: 'SGVsbG8=' },
  ],
}

describe('in the sandbox', () => {
  test('a mail is kept', async () => {
    bench = await openPublicConnectorBench(smtp)
    expect(await bench.call('SendEmailV3', values)).toMatchObject({ status: 200, body: null })
    expect(bench.wire[0]).toMatchObject({ method: 'POST', url: 'https://smtp.driver.invalid/messages' })
    expect(bench.state()).toEqual({
      address: 'alex@contoso.example',
      sent: [
        {
          messageId: expect.any(String),
          from: 'alex@contoso.example',
          to: ['Adele Vance <adele@contoso.example>', 'grady@contoso.example'],
          cc: ['nestor@contoso.example'],
          bcc: ['hidden@contoso.example'],
          replyTo: [],
          subject: 'Order 4711',
          html: '<p>Thank you.</p>',
          text: 'Thank you.',
          importance: 'high',
          attachments: [
            { name: 'order.pdf', contentType: 'application/pdf', base64: 'JVBERi0=' },
            { name: 'notes.txt', contentType: 'text/plain', base64: 'SGVsbG8=' },
          ],
          sent: '2026-01-31T08:00:00Z',
        },
      ],
    })
  })

  test('the older versions; the first one sends text unless it is told otherwise', async () => {
    bench = await openPublicConnectorBench(smtp)
    await bench.call('SendEmailV2', { emailMessage: { To: 'a@b.example', Body: '<p>2</p>' } })
    await bench.call('SendEmail', { emailMessage: { To: 'a@b.example', Body: 'a < b' } })
    await bench.call('SendEmail', { emailMessage: { To: 'a@b.example', Body: '<p>1</p>', IsHtml: true } })
    expect(bench.state().sent.map(({ html, text }: { html: string; text: string }) => [html, text])).toEqual([
      ['<p>2</p>', '2'],
      ['', 'a < b'],
      ['<p>1</p>', '1'],
    ])
    expect(bench.state().sent[0].from).toBe('alex@contoso.example')
  })

  test.each([
    [{ Subject: 'x' }, 'The mail has no recipient.'],
    [{ To: 'a@b.example', Subject: 'x\ny' }, /'subject' holds a line break/],
    [{ To: 'a@b.example', Attachments: 'file' }, "'Attachments' is no list."],
    [
      { To: 'a@b.example', Attachments: [{ FileName: 'a.txt', ContentData: 'not base64!' }] },
      /'a.txt' is not base64/,
    ],
  ])('%j is refused', async (emailMessage, message) => {
    bench = await openPublicConnectorBench(smtp)
    expect(await bench.call('SendEmailV3', { emailMessage })).toMatchObject({
      status: 400,
      body: { message },
    })
    expect(bench.state().sent).toEqual([])
  })

  test('an empty state is one; a connection can be tried', async () => {
    bench = await openPublicConnectorBench(smtp)
    bench.setState({})
    expect(bench.state()).toEqual({ address: 'alex@contoso.example', sent: [] })
    expect(await bench.body('TestConnection')).toMatchObject({ security: 'startTls' })
  })
})

describe('over a real server', () => {
  const { authority, certificate } = localhostCertificate()

  async function open(password = testAccount.password) {
    server = await openSmtpServer({ ...certificate, authOptional: false })
    bench = await openPublicConnectorBench(smtp, {
      driver: async () => openSmtp([authority.cert]),
      connection: {
        serverAddress: 'localhost',
        port: String(server.port),
        userName: testAccount.user,
        password,
        enableSSL: 'true',
      },
    })
    return server.taken
  }

  test('a mail arrives as another program reads it', async () => {
    const taken = await open()
    expect(await bench.call('SendEmailV3', values)).toMatchObject({ status: 200 })
    expect(taken[0]).toMatchObject({ isSecure: true, from: 'alex@contoso.example' })
    expect(taken[0]?.to).toHaveLength(4)
    expect(taken[0]?.mail).toMatchObject({
      subject: 'Order 4711',
      html: expect.stringContaining('<p>Thank you.</p>'),
    })
    expect(
      taken[0]?.mail.attachments.map(({ content, filename, mimeType }) => [
        filename,
        mimeType,
        Buffer.from(content as ArrayBuffer).toString(),
      ]),
    ).toEqual([
      ['order.pdf', 'application/pdf', '%PDF-'],
      ['notes.txt', 'text/plain', 'Hello'],
    ])
  })

  test('a wrong password is told, and nothing of it', async () => {
    await open('not-this-one')
    const answer = await bench.call('TestConnection')
    expect(answer).toMatchObject({
      status: 401,
      body: { message: /refused the sign-in of 'alex@contoso\.example'/ },
    })
    expect(JSON.stringify(answer)).not.toContain('not-this-one')
  })
})
