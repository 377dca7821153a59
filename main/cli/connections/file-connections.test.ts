import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  noSftpServer,
  type SftpServer,
  startSftpServer,
} from '../../connectors/drivers/sftp/testing/sftp-server.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

/* Connections over drivers, from the terminal to real files: what a person types, with a real vault. */
const reason = process.platform === 'linux' ? noSftpServer() : 'the vault stands in for a keychain on Linux'
if (reason !== undefined) console.warn(`Connections of files: left out: ${reason}.`)

const passphrase = 'PLANTED four random words'
const bus = process.env.DBUS_SESSION_BUS_ADDRESS
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flowbench-cli-files-'))
  for (const folder of ['data', 'env/flows', 'files']) await mkdir(join(root, folder), { recursive: true })
  await writeFile(join(root, 'env', 'environment.json'), '{"id":"t","name":"T","variables":{}}')
  process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${join(root, 'no-bus')}`
})
afterEach(async () => {
  if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
  else process.env.DBUS_SESSION_BUS_ADDRESS = bus
  await rm(root, { recursive: true, force: true })
})

async function flowbench(args: readonly string[], stdin = '') {
  const io = createFakeIo({
    cwd: join(root, 'env'),
    env: { FLOWBENCH_USER_DATA: join(root, 'data'), FLOWBENCH_VAULT_PASSPHRASE: passphrase },
    stdin,
  })
  await runCli(args, io)
  return { out: io.stdout.text() + io.stderr.text(), code: io.exitCode() ?? 0 }
}

test('File System: a root folder that is not there is told by the test of the connection', async () => {
  const add = (name: string, folder: string) =>
    flowbench(['connections', 'add', 'shared_filesystem', '--name', name, '--set', `rootfolder=${folder}`])
  await add('here', join(root, 'files'))
  await add('nowhere', join(root, 'nowhere'))
  expect(await flowbench(['connections', 'test', 'here'])).toMatchObject({ code: 0 })
  expect(await flowbench(['connections', 'test', 'nowhere'])).toMatchObject({
    code: 1,
    out: expect.stringContaining(
      `The root folder '${join(root, 'nowhere')}' of the connection is not there.`,
    ),
  })
})

test.skipIf(reason !== undefined)(
  'SFTP: the host key is told, the key signs in, a flow writes a file; no secret lies about',
  { timeout: 120_000 },
  async () => {
    const server = await startSftpServer()
    try {
      await flowbench(['connections', 'vault', 'create'], `${passphrase}\n${passphrase}\n`)
      const unknown = await add(server, 'unknown', [])
      expect(unknown.out).not.toContain('BEGIN')
      const told = await flowbench(['connections', 'test', 'unknown'])
      expect(told).toMatchObject({ code: 1, out: expect.stringContaining(server.fingerprint) })

      await writeFile(join(root, 'env', 'flows', 'greet.json'), JSON.stringify(greetFlow))
      await add(server, 'known', ['--set', `sshHostKeyFingerprint=${server.fingerprint}`, '--for', 'greet'])
      expect(await flowbench(['connections', 'test', 'known'])).toMatchObject({ code: 0 })
      expect(await flowbench(['run', 'flows/greet.json'])).toMatchObject({ code: 0 })
      expect(await readFile(join(server.folder, 'Grüße', 'hallo #1.txt'), 'utf8')).toBe('Hallo')

      const secret = server.lockedKey.split('\n')[1] ?? ''
      expect(secret.length).toBeGreaterThan(40)
      for (const folder of ['env', 'data']) expect(await textUnder(join(root, folder))).not.toContain(secret)
    } finally {
      await server.stop()
    }
  },
)

/** Adds a connection to a server with the key that has a passphrase, as it comes over standard input. */
function add(server: SftpServer, name: string, more: readonly string[]) {
  const secrets = {
    password: '',
    'secret-parameter:sshPrivateKey': server.lockedKey,
    'secret-parameter:sshPrivateKeyPassphrase': 'open sesame',
  }
  const set = {
    hostName: '127.0.0.1',
    portNumber: String(server.port),
    username: server.user,
    rootFolder: server.folder,
  }
  const values = Object.entries(set).flatMap(([key, value]) => ['--set', `${key}=${value}`])
  return flowbench(
    ['connections', 'add', 'shared_sftpwithssh', '--name', name, ...values, ...more],
    JSON.stringify(secrets),
  )
}

async function textUnder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'))
  return (await Promise.all(texts)).join('\n')
}

const greetFlow = {
  schemaVersion: '1.0.0.0',
  properties: {
    displayName: 'Greet',
    connectionReferences: {
      shared_sftpwithssh: {
        runtimeSource: 'embedded',
        connection: {},
        api: { name: 'shared_sftpwithssh' },
      },
    },
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
      actions: {
        Create_file: {
          type: 'OpenApiConnection',
          inputs: {
            host: {
              apiId: '/providers/Microsoft.PowerApps/apis/shared_sftpwithssh',
              connectionName: 'shared_sftpwithssh',
              operationId: 'CreateFile',
            },
            parameters: { folderPath: '/Grüße', name: 'hallo #1.txt', body: 'Hallo' },
          },
        },
      },
    },
  },
}
