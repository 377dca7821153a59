import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  localhostCertificate,
  openSmtpServer,
  type SmtpTestServer,
  testAccount,
} from '../../connectors/testing/smtp-test-server.ts'
import { Vault } from '../../credentials/vault.ts'
import { vaultFileAt } from '../../services/connection-vault-file.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

const { authority, certificate } = localhostCertificate()
let folder: string
let server: SmtpTestServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-mail-run-'))
  server = await openSmtpServer({ ...certificate, authOptional: false })
  writeFileSync(join(folder, 'authority.pem'), authority.cert)
  vi.stubEnv('NODE_EXTRA_CA_CERTS', join(folder, 'authority.pem'))
  // Nobody's keychain: the vault is where secrets are.
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere')
  const call = (id: string, operationId: string, parameters: object, runAfter: object = {}) => ({
    type: 'OpenApiConnection',
    runAfter,
    inputs: {
      host: { apiId: `/providers/Microsoft.PowerApps/apis/${id}`, connectionName: id, operationId },
      parameters,
    },
  })
  write('environment.json', { id: 'work', name: 'Work', variables: {} })
  write('flows/tell.json', {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName: 'Tell',
      connectionReferences: Object.fromEntries(
        ['shared_smtp', 'shared_flowpush'].map((id) => [id, { connection: {}, api: { name: id } }]),
      ),
      definition: {
        triggers: { manual: { type: 'Request', kind: 'Http' } },
        actions: {
          Send: call('shared_smtp', 'SendEmailV3', {
            'emailMessage/To': 'adele@contoso.example',
            'emailMessage/Subject': 'Grüße',
            'emailMessage/Body': '<p>Hello</p>',
          }),
          Tell_me: call(
            'shared_flowpush',
            'SendNotification',
            { 'NotificationDefinition/notificationText': 'It is sent.' },
            { Send: ['Succeeded'] },
          ),
        },
      },
    },
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, value: object) {
  const absolute = join(folder, 'env', path)
  mkdirSync(dirname(absolute), { recursive: true })
  writeFileSync(absolute, JSON.stringify(value))
}

async function cli(args: readonly string[], stdin = '') {
  const env = {
    FLOWBENCH_USER_DATA: join(folder, 'user'),
    FLOWBENCH_VAULT_PASSPHRASE: 'for the test alone',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
  }
  const io = createFakeIo({ cwd: join(folder, 'env'), env, stdin })
  await runCli([...args], io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() ?? 0 }
}

/** Opening a vault takes its time on purpose. */
test('a flow sends a mail through a connection of the vault, and tells of it in a line', {
  timeout: 300_000,
}, async () => {
  const data = join(folder, 'user')
  mkdirSync(data)
  await new Vault(vaultFileAt(join(data, 'secrets.vault.json'))).create('for the test alone')
  const told: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0)
  const values = ['serverAddress=localhost', `port=${server.port}`, `username=${testAccount.user}`]
  const sets = values.flatMap((value) => ['--set', value])
  const added = await cli(
    ['connections', 'add', 'shared_smtp', ...sets, '--for', 'tell'],
    `${testAccount.password}\n`,
  )
  expect(added).toMatchObject({ code: 0 })
  const run = await cli(['run', 'flows/tell.json', '--json'])
  expect(run.err).toBe('')
  expect(JSON.parse(run.out).actions).toMatchObject([
    { name: 'Send', status: 'Succeeded' },
    { name: 'Tell_me', status: 'Succeeded', outputs: { body: { shown: 'line', text: 'It is sent.' } } },
  ])
  expect(server.taken).toMatchObject([
    { isSecure: true, from: testAccount.user, to: ['adele@contoso.example'], mail: { subject: 'Grüße' } },
  ])
  expect(told).toContain('Notification: It is sent.\n')
  expect(JSON.stringify([added, run])).not.toContain(testAccount.password)
})

test('the same flow offline: nobody gets anything', async () => {
  const write = vi.spyOn(process.stderr, 'write')
  const run = await cli(['run', 'flows/tell.json', '--sandbox', '--json'])
  expect(run.code).toBe(0)
  expect(JSON.parse(run.out).actions).toMatchObject([
    { name: 'Send', status: 'Succeeded' },
    { name: 'Tell_me', outputs: { body: { shown: 'sandbox' } } },
  ])
  expect([server.connections, server.taken]).toEqual([0, []])
  expect(write).not.toHaveBeenCalled()
})
