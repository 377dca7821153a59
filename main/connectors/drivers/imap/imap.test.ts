import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { httpResponseOf } from '../../service/service-answer.ts'
import { ServiceRequest } from '../../service/service-request.ts'
import { localhostCertificate } from '../../testing/smtp-test-server.ts'
import type { Driver } from '../driver.ts'
import { openImap } from './index.ts'
import type { MailContent } from './mail-content.ts'
import type { MailSummary } from './mail-json.ts'
import { type DovecotServer, hasDovecot, mailAccount, startDovecot } from './testing/dovecot-server.ts'

const { authority, certificate } = localhostCertificate()
let server: DovecotServer
let driver: Driver

const connection = (more: Record<string, string> = {}) => ({
  serverAddress: 'localhost',
  port: String(server.imapsPort),
  userName: mailAccount.user,
  password: mailAccount.password,
  security: 'tls',
  ...more,
})

async function ask(
  method: string,
  path: string,
  body?: unknown,
  given = connection(),
  signal = new AbortController().signal,
) {
  const request = {
    method,
    url: `https://imap.driver.invalid${path}`,
    headers: {},
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: 30_000,
    maxResponseBytes: 1e9,
    maxRedirects: 0,
  }
  return driver.handle(new ServiceRequest(request), given, signal)
}

async function json<Shape>(method: string, path: string, body?: unknown): Promise<Shape> {
  return (await ask(method, path, body)).json as Shape
}

interface News {
  validity: string
  last: number
  isMore: boolean
  mails: MailSummary[]
}
const news = (query = '') => json<News>('GET', `/folders/INBOX/news${query}`)
const find = async (given: unknown) =>
  (await json<{ mails: MailSummary[] }>('POST', '/folders/INBOX/search', given)).mails.map(
    ({ subject }) => subject,
  )
const mailUrl = (id: string, rest = '') => `/mails/${encodeURIComponent(id)}${rest}`
const plain = (subject: string, more = '') =>
  `From: Adele <adele@contoso.example>\r\nTo: ${mailAccount.user}\r\nSubject: ${subject}\r\n${more}\r\nHello ${subject}\r\n`

/** The newest mail, with its content. */
async function newest(withFiles = false): Promise<MailContent> {
  const { mails } = await news()
  return json('GET', mailUrl(mails.at(-1)?.id ?? '', `?files=${withFiles}`))
}

