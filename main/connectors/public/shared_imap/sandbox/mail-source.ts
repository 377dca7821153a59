import type { SandboxMail } from './mailbox-state.ts'

/** A mail as MIME: base64 throughout, so that every mail program reads it. Source: RFC 2045 to 2047. */
export function mailSource(mail: SandboxMail): string {
  const [html, text] = [mail.html, mail.text]
  const body = html === '' ? textPart('text/plain', text) : textPart('text/html', html)
  const headers = [
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    ...(mail.cc.length === 0 ? [] : [`Cc: ${mail.cc.join(', ')}`]),
    `Subject: ${encodedWord(mail.subject)}`,
    `Date: ${new Date(mail.received).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
  ]
  if (mail.attachments.length === 0) return [...headers, body].join('\r\n')
  const boundary = '=_sandbox'
  const parts = [body, ...mail.attachments.map(filePart)].map((part) => `--${boundary}\r\n${part}`)
  return [
    ...headers,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts,
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

function textPart(type: string, text: string): string {
  return [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    inLines(Buffer.from(text).toString('base64')),
  ].join('\r\n')
}

function filePart({ base64, contentType, name }: SandboxMail['attachments'][number]): string {
  return [
    `Content-Type: ${contentType}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    inLines(base64),
  ].join('\r\n')
}

function inLines(base64: string): string {
  return base64.replace(/.{76}/g, '$&\r\n')
}

function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}
