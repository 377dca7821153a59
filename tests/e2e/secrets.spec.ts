import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { makeCertificate, pfxOf } from '../../main/connectors/testing/certificates.ts'
import {
  clientSecrets,
  type IdentityProvider,
  startIdentityProvider,
} from '../../main/credentials/testing/identity-provider.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import { askBridge } from './support/ask-bridge.ts'
import { type EchoService, startEchoService } from './support/echo-service.ts'
import { secretsIn, secretsUnder } from './support/find-secrets.ts'
import { openFlow } from './support/flows.ts'
import { recordedTraffic, recordTraffic } from './support/ipc-traffic.ts'
import { runCli } from './support/run-cli.ts'
import { secretFlow, writeSecretEnvironment } from './support/secret-environment.ts'
import { makeSystemBrowser } from './support/system-browser.ts'
import { expect, test } from './support/test.ts'

/*
 * The whole path of secrets: entered for connections of every kind, used by runs of app and command line against a
 * service that says everything back, exported, made into tests and recordings. Then all that was written and said is
 * searched for them.
 */

const noKeyring = whyNoKeyring()
test.skip(noKeyring !== undefined, noKeyring ?? '')

/** With the characters that encodings change. */
const planted = {
  queryKey: 'PLANTED key/in+the?query=&é"1',
  headerKey: 'PLANTED-header\\key"/2+=',
  password: 'PLANTED pass"word/3+é',
  token: 'PLANTED.bearer/token+4==',
  pfxPassword: 'PLANTED pfx "password" 5',
  databasePassword: 'PLANTED/database+password 6',
  cliPassword: 'PLANTED "cli" password/7+',
  secureInput: 'PLANTED secure "input"/8+',
  secureOutput: 'PLANTED secure "output"/9+',
  secureParameter: 'PLANTED secure "parameter"/10+',
} as const

const { environmentId, flowId } = secretFlow

let keyring: PrivateKeyring
let idp: IdentityProvider
let service: EchoService
test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
  idp = await startIdentityProvider()
  service = await startEchoService(planted.secureOutput)
})
test.afterAll(async () => {
  await idp.close()
  await service.close()
  await keyring.stop()
})

/** What the person would choose in the next dialogs. */
async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)
}

