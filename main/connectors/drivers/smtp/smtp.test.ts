import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ServiceRequest } from '../../service/service-request.ts'
import {
  localhostCertificate,
  openSmtpServer,
  type SmtpTestServer,
  testAccount,
} from '../../testing/smtp-test-server.ts'
import type { Driver } from '../driver.ts'
import { openSmtp } from './index.ts'
import { poolOptions, readSmtpServer } from './smtp-server.ts'

const { authority, certificate } = localhostCertificate()
let server: SmtpTestServer | undefined
let driver: Driver | undefined

afterEach(async () => {
  await driver?.close()
  await server?.close()
  server = undefined
})

/** A server that wants STARTTLS and a sign-in, and a driver that trusts it. */
async function open(options: Parameters<typeof openSmtpServer>[0] = {}, trusted = [authority.cert]) {
  server = await openSmtpServer({ ...certificate, authOptional: false, ...options })
  driver = openSmtp(trusted)
  return server
}

const connection = (more: Record<string, string> = {}) => ({
  serverAddress: 'localhost',
  port: String(server?.port),
  userName: testAccount.user,
  password: testAccount.password,
  enableSSL: 'true',
  ...more,
})
const mail = { to: 'adele@contoso.example', subject: 'Hello', text: 'Hi' }

function ask(
  method: string,
  path: string,
  body: unknown,
  given = connection(),
  signal = new AbortController().signal,
) {
  const request = {
    method,
    url: `https://smtp.driver.invalid${path}`,
    headers: {},
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: 20_000,
    maxResponseBytes: 1e6,
    maxRedirects: 0,
  }
  return (driver as Driver).handle(new ServiceRequest(request), given, signal)
}
const send = (body: unknown, given = connection(), signal?: AbortSignal) =>
  ask('POST', '/messages', body, given, signal)

describe('what is sent', () => {
  test('a mail with everything, read by another program', async () => {
    const { taken } = await open()
    const answer = await send({
      from: '"Wilber, Alex" <alex@contoso.example>',
      to: 'Adele Vance <adele@contoso.example>; grady@contoso.example, ñandú@münchen.example',
      cc: 'nestor@contoso.example',
      bcc: 'hidden@contoso.example',
      replyTo: 'Info <info@contoso.example>',
      subject: 'Grüße – 日本語 🎉',
      html: '<p>Hällo <b>you</b></p><img src="cid:logo">',
      importance: 'High',
      readReceipt: 'alex@contoso.example',
      attachments: [
        {
          name: 'Übersicht 2026.txt',
          contentType: 'text/plain',
          base64: Buffer.from('Zeile 1\nZeile 2 ü').toString('base64'),
        },
        { name: 'logo.png', contentType: 'image/png', contentId: '<logo>', base64: 'iVBORw==' },
        {
          name: 'letter.eml',
          contentType: 'message/rfc822',
          base64: Buffer.from('Subject: inner\r\n\r\nx').toString('base64'),
        },
      ],
    })
    expect(answer).toMatchObject({ json: { messageId: expect.stringMatching(/^<.+@.+>$/) } })
    expect(taken).toHaveLength(1)
    const [one] = taken
    expect(one).toMatchObject({
      from: 'alex@contoso.example',
      to: [
        'adele@contoso.example',
        'grady@contoso.example',
        'ñandú@münchen.example',
        'nestor@contoso.example',
        'hidden@contoso.example',
      ],
      isSecure: true,
    })
    expect(one?.mail).toMatchObject({
      from: { name: 'Wilber, Alex', address: 'alex@contoso.example' },
      cc: [{ address: 'nestor@contoso.example' }],
      replyTo: [{ name: 'Info', address: 'info@contoso.example' }],
      subject: 'Grüße – 日本語 🎉',
      html: expect.stringContaining('<p>Hällo <b>you</b></p>'),
      text: expect.stringContaining('Hällo you'),
    })
    expect(one?.mail.bcc).toBeUndefined()
    expect(one?.raw).not.toContain('hidden@')
    const header = (name: string) => one?.mail.headers.find(({ key }) => key === name)?.value
    expect(header('importance')).toBe('High')
    expect(header('x-priority')).toMatch(/^1/)
    expect(header('disposition-notification-to')).toBe('alex@contoso.example')
    const files = one?.mail.attachments.map(({ content, filename, mimeType }) => [
      filename,
      mimeType,
      Buffer.from(content as ArrayBuffer).toString('latin1'),
    ])
    expect(files).toEqual(
      expect.arrayContaining([
        ['Übersicht 2026.txt', 'text/plain', Buffer.from('Zeile 1\nZeile 2 ü').toString('latin1')],
        ['logo.png', 'image/png', '\x89PNG'],
      ]),
    )
    expect(one?.mail.attachments.find(({ filename }) => filename === 'logo.png')?.contentId).toBe('<logo>')
  })

  test('plain text stays plain text; dots and long lines survive', async () => {
    const { taken } = await open()
    const text = `.\n..two dots\n${'long '.repeat(500)}\nFrom here\nend`
    await send({ ...mail, text })
    expect(taken[0]?.mail.html).toBeUndefined()
    expect(taken[0]?.mail.text?.trim()).toBe(text)
    expect(Math.max(...(taken[0]?.raw ?? '').split('\r\n').map(({ length }) => length))).toBeLessThan(1_000)
  })

  test('nobody in from: it is the account', async () => {
    const { taken } = await open()
    await send(mail)
    expect(taken[0]?.mail.from).toMatchObject({ address: testAccount.user })
  })

  test('a path or address as content of an attachment is neither read nor fetched', async () => {
    const { taken } = await open()
    await send({
      ...mail,
      attachments: [{ name: 'x.txt', path: '/etc/passwd', href: 'http://127.0.0.1:1/', base64: '' }],
    })
    expect(Buffer.from(taken[0]?.mail.attachments[0]?.content as ArrayBuffer).byteLength).toBe(0)
    expect(taken[0]?.raw).not.toContain('root:')
  })

  test('one connection serves many mails; another account has its own', async () => {
    const one = await open()
    for (const subject of ['1', '2', '3']) await send({ ...mail, subject })
    expect([one.taken.length, one.connections, one.signIns]).toEqual([3, 1, 1])
    await expect(send(mail, connection({ password: 'other' }))).rejects.toMatchObject({ status: 401 })
    expect(one.connections).toBe(2)
  })

  test('many at once share few connections', async () => {
    const one = await open()
    await Promise.all(Array.from({ length: 20 }, (_, index) => send({ ...mail, subject: String(index) })))
    expect(one.taken).toHaveLength(20)
    expect(one.connections).toBeLessThanOrEqual(4)
  })
})

