import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { openImap } from '../../drivers/imap/index.ts'
import {
  type DovecotServer,
  hasDovecot,
  mailAccount,
  startDovecot,
} from '../../drivers/imap/testing/dovecot-server.ts'
import { localhostCertificate } from '../../testing/smtp-test-server.ts'
import { imap } from './index.ts'

let bench: PublicConnectorBench

describe('in the sandbox', () => {
  beforeEach(async () => {
    bench = await openPublicConnectorBench(imap)
  })
  afterEach(() => bench.close())

  const subjects = async (values: Record<string, unknown>) =>
    (await bench.body('GetEmails', { fetchOnlyUnread: false, ...values })).value.map(
      ({ subject }: { subject: string }) => subject,
    )

  test('mails are found, newest first', async () => {
    expect(await subjects({})).toEqual(['Numbers of the month', 'Order 4711'])
    expect(await subjects({ fetchOnlyUnread: true })).toEqual(['Order 4711'])
    expect(await subjects({ from: 'adele@contoso.example' })).toEqual(['Numbers of the month'])
    expect(await subjects({ subjectFilter: 'order' })).toEqual(['Order 4711'])
    expect(await subjects({ searchQuery: 'boxes' })).toEqual(['Order 4711'])
    expect(await subjects({ fetchOnlyWithAttachment: true })).toEqual(['Order 4711'])
    expect(await subjects({ folderPath: 'Offers', importance: 'High' })).toEqual(['Our offer'])
    expect(await subjects({ folderPath: 'Offers', importance: 'Low' })).toEqual([])
    expect(await subjects({ receivedAfter: '2026-01-31T00:00:00Z' })).toEqual(['Numbers of the month'])
    expect(await subjects({ top: 1 })).toEqual(['Numbers of the month'])
    expect(await bench.call('GetEmails', { folderPath: 'Nowhere' })).toMatchObject({
      status: 404,
      body: { message: "There is no folder 'Nowhere'." },
    })
  })

  test('a mail with all that is known of it', async () => {
    const { value } = await bench.body('GetEmails', { includeAttachments: true })
    const [mail] = value
    expect(mail).toEqual({
      id: '1.2.INBOX',
      subject: 'Order 4711',
      from: 'orders@northwind.example',
      fromName: 'Northwind',
      toRecipients: 'info@contoso.example',
      ccRecipients: '',
      bccRecipients: '',
      replyTo: '',
      receivedDateTime: '2026-01-30T06:00:00.000+00:00',
      sentDateTime: '2026-01-30T06:00:00.000+00:00',
      hasAttachments: true,
      importance: 'normal',
      isRead: false,
      isFlagged: false,
      isHtml: true,
      body: '<p>Dear Contoso,</p><p>please send us 20 boxes of paper.</p>',
      bodyText: 'Dear Contoso,\nplease send us 20 boxes of paper.',
      bodyPreview: 'Dear Contoso, please send us 20 boxes of paper.',
      folderPath: 'INBOX',
      conversationId: expect.any(String),
      internetMessageId: expect.any(String),
      attachments: [
        {
          id: '2',
          name: 'order-4711.txt',
          contentType: 'application/octet-stream',
          size: 22,
          isInline: false,
          contentId: '',
          contentBytes: 'MjAgYm94ZXMgb2YgcGFwZXIsIEE0Cg==',
        },
      ],
    })
    const [attachment] = mail.attachments
    expect(await bench.body('GetAttachment', { messageId: mail.id, attachmentId: '2' })).toEqual(attachment)
    const { contentBytes: _, ...named } = attachment
    expect(await bench.body('GetEmail', { messageId: mail.id })).toEqual({ ...mail, attachments: [named] })
    expect(await bench.body('ExportEmail', { messageId: mail.id })).toMatchObject({
      '$content-type': 'message/rfc822',
    })
  })

  test('mails are marked, moved and deleted', async () => {
    const messageId = '1.2.INBOX'
    await bench.call('MarkAsRead', { messageId })
    await bench.call('FlagEmail', { messageId })
    expect(await bench.body('GetEmail', { messageId })).toMatchObject({ isRead: true, isFlagged: true })
    await bench.call('MarkAsRead', { messageId, isRead: false })
    await bench.call('FlagEmail', { messageId, isFlagged: false })
    expect(await bench.body('GetEmail', { messageId })).toMatchObject({ isRead: false, isFlagged: false })
    const moved = await bench.body('MoveEmail', { messageId, folderPath: 'archive' })
    expect(moved).toEqual({ id: '1.4.Archive', folderPath: 'Archive' })
    expect(await bench.call('GetEmail', { messageId })).toMatchObject({ status: 404 })
    await bench.call('DeleteEmail', { messageId: moved.id })
    expect(await subjects({ folderPath: 'Trash' })).toEqual(['Order 4711'])
    await bench.call('DeleteEmail', { messageId: '1.5.Trash' })
    expect(await subjects({ folderPath: 'Trash' })).toEqual([])
    await bench.call('DeleteEmail', { messageId: '1.3.INBOX', permanently: true })
    expect(bench.state().mails).toHaveLength(1)
  })

  test('folders can be chosen; a connection can be tried', async () => {
    expect(await bench.body('ListFolders')).toEqual([
      { path: 'INBOX', name: 'Inbox' },
      ...['Sent', 'Drafts', 'Trash', 'Junk', 'Archive', 'Offers'].map((path) => ({ path, name: path })),
    ])
    expect(await bench.body('TestConnection')).toEqual({ ok: true })
  })

  const arrive = (...mails: Record<string, unknown>[]) => {
    const state = bench.state()
    bench.setState({ ...state, mails: [...state.mails, ...mails] })
  }

  test('new mails start it, one at a time or all together', async () => {
    const single = await bench.poll('OnNewEmail', {})
    const batch = await bench.poll('OnNewEmails', { includeAttachments: true })
    const wanted = await bench.poll('OnNewEmails', { from: '@fabrikam.example', subjectFilter: 'offer' })
    expect(await single()).toBeUndefined()
    arrive(
      { subject: 'first', from: 'Ann <ann@fabrikam.example>', attachments: [{ name: 'a.txt', text: 'A' }] },
      { subject: 'Offer', from: 'bob@fabrikam.example', html: '<b>cheap</b>' },
      { subject: 'elsewhere', folder: 'Offers' },
    )
    expect(await single()).toMatchObject({ headers: { 'retry-after': '1' }, body: { subject: 'first' } })
    expect((await single())?.body).toMatchObject({
      subject: 'Offer',
      body: '<b>cheap</b>',
      bodyText: 'cheap',
    })
    expect(await single()).toBeUndefined()
    expect((await batch())?.body).toMatchObject({
      value: [
        { subject: 'first', fromName: 'Ann', attachments: [{ name: 'a.txt', contentBytes: 'QQ==' }] },
        { subject: 'Offer' },
      ],
    })
    expect((await wanted())?.body).toMatchObject({ value: [{ subject: 'Offer' }] })
    expect(await wanted()).toBeUndefined()
  })

  test('a flow that moves what it has worked on loses none', async () => {
    const next = await bench.poll('OnNewEmails', {})
    arrive(...Array.from({ length: 60 }, (_, index) => ({ subject: `mail ${index}` })))
    const seen: string[] = []
    for (let found = await next(); found !== undefined; found = await next()) {
      const { value } = found.body as unknown as { value: { id: string; subject: string }[] }
      expect(value.length).toBeLessThanOrEqual(25)
      for (const { id, subject } of value) {
        seen.push(subject)
        await bench.call('MoveEmail', { messageId: id, folderPath: 'Archive' })
      }
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `mail ${index}`))
  })

  test('mails that nobody wants are passed over, also many', async () => {
    const next = await bench.poll('OnNewEmail', { subjectFilter: 'wanted' })
    arrive(...Array.from({ length: 130 }, () => ({ subject: 'spam' })), { subject: 'wanted' })
    const passing = await next()
    expect(passing).toBeUndefined()
    expect((await next())?.body).toMatchObject({ subject: 'wanted' })
  })

  test('a trigger can be tried out with what is there', async () => {
    expect((await bench.everything('OnNewEmails', {})).body).toMatchObject({
      value: [{ subject: 'Order 4711' }, { subject: 'Numbers of the month' }],
    })
  })

  test('a state needs no more than subjects', async () => {
    bench.setState({ mails: [{ subject: 'Only this' }] })
    expect(await subjects({})).toEqual(['Only this'])
    expect(() => bench.setState({ mails: [{ subject: 'x', folder: 'Nowhere' }] })).toThrow(/mails\.0\.folder/)
    expect(() => bench.setState({ mails: [{}] })).toThrow(/mails\.0\.subject/)
  })
})