describe.skipIf(!hasDovecot())('with Dovecot (Debian package dovecot-imapd)', () => {
  beforeAll(async () => {
    server = await startDovecot(certificate)
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    driver = openImap([authority.cert])
  })
  afterEach(async () => {
    server.empty()
    await driver.close()
  })

  test('a mail of another program is told of', async () => {
    server.deliver(
      [
        'From: "Wilber, Alex" <alex@fabrikam.example>',
        'To: =?utf-8?Q?J=C3=B6rg?= <joerg@contoso.example>, grady@contoso.example',
        'Cc: nestor@contoso.example',
        'Reply-To: answers@fabrikam.example',
        'Subject: =?utf-8?B?R3LDvMOfZSDwn46J?=',
        'Date: Fri, 30 Jan 2026 09:00:00 +0100',
        'Message-ID: <1@fabrikam.example>',
        'References: <0@fabrikam.example>',
        ' <00@fabrikam.example>',
        'X-Priority: 1 (Highest)',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Sch=F6ne Gr=FC=DFe',
        '',
      ].join('\r\n'),
      new Date('2026-01-30T08:00:05Z'),
    )
    expect(await newest()).toEqual({
      id: expect.stringMatching(/^\d+\.\d+\.INBOX$/),
      uid: expect.any(Number),
      folder: 'INBOX',
      internetMessageId: '<1@fabrikam.example>',
      conversationId: '<0@fabrikam.example>',
      subject: 'Grüße 🎉',
      from: [{ name: 'Wilber, Alex', address: 'alex@fabrikam.example' }],
      to: [
        { name: 'Jörg', address: 'joerg@contoso.example' },
        { name: '', address: 'grady@contoso.example' },
      ],
      cc: [{ name: '', address: 'nestor@contoso.example' }],
      bcc: [],
      replyTo: [{ name: '', address: 'answers@fabrikam.example' }],
      received: '2026-01-30T08:00:05.000Z',
      sent: '2026-01-30T08:00:00.000Z',
      isRead: false,
      isFlagged: false,
      importance: 'high',
      bytes: expect.any(Number),
      text: 'Schöne Grüße\n',
      html: '',
      files: [],
    })
    // Reading it here leaves it unread.
    expect((await news()).mails[0]?.isRead).toBe(false)
  })

  test('text, HTML, pictures, attachments and mails in mails', async () => {
    server.deliver(
      [
        'Subject: parts',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: multipart/related; boundary=r',
        '',
        '--r',
        'Content-Type: multipart/alternative; boundary=a',
        '',
        '--a',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'plain ü',
        '--a',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>html</p>',
        '--a--',
        '--r',
        'Content-Type: image/png; name=logo.png',
        'Content-ID: <logo>',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw==',
        '--r--',
        '--m',
        'Content-Type: text/plain; charset=utf-8',
        "Content-Disposition: attachment; filename*=utf-8''%C3%9Cbersicht.txt",
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('Zeile 1\r\nZeile 2').toString('base64'),
        '--m',
        'Content-Type: message/rfc822',
        '',
        'Subject: inner/mail',
        '',
        'inside',
        '--m--',
        '',
      ].join('\r\n'),
    )
    const mail = await newest(true)
    expect(mail).toMatchObject({
      text: expect.stringMatching(/^plain ü\s*$/),
      html: expect.stringMatching(/^<p>html<\/p>\s*$/),
    })
    expect(
      mail.files.map(({ name, contentType, contentId, isInline, base64 }) => [
        name,
        contentType,
        contentId,
        isInline,
        Buffer.from(base64 ?? '', 'base64')
          .toString('latin1')
          .trim(),
      ]),
    ).toEqual([
      ['logo.png', 'image/png', 'logo', true, '\x89PNG'],
      ['Übersicht.txt', 'text/plain', '', false, 'Zeile 1\r\nZeile 2'],
      ['inner_mail.eml', 'message/rfc822', '', false, 'Subject: inner/mail\r\n\r\ninside'],
    ])
    const [, file] = mail.files
    expect(await json('GET', mailUrl(mail.id, `/files/${file?.number}`))).toEqual(file)
    expect((await newest()).files.every((one) => one.base64 === undefined)).toBe(true)
    const source = httpResponseOf(await ask('GET', mailUrl(mail.id, '/source')))
    expect(source.headers['content-type']).toBe('message/rfc822')
    expect(Buffer.from(source.body).toString()).toContain('boundary=a')
    await expect(ask('GET', mailUrl(mail.id, '/files/9'))).rejects.toMatchObject({ status: 404 })
  })

  test('files larger than what comes along are fetched one by one', async () => {
    const big = Buffer.alloc(31 * 1024 * 1024, 'x')
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n')
    server.deliver(
      [
        'Subject: big',
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: text/plain',
        '',
        'see attached',
        '--m',
        'Content-Type: application/zip; name=big.zip',
        'Content-Transfer-Encoding: base64',
        '',
        big,
        '--m',
        'Content-Type: text/csv; name=small.csv',
        '',
        'a;b',
        '--m--',
        '',
      ].join('\r\n'),
    )
    const mail = await newest(true)
    expect(mail.files.map(({ base64, name }) => [name, base64 !== undefined])).toEqual([
      ['big.zip', false],
      ['small.csv', true],
    ])
    const file = await json<{ bytes: number }>('GET', mailUrl(mail.id, `/files/${mail.files[0]?.number}`))
    expect(file.bytes).toBe(31 * 1024 * 1024)
  })

  test('what came after a number, in order, none twice; what is being deleted is none', async () => {
    const begin = await news()
    expect(begin.mails).toEqual([])
    for (const subject of ['1', '2', '3']) server.deliver(plain(subject))
    const after = `?validity=${begin.validity}&after=${begin.last}`
    const found = await news(after)
    expect(found.mails.map(({ subject }) => subject)).toEqual(['1', '2', '3'])
    expect(await news(after)).toEqual(found)
    expect((await news(`?validity=${begin.validity}&after=${found.last}`)).mails).toEqual([])
    expect((await news(`?validity=1&after=${found.last}`)).mails).toHaveLength(3)
  })

  test('many new ones come in pieces', async () => {
    const begin = await news()
    for (let number = 0; number < 120; number += 1) server.deliver(plain(String(number)))
    const first = await news(`?validity=${begin.validity}&after=${begin.last}`)
    expect([first.mails.length, first.isMore]).toEqual([100, true])
    expect(first.last).toBe(first.mails.at(-1)?.uid)
    const second = await news(`?validity=${begin.validity}&after=${first.last}`)
    expect([second.mails.length, second.isMore]).toEqual([20, false])
  })

  test('searches', async () => {
    server.deliver(plain('Order 4711'), new Date('2026-01-10T12:00:00Z'))
    server.deliver(
      plain('=?utf-8?Q?Gr=C3=BC=C3=9Fe?=').replace('adele@', 'grady@'),
      new Date('2026-01-20T12:00:00Z'),
    )
    server.deliver(plain('Old order', 'Cc: nestor@contoso.example\r\n'), new Date('2025-01-20T12:00:00Z'))
    const { mails } = await news()
    await ask('PATCH', mailUrl(mails.find(({ subject }) => subject === 'Old order')?.id ?? ''), {
      isRead: true,
      isFlagged: true,
    })
    expect(await find({})).toEqual(['Grüße', 'Order 4711', 'Old order'])
    expect(await find({ unread: true })).toEqual(['Grüße', 'Order 4711'])
    expect(await find({ flagged: true })).toEqual(['Old order'])
    expect(await find({ subject: 'order' })).toEqual(['Order 4711', 'Old order'])
    expect(await find({ subject: 'GRÜSSE' })).toEqual([])
    expect(await find({ subject: 'Grüße' })).toEqual(['Grüße'])
    expect(await find({ text: 'Hello Order' })).toEqual(['Order 4711'])
    expect(await find({ from: 'grady@contoso.example' })).toEqual(['Grüße'])
    expect(await find({ from: 'grady@contoso.example; adele@contoso.example' })).toHaveLength(3)
    expect(await find({ from: 'adele@contoso.example', cc: 'nestor@contoso.example;x@y.example' })).toEqual([
      'Old order',
    ])
    expect(await find({ since: '2026-01-10T12:00:00Z', before: '2026-01-20T12:00:00Z' })).toEqual([
      'Order 4711',
    ])
    expect(await find({ since: '2026-01-10T12:00:01Z' })).toEqual(['Grüße'])
    expect(await find({ count: 1 })).toEqual(['Grüße'])
    expect(await find({ subject: '"\\ (x) {5}' })).toEqual([])
    await expect(ask('POST', '/folders/INBOX/search', { since: 'soon' })).rejects.toMatchObject({
      status: 400,
    })
  })

  test('marks, moves and deletes what is meant, and nothing else', async () => {
    server.deliver(plain('keep'))
    server.deliver(plain('take'))
    const { mails } = await news()
    const id = mails[1]?.id ?? ''
    await ask('PATCH', mailUrl(id), { isRead: true, isFlagged: true })
    expect(server.files('cur').map((name) => name.split(',').at(-1))).toEqual(expect.arrayContaining(['FS']))
    await ask('PATCH', mailUrl(id), { isRead: false })
    expect((await news()).mails.map(({ isFlagged, isRead }) => [isRead, isFlagged])).toEqual([
      [false, false],
      [false, true],
    ])
    const moved = await json<{ id: string; folder: string }>('POST', mailUrl(id, '/move'), {
      folder: 'Deleted Items',
    })
    expect(moved).toMatchObject({ folder: 'Trash', id: expect.stringMatching(/^\d+\.\d+\.Trash$/) })
    expect((await news()).mails.map(({ subject }) => subject)).toEqual(['keep'])
    expect(await json('GET', mailUrl(moved.id))).toMatchObject({ subject: 'take', isFlagged: true })
    for (const path of [
      mailUrl(id),
      mailUrl(id.replace(/^\d+/, '1')),
      mailUrl('nonsense'),
      mailUrl('1.1.Nowhere'),
    ]) {
      await expect(ask('GET', path)).rejects.toMatchObject({ status: 404 })
    }
    await ask('DELETE', mailUrl(moved.id))
    await expect(ask('DELETE', mailUrl(moved.id))).rejects.toMatchObject({ status: 404 })
    await expect(
      ask('POST', mailUrl(mails[0]?.id ?? '', '/move'), { folder: 'Nowhere' }),
    ).rejects.toMatchObject({
      status: 404,
      message: "There is no folder 'Nowhere'.",
    })
  })

  test('folders by name, case and purpose', async () => {
    const { folders } = await json<{ folders: { path: string; role: string }[] }>('GET', '/folders')
    expect(folders.map(({ path, role }) => [path, role])).toEqual(
      expect.arrayContaining([
        ['INBOX', 'inbox'],
        ['Sent', 'sent'],
        ['Trash', 'trash'],
      ]),
    )
    for (const name of ['inbox', 'Inbox', 'SENT', 'Sent%20Items']) {
      expect(await json('GET', `/folders/${name}/news`)).toMatchObject({ mails: [] })
    }
  })

  test('one session serves one after the other; several at once share a few', async () => {
    const sessions = () => server.log().split(`Login: user=<${mailAccount.user}>`).length
    const before = sessions()
    for (let count = 0; count < 5; count += 1) await news()
    await Promise.all(Array.from({ length: 12 }, () => news()))
    await expect.poll(sessions).toBeGreaterThan(before)
    expect(sessions() - before).toBeLessThanOrEqual(4)
  })

  test('STARTTLS', async () => {
    const given = connection({ security: 'startTls', port: String(server.imapPort) })
    expect(await ask('GET', '/folders', undefined, given)).toMatchObject({
      json: { folders: expect.anything() },
    })
  })

  test.each([
    [
      'a wrong password',
      { password: 'tell-nobody' },
      { status: 401, message: /^localhost:\d+ refused the sign-in of 'alex@contoso\.example'/ },
    ],
    ['no user', { userName: '' }, { status: 400, message: /names no user/ }],
    ['no server', { serverAddress: '' }, { status: 400, message: /names no server/ }],
    ['an odd encryption', { security: 'ssl3' }, { status: 400, message: /none of tls/ }],
  ])('%s is told, and no password', async (_name, more, refusal) => {
    const thrown = await ask('GET', '/folders', undefined, connection(more)).catch((error: Error) => error)
    expect(thrown).toMatchObject(refusal)
    expect(`${(thrown as Error).message} ${JSON.stringify(thrown)}`).not.toContain('tell-nobody')
  })

  test('no encryption, where person and server both want it so', async () => {
    const given = connection({ security: 'none', port: String(server.imapPort) })
    expect(await ask('GET', '/folders', undefined, given)).toMatchObject({
      json: { folders: expect.anything() },
    })
  })

  test('TLS towards a port without it, and the other way round', async () => {
    await expect(
      ask('GET', '/folders', undefined, connection({ port: String(server.imapPort) })),
    ).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringMatching(/does not speak TLS|broke the connection off|secure connection/),
    })
  })

  test('a certificate that nobody signed for us', async () => {
    const strict = openImap()
    const request = new ServiceRequest({
      method: 'GET',
      url: 'https://imap.driver.invalid/folders',
      headers: {},
      timeoutMs: 20_000,
      maxResponseBytes: 1e6,
      maxRedirects: 0,
    })
    await expect(strict.handle(request, connection(), new AbortController().signal)).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringMatching(/authority this machine does not know|signed by itself/),
    })
    await expect(
      strict.handle(request, connection({ serverAddress: '127.0.0.1' }), new AbortController().signal),
    ).rejects.toMatchObject({ code: 'driver.unreachable' })
    await strict.close()
  })

  test('who gives up does not wait, and the others go on', async () => {
    const ending = new AbortController()
    const given = ask('GET', '/folders', undefined, connection(), ending.signal)
    ending.abort()
    await expect(given).rejects.toThrow()
    expect(await json('GET', '/folders')).toMatchObject({ folders: expect.anything() })
  })
})

test('a server that is not there, says nothing of IMAP, or breaks off', async () => {
  const lonely = openImap()
  const given = { serverAddress: '127.0.0.1', userName: 'alex', password: 'x', security: 'none' }
  const at = (port: number) => {
    const request = new ServiceRequest({
      method: 'GET',
      url: 'https://imap.driver.invalid/folders',
      headers: {},
      timeoutMs: 20_000,
      maxResponseBytes: 1e6,
      maxRedirects: 0,
    })
    return lonely.handle(request, { ...given, port: String(port) }, new AbortController().signal)
  }
  const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  await expect(at(port)).rejects.toMatchObject({ code: 'driver.unreachable' })
  await new Promise((resolve) => other.close(resolve))
  await expect(at(port)).rejects.toMatchObject({
    code: 'driver.unreachable',
    message: `127.0.0.1:${port} refused the connection.`,
  })
  await lonely.close()
})