describe('what is refused before anything is sent', () => {
  test.each([
    [{ subject: 'Hello\r\nBcc: everybody@contoso.example' }, 'InvalidHeader', /'subject' holds a line break/],
    [{ subject: 'a\nb' }, 'InvalidHeader', /one line/],
    [{ to: 'adele@contoso.example\r\nSubject: x' }, 'InvalidHeader', /'to'/],
    [{ from: 'Alex\n <alex@contoso.example>' }, 'InvalidHeader', /'from'/],
    [{ replyTo: 'a@b.example\nX: y' }, 'InvalidHeader', /'replyTo'/],
    [{ attachments: [{ name: 'a\r\nX-Evil: 1', base64: '' }] }, 'InvalidHeader', /attachments\[0\]\/name/],
    [
      { attachments: [{ name: 'a', contentType: 'text/plain\r\nX: 1', base64: '' }] },
      'InvalidHeader',
      /contentType/,
    ],
    [
      { attachments: [{ name: 'a', contentType: 'nonsense', base64: '' }] },
      'InvalidContentType',
      /'nonsense'/,
    ],
    [{ to: 'Adele' }, 'InvalidAddress', /'Adele' in 'to' is no mail address/],
    [{ to: 'adele@' }, 'InvalidAddress', /no mail address/],
    [{ to: 'a b@contoso.example' }, 'InvalidAddress', /no mail address/],
    [{ to: '' }, 'NoRecipient', /no recipient/],
    [
      { to: Array.from({ length: 1_001 }, (_, index) => `a${index}@b.example`).join(';') },
      'TooManyRecipients',
      /1000/,
    ],
    [{ importance: 'urgent' }, 'InvalidImportance', /'urgent'/],
  ])('%j', async (more, code, message) => {
    const { taken, ...one } = await open()
    await expect(send({ ...mail, ...more })).rejects.toMatchObject({ status: 400, code, message })
    expect(taken).toEqual([])
    expect(one.connections).toBe(0)
  })

  test.each([
    [{ serverAddress: '' }, /names no server/],
    [{ serverAddress: 'https://mail.example/' }, /no name of a mail server/],
    [{ port: 'smtp' }, /'smtp' is no port/],
    [{ port: '99999' }, /no port/],
    [{ userName: 'alex' }, /user name is no address/],
  ])('connection %j', async (more, message) => {
    await open()
    await expect(send(mail, connection(more))).rejects.toMatchObject({ status: 400, message })
  })
})