describe.skipIf(!hasDovecot())('over a real server (Debian package dovecot-imapd)', () => {
  const { authority, certificate } = localhostCertificate()
  let server: DovecotServer

  beforeAll(async () => {
    server = await startDovecot(certificate)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    bench = await openPublicConnectorBench(imap, {
      driver: async () => openImap([authority.cert]),
      connection: {
        serverAddress: 'localhost',
        port: String(server.imapsPort),
        userName: mailAccount.user,
        password: mailAccount.password,
      },
    })
  })
  afterEach(async () => {
    server.empty()
    await bench.close()
  })

  const deliver = (subject: string, received?: Date) =>
    server.deliver(
      [
        `From: Ann <ann@fabrikam.example>`,
        `To: ${mailAccount.user}`,
        `Subject: ${subject}`,
        `Message-ID: <${subject}@x>`,
        '',
        `Text of ${subject}`,
        '',
      ].join('\r\n'),
      received,
    )
  type Next = Awaited<ReturnType<PublicConnectorBench['poll']>>
  const subjectsOf = async (next: Next) => {
    const found = await next()
    if (found === undefined) return undefined
    return (found.body as unknown as { value: { subject: string }[] }).value.map(({ subject }) => subject)
  }

  test('nothing, one, several; none lost, none twice', async () => {
    deliver('before')
    const next = await bench.poll('OnNewEmails', {})
    expect(await subjectsOf(next)).toBeUndefined()
    deliver('one')
    expect(await subjectsOf(next)).toEqual(['one'])
    expect(await subjectsOf(next)).toBeUndefined()
    deliver('two')
    // One that was moved here keeps its old time, and is new here all the same.
    deliver('three', new Date('2020-01-01T00:00:00Z'))
    expect((await subjectsOf(next))?.sort()).toEqual(['three', 'two'])
    expect(await subjectsOf(next)).toBeUndefined()
  })

  test('a mail has its text', async () => {
    const next = await bench.poll('OnNewEmail', {})
    deliver('hello')
    expect((await next())?.body).toMatchObject({
      subject: 'hello',
      from: 'ann@fabrikam.example',
      fromName: 'Ann',
      isHtml: false,
      body: 'Text of hello\n',
      internetMessageId: '<hello@x>',
    })
  })

  test('a server that numbers its mails anew: none lost, none twice', async () => {
    const second = (count: number) => new Date(Date.UTC(2026, 0, 31, 8, 0, count))
    deliver('old', second(0))
    const next = await bench.poll('OnNewEmails', {})
    deliver('known', second(1))
    expect(await subjectsOf(next)).toEqual(['known'])
    deliver('new, same second', second(1))
    deliver('new', second(2))
    await server.renumber()
    expect(await subjectsOf(next)).toEqual(['new, same second', 'new'])
    expect(await subjectsOf(next)).toBeUndefined()
    deliver('after it', second(3))
    expect(await subjectsOf(next)).toEqual(['after it'])
  })

  test('actions end up on the server', async () => {
    deliver('order')
    const { value } = await bench.body('GetEmails')
    const messageId = value[0].id
    await bench.call('MarkAsRead', { messageId })
    expect(server.files('cur').at(-1)).toMatch(/:2,S$/)
    await bench.call('DeleteEmail', { messageId })
    expect(server.files('.Trash/cur')).toHaveLength(1)
    expect(await bench.call('GetEmail', { messageId })).toMatchObject({ status: 404 })
  })
})