test('no secret is left in anything that app and command line write or say, exports included', async ({
  launch,
  folders,
}) => {
  test.slow()
  const browser = makeSystemBrowser(folders.userDataDir)
  const folder = join(folders.documentsDir, 'Work')
  const exports = join(folders.documentsDir, 'Exports')
  mkdirSync(exports)
  const certificate = makeCertificate({ name: 'visitor', expires: Date.now() + 90 * 86_400_000 })
  const pfx = join(folders.documentsDir, '..', 'me.pfx')
  writeFileSync(pfx, pfxOf(certificate, planted.pfxPassword))
  const values = {
    query: ['apiKey', { key: planted.queryKey, in: 'query', name: 'key' }],
    header: ['apiKey', { key: planted.headerKey, in: 'header', name: 'X-Key', prefix: 'Key ' }],
    basic: ['basic', { username: 'ada', password: planted.password }],
    bearer: ['bearer', { token: planted.token }],
    app: [
      'oauthClientCredentials',
      { clientId: 'machine', clientSecret: clientSecrets.machine, issuer: idp.issuer },
    ],
    person: [
      'oauthCode',
      {
        clientId: 'web',
        clientSecret: clientSecrets.web,
        issuer: idp.issuer,
        scopes: 'openid email offline_access',
      },
    ],
    pfx: ['certificatePfx', { passphrase: planted.pfxPassword }],
  } as const
  const names = Object.keys(values) as (keyof typeof values)[]
  const text = writeSecretEnvironment(folder, service.host, names)
  const launched = await launch({ ...folders, args: [folder], env: browser.env })
  const { app, page } = launched
  await recordTraffic(app)
  const ask = (area: string, verb: string, args?: object) => askBridge(page, area, verb, args)

  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()

  // Entered.
  for (const name of names) {
    const [kind, given] = values[name]
    await answerDialogs(app, pfx)
    const file =
      kind === 'certificatePfx'
        ? ((await ask('connections', 'pickFile', { format: 'pfx' })) as { token: string })
        : undefined
    const making = ask('connections', 'create', {
      environmentId,
      connectorId: 'shared_echo',
      kind,
      name,
      values: kind.startsWith('oauth') ? { provider: 'custom', ...given } : given,
      ...(file === undefined ? {} : { files: { pfx: file.token } }),
      attemptId: name,
    })
    if (kind === 'oauthCode') await browser.visitNext()
    const { id } = (await making) as { id: string }
    await ask('connections', 'bind', { environmentId, flowId, reference: name, connectionId: id })
  }
  await ask('connections', 'create', {
    environmentId,
    connectorId: 'shared_sql',
    kind: 'databaseLogin',
    values: { server: 'db.example.com', username: 'ada', password: planted.databasePassword },
    attemptId: 'database',
  })

  // Used by a run in the app.
  await openFlow(page, secretFlow.displayName)
  const started = (await ask('runs', 'start', {
    environmentId,
    flowId,
    text,
    mocks: 'none',
    body: JSON.stringify({ password: planted.secureInput }),
  })) as { runId: string }
  const { runId } = started
  await ask('runs', 'watch', { runId })
  await expect
    .poll(async () => ((await ask('runs', 'get', { runId })) as { status: string }).status)
    .toBe('Failed')
  const credentials = service.received.map(({ headers, path }) =>
    [path, headers.authorization, headers['x-key']].filter(Boolean).join(' '),
  )
  expect(credentials).toContainEqual(expect.stringContaining('?key=PLANTED'))
  expect(credentials).toContain(`/items Key ${planted.headerKey}`)
  expect(service.received.map(({ body }) => body)).toContain(
    JSON.stringify({ password: planted.secureInput }),
  )
  expect(service.received.filter(({ path }) => path.startsWith('/items'))).toHaveLength(names.length)

  // Shown, exported, made into tests; unsaved text, a template and a copy are kept.
  await page.getByRole('button', { name: 'Connections', exact: true }).first().click()
  for (const verb of ['list', 'usage']) await ask('connections', verb, { environmentId })
  const { connections } = (await ask('connections', 'list', { environmentId })) as {
    connections: readonly { id: string; name: string }[]
  }
  for (const { id } of connections) {
    await ask('connections', 'test', { environmentId, connectionId: id })
    await ask('connections', 'activity', { environmentId, connectionId: id, limit: 200 })
  }
  await ask('runs', 'events', { runId, after: 0, limit: 1000 })
  await ask('runs', 'statistics', { environmentId, days: 7, offsetMinutes: 0 })
  await answerDialogs(app, join(exports, 'run.json'))
  await ask('runs', 'export', { runId })
  await ask('tests', 'draft', { runId, aim: 'as-it-ran' })
  await ask('tests', 'create', { runId, aim: 'as-it-ran', name: 'As it ran' })
  await ask('tests', 'create', { runId, aim: 'succeeds', name: 'Succeeds' })
  await ask('tests', 'run', { environmentId, flowId })
  await ask('drafts', 'keep', { environmentId, flowId, text: `${text} `, revision: 'x' })
  await ask('flows', 'saveAsTemplate', { environmentId, title: 'Mine', text })
  await ask('flows', 'duplicate', { environmentId, flowId })
  await ask('customConnectors', 'try', {
    environmentId,
    connectorId: 'shared_echo',
    operationId: 'GetItems',
    parameters: '{}',
    connectionId: connections.find(({ name }) => name === 'query')?.id,
  })
  for (const as of ['zip', 'folder']) {
    await answerDialogs(app, join(exports, as === 'zip' ? 'echo.zip' : ''))
    await ask('customConnectors', 'export', { environmentId, connectorId: 'shared_echo', as })
  }
  // A fault in main while a sign-in is under way, and a window that dies.
  await app.evaluate(() => {
    void Promise.reject(new Error('a fault of the test'))
  })
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })

  // The same by the command line, which shares keychain and installation with the app.
  const said: string[] = []
  const flowbench = async (args: readonly string[], stdin = '') => {
    const env = { FLOWBENCH_USER_DATA: folders.userDataDir }
    const outcome = await runCli(args, { cwd: folder, env, stdin })
    said.push(outcome.stdout, outcome.stderr)
    return outcome
  }
  const data = join(folders.documentsDir, 'Data')
  const body = ['--body', '@-', '--parameter', `apiSecret=${planted.secureParameter}`]
  const given = JSON.stringify({ password: planted.secureInput })
  const added = await flowbench(
    ['connections', 'add', 'echo', '--kind', 'basic', '--set', 'username=ada', '--name', 'cli'],
    `${planted.cliPassword}\n`,
  )
  expect(added).toMatchObject({ status: 0, stderr: '' })
  const before = service.received.length
  const record = ['--record', join(exports, 'calls.cassette.json')]
  const ran = await flowbench(['run', 'flows/all.json', '--data', data, '--json', ...record, ...body], given)
  expect(ran.status).toBe(1)
  expect(service.received.length - before).toBeGreaterThan(names.length)
  await flowbench(['run', 'flows/all.json', '--data', data, ...body], given)
  await flowbench(['run', 'flows/all.json', '--data', data, '--verbose', ...body], given)
  for (const as of ['report', 'events', 'test']) {
    const out = join(exports, `run-${as}.json`)
    const exported = await flowbench(['runs', 'export', 'last', '--as', as, '-o', out, '--data', data])
    expect({ as, ...exported }).toMatchObject({ status: 0 })
    expect(readFileSync(out, 'utf8').length).toBeGreaterThan(200)
  }
  await flowbench(['runs', 'show', 'last', '--data', data])
  await flowbench(['connections', 'list', '--json'])
  await flowbench(['connections', 'list'])
  for (const name of [...names, 'cli']) await flowbench(['connections', 'test', name])
  await flowbench(['connections', 'add', 'echo', '--kind', 'bearer', '--json'], `{"token": ${planted.token}`)
  await flowbench(['test', '.'])

  const secrets = [...Object.values(planted), ...Object.values(clientSecrets), ...idp.issued]
  expect(idp.issued.size).toBeGreaterThan(2)
  const privateKey = certificate.key.split('\n')[2] ?? ''
  const everywhere = [...secrets, privateKey]
  const found = [
    ...secretsUnder(folders.userDataDir, everywhere),
    ...secretsUnder(folders.documentsDir, everywhere),
    ...said.flatMap((one, index) => secretsIn(`said by command ${index}`, Buffer.from(one), everywhere)),
    ...secretsIn('output of main', Buffer.from(launched.output()), everywhere),
    ...(await recordedTraffic(app)).flatMap((line) => secretsIn('ipc', Buffer.from(line), everywhere)),
  ]
  expect(found).toEqual([])
})
