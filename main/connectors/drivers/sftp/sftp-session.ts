import type { Client, ConnectConfig, SFTPWrapper } from 'ssh2'
import { ConnectorError } from '../../../../shared/errors/index.ts'
import type { ConnectionValues } from '../connection-values.ts'
import type { Session } from '../files/session-pool.ts'
import { fingerprintOf, hasFingerprint } from './host-key.ts'

/** How long signing in may take, in ms. */
const signInMs = 20_000
/** How often the server is asked whether it is still there while something is under way, in ms. */
const aliveEveryMs = 10_000

/** Where an SFTP server is reached. */
export interface SftpAddress {
  readonly host: string
  readonly port: number
}

/** Throws ServiceRefusal 400 for values that cannot be. */
export function sftpAddressOf(values: ConnectionValues): SftpAddress {
  const host = values
    .need('hostName')
    .replace(/^sftp:\/\//i, '')
    .replace(/\/+$/, '')
  return { host, port: values.port('portNumber', 22) }
}

/** How the client library answers. */
export type SftpDone<Result> = (error: Error | undefined | null, result?: Result) => void

/** An SSH connection that is signed in, with its SFTP channel. */
export class SftpSession implements Session {
  readonly #client: Client
  readonly #sftp: SFTPWrapper
  readonly #waiting = new Set<(lost: Error) => void>()
  #isClosed = false

  private constructor(client: Client, sftp: SFTPWrapper) {
    this.#client = client
    this.#sftp = sftp
    client.once('close', () => this.#end())
    // Whoever waits for an answer is told by `close`; without a listener an error would end the process.
    client.on('error', () => undefined)
    sftp.on('error', () => undefined)
  }

  /** Rejects with what the server or the network said; ConnectorError `driver.host-key`. */
  static async open(values: ConnectionValues): Promise<SftpSession> {
    const { Client } = await import('ssh2')
    const client = new Client()
    const address = sftpAddressOf(values)
    let strange: ConnectorError | undefined
    const trust = (key: Buffer): boolean => {
      strange = hostKeyProblem(key, values, address)
      return strange === undefined
    }
    try {
      await connected(client, { ...configOf(values, address), hostVerifier: trust })
      return new SftpSession(client, await channelOf(client))
    } catch (thrown) {
      client.destroy()
      throw strange ?? thrown
    }
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  async check(): Promise<void> {
    await this.ask<string>((sftp, done) => sftp.realpath('.', done))
  }

  /** Asks the server. Rejects as it refuses, and when the connection ends before it has answered. */
  ask<Result = void>(question: (sftp: SFTPWrapper, done: SftpDone<Result>) => unknown): Promise<Result> {
    if (this.#isClosed) return Promise.reject(connectionLost())
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      question(this.#sftp, (error, result) => {
        this.#waiting.delete(reject)
        if (error) reject(error)
        else resolve(result as Result)
      })
    })
  }

  close(): void {
    this.#end()
    this.#client.destroy()
  }

  #end(): void {
    this.#isClosed = true
    for (const reject of this.#waiting) reject(connectionLost())
    this.#waiting.clear()
  }
}

function connectionLost(): Error {
  return Object.assign(new Error('Connection lost'), { code: 'ECONNRESET' })
}

function configOf(values: ConnectionValues, { host, port }: SftpAddress): ConnectConfig {
  const password = values.text('password')
  const privateKey = values.text('sshPrivateKey')
  const passphrase = values.text('sshPrivateKeyPassphrase')
  return {
    host,
    port,
    username: values.need('userName'),
    ...(password === undefined ? {} : { password, tryKeyboard: true }),
    ...(privateKey === undefined ? {} : { privateKey: privateKey.replaceAll('\r\n', '\n') }),
    ...(passphrase === undefined ? {} : { passphrase }),
    readyTimeout: signInMs,
    keepaliveInterval: aliveEveryMs,
  }
}

function connected(client: Client, config: ConnectConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('ready', () => {
      client.off('error', reject)
      // Questions are small, and each waits for the answer before: held back, they would take a while.
      client.setNoDelay(true)
      resolve()
    })
    client.once('error', reject)
    client.once('close', () => reject(connectionLost()))
    // Servers that ask question by question want the password as the answer to each.
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
      finish(prompts.map(() => String(config.password ?? '')))
    })
    client.connect(config)
  })
}

function channelOf(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, sftp) => (error === undefined ? resolve(sftp) : reject(error)))
  })
}

/** Nobody is trusted silently: the connection holds the server's fingerprint, or says that it takes any server. */
function hostKeyProblem(
  key: Buffer,
  values: ConnectionValues,
  { host, port }: SftpAddress,
): ConnectorError | undefined {
  if (values.flag('acceptAnySshHostKey')) return undefined
  const expected = values.text('sshHostKeyFingerprint')
  if (expected !== undefined && hasFingerprint(key, expected)) return undefined
  const shown = `${host}:${port} shows the host key ${fingerprintOf(key)}`
  return expected === undefined
    ? new ConnectorError('driver.host-key', `${shown}; the connection does not say which one is right.`, {
        hint: "Compare it with what the server's administrator says, and enter it as 'SSH host key finger-print'.",
      })
    : new ConnectorError('driver.host-key', `${shown}, which is another than that of the connection.`, {
        hint: 'Somebody may be in between. Ask the administrator whether the server got a new key; then enter that one.',
      })
}