describe('the server', () => {
  test('is tried without sending anything', async () => {
    const { taken } = await open()
    expect(await ask('GET', '/server', undefined)).toMatchObject({
      json: { host: 'localhost', security: 'startTls' },
    })
    await expect(ask('GET', '/server', undefined, connection({ password: 'wrong' }))).rejects.toMatchObject({
      status: 401,
      message: expect.stringMatching(/^localhost:\d+ refused the sign-in of 'alex@contoso.example'/),
    })
    expect(taken).toEqual([])
  })

  test('that takes mails from everyone needs no sign-in', async () => {
    const { taken } = await open({ authOptional: true, disabledCommands: ['AUTH'] })
    const { password: _, userName: __, ...anonymous } = connection()
    await send({ ...mail, from: 'a@b.example' }, anonymous as ReturnType<typeof connection>)
    expect(taken).toHaveLength(1)
  })

  test('without STARTTLS gets neither mail nor password where encryption is wanted', async () => {
    const one = await open({ disabledCommands: ['STARTTLS'] })
    await expect(send(mail)).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringMatching(/does not offer STARTTLS/),
    })
    expect([one.taken, one.signIns]).toEqual([[], 0])
    await send(mail, connection({ enableSSL: 'False' }))
    expect(one.taken[0]?.isSecure).toBe(false)
  })

  test.each([
    ['an unknown authority', {}, [], /authority this machine does not know|signed by itself/],
    ['another host', { hosts: ['other.example'] }, undefined, /made out to another host/],
    ['a certificate that has expired', { expires: Date.now() - 1_000 }, undefined, /has expired/],
  ])('with %s gets neither', async (_name, options, trusted, message) => {
    const other = localhostCertificate(options)
    const one = await open({ ...other.certificate }, trusted ?? [other.authority.cert])
    await expect(send(mail)).rejects.toMatchObject({ code: 'driver.unreachable', message })
    expect([one.taken, one.signIns]).toEqual([[], 0])
  })

  test('refuses some recipients: it is said who got it and who did not', async () => {
    const { taken } = await open({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('no')
          ? done(Object.assign(new Error('No such user here'), { responseCode: 550 }))
          : done(),
    })
    await expect(send({ ...mail, to: 'adele@contoso.example;nobody@contoso.example' })).rejects.toMatchObject(
      {
        status: 400,
        code: 'SomeRecipientsRefused',
        message: expect.stringMatching(/went to adele@.*refused nobody@.*No such user/),
      },
    )
    expect(taken).toHaveLength(1)
    await expect(send({ ...mail, to: 'nobody@contoso.example' })).rejects.toMatchObject({
      status: 400,
      code: 'MailRefused',
      message: expect.stringMatching(/No such user here/),
    })
  })

  test('cannot now: it may be tried again', async () => {
    await open({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('Greylisted'), { responseCode: 450 })),
    })
    await expect(send(mail)).rejects.toMatchObject({ status: 503, code: 'NotNow', message: /Greylisted/ })
  })

  test('takes only so much', async () => {
    await open({ size: 10_000 })
    const base64 = Buffer.alloc(20_000, 'x').toString('base64')
    await expect(send({ ...mail, attachments: [{ name: 'a', base64 }] })).rejects.toMatchObject({
      status: 413,
    })
  })

  test('is not there, or is none', async () => {
    const { port } = await open()
    await server?.close()
    await expect(send(mail, connection({ port: String(port) }))).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringMatching(/^localhost:\d+ refused the connection\.$/),
      retryable: true,
    })
    const other: Server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address() as { port: number }
    const refusal = await send(mail, connection({ port: String(address.port) })).catch(
      (thrown: Error) => thrown,
    )
    expect(refusal).toMatchObject({ code: 'driver.unreachable' })
    other.close()
  })

  test('is not waited for when the run is cancelled', async () => {
    const ending = new AbortController()
    await open({ onMailFrom: () => ending.abort() })
    await expect(send(mail, connection(), ending.signal)).rejects.toThrow()
    expect(server?.taken).toEqual([])
  })

  test('never has its password told', async () => {
    await open({ onAuth: ({ password }, _session, done) => done(new Error(`Not ${password}`)) })
    const thrown = await send(mail, connection({ password: 'tell-nobody' })).catch((error: Error) => error)
    expect(thrown).toMatchObject({ status: 401 })
    expect(JSON.stringify({ ...(thrown as Error), message: (thrown as Error).message })).not.toContain(
      'tell-nobody',
    )
  })
})

test.each([
  [{}, { port: 587, security: 'startTls' }],
  [
    { enableSSL: 'true', port: '465' },
    { port: 465, security: 'tls' },
  ],
  [
    { enableSSL: 'false', port: '465' },
    { port: 465, security: 'tls' },
  ],
  [
    { enableSSL: 'True', port: '25' },
    { port: 25, security: 'startTls' },
  ],
  [{ enableSSL: 'False' }, { port: 25, security: 'none' }],
  [
    { enableSSL: 'false', port: '2525' },
    { port: 2525, security: 'none' },
  ],
])('connection %j is %j', (given, expected) => {
  const found = readSmtpServer({ serverAddress: ' mail.contoso.example ', ...given })
  expect(found).toMatchObject({ host: 'mail.contoso.example', ...expected })
  expect(poolOptions(found, {})).toMatchObject({
    secure: found.security === 'tls',
    requireTLS: found.security === 'startTls',
    ignoreTLS: found.security === 'none',
  })
})
