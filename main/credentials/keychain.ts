import { randomBytes } from 'node:crypto'
import { CredentialError } from '../../shared/errors/index.ts'
import { denied, keychainErrorOf, locked, noKeychain, silent } from './keychain-errors.ts'
import {
  checkOf,
  damaged,
  markBytes,
  type PartList,
  parseItem,
  partAccount,
  printItem,
} from './keychain-item.ts'
import { type KeychainLibrary, loadKeytar } from './keychain-library.ts'
import { type CollectionState, probeSecretService } from './secret-service-probe.ts'
import type { SecretKey, SecretStore, SecretStoreState } from './secret-store.ts'
import { maxItemBytes, splitText } from './split-secret.ts'

export interface KeychainOptions {
  /** Name under which the items stand in the keychain. */
  readonly service?: string
  /** Of one item, in bytes of UTF-8. */
  readonly maxItemBytes?: number
  /** An answer that takes longer means that the keychain waits for a person, in ms. */
  readonly timeoutMs?: number
  readonly load?: () => Promise<KeychainLibrary>
  /** Asks the keychain whether it is open, without opening it; by default on Linux only. */
  readonly probe?: () => Promise<CollectionState>
}

/** An open keychain is taken to be open this long, in ms. */
const trustMs = 5_000

/** How long a person has to type the keychain's password, in ms. */
const unlockMs = 120_000

/** Item that there is not: asking for it tells whether there is a keychain. */
const noAccount = 'unlock'

/** An item that is not there is answered at once; what takes longer, in ms, was a window that a person closed. */
const windowMs = 300

/**
 * Secrets in the keychain of the system through keytar: Keychain (macOS), Credential Manager (Windows), Secret Service
 * (Linux). One item for each secret; numbered ones beside it when the value is larger than an item may be. Calls go
 * one at a time, since a keychain that waits for its password keeps a thread of the process each time.
 */
export class Keychain implements SecretStore {
  readonly kind = 'keychain'
  readonly #service: string
  readonly #maxBytes: number
  readonly #timeoutMs: number
  readonly #load: () => Promise<KeychainLibrary>
  readonly #probe: () => Promise<CollectionState>
  #library: Promise<KeychainLibrary> | undefined
  #tail: Promise<unknown> = Promise.resolve()
  /** A call that ran out of time and is still under way. */
  #stuck: Promise<unknown> | undefined
  #openUntil = 0
  /** Accounts of the secrets that were asked for, the latest last. */
  readonly #asked = new Set<string>()

  constructor(options: KeychainOptions = {}) {
    this.#service = options.service ?? 'Flowbench'
    this.#maxBytes = options.maxItemBytes ?? maxItemBytes(process.platform)
    this.#timeoutMs = options.timeoutMs ?? 15_000
    this.#load = options.load ?? loadKeytar
    this.#probe = options.probe ?? (process.platform === 'linux' ? probeSecretService : async () => 'unknown')
  }

  async state(): Promise<SecretStoreState> {
    try {
      await this.#queued(async () => {
        if ((await this.#ask()) === 'no-collection') return
        // Reading an item that is not there asks nobody and tells whether there is a keychain at all.
        await this.#call((library) => library.getPassword(this.#service, noAccount))
      })
      return { kind: 'ready' }
    } catch (thrown) {
      return stateOf(keychainErrorOf(thrown))
    }
  }

  /**
   * Lets the keychain ask its person for the password, and answers how it is then. For a button, not for runs. Reads an
   * item that was asked for before, since only reading one opens its window. Never by `findCredentials`: keytar ends the
   * whole process when that window is closed.
   */
  async unlock(): Promise<SecretStoreState> {
    try {
      await this.#queued(async () => {
        this.#openUntil = 0
        for (const account of [...[...this.#asked].reverse(), noAccount]) {
          const begin = Date.now()
          await this.#call((library) => library.getPassword(this.#service, account), unlockMs)
          if (Date.now() - begin > windowMs || (await this.#probe()) !== 'locked') return
        }
      })
    } catch (thrown) {
      return stateOf(keychainErrorOf(thrown))
    }
    return this.state()
  }

  read(key: SecretKey): Promise<string | undefined> {
    return this.#queued(async () => {
      this.#note(accountOf(key))
      if ((await this.#ask()) === 'no-collection') return undefined
      const head = await this.#get(accountOf(key))
      if (head === null) {
        // A keyring that was locked a moment ago answers the same as one without the item.
        this.#openUntil = 0
        await this.#ask()
        return undefined
      }
      const item = parseItem(head)
      return item.kind === 'whole' ? item.value : this.#readParts(accountOf(key), item.parts)
    })
  }

  write(key: SecretKey, value: string): Promise<void> {
    return this.#queued(async () => {
      const account = accountOf(key)
      this.#note(account)
      await this.#ask()
      const old = await this.#partsOf(account)
      const parts = splitText(value, this.#maxBytes - markBytes)
      if (parts.length === 1) await this.#set(account, printItem({ kind: 'whole', value }))
      else await this.#writeParts(account, parts, value)
      if (old !== undefined) await this.#removeParts(account, old)
    })
  }

  delete(key: SecretKey): Promise<boolean> {
    return this.#queued(async () => {
      if ((await this.#ask()) === 'no-collection') return false
      const account = accountOf(key)
      const old = await this.#partsOf(account)
      // Parts first: while the first item is there, whatever is left can still be found.
      if (old !== undefined) await this.#removeParts(account, old)
      return this.#call((library) => library.deletePassword(this.#service, account))
    })
  }

  /** The secrets that are there. Rejects while the keychain is locked. */
  keys(): Promise<readonly SecretKey[]> {
    return this.#queued(async () => {
      this.#openUntil = 0
      const state = await this.#ask()
      if (state === 'no-collection') return []
      // See `unlock`: not on a keyring that may be locked.
      if (state === 'unknown' && process.platform === 'linux') throw silent()
      const found = await this.#call((library) => library.findCredentials(this.#service))
      return found.flatMap(({ account }) => keyOf(account) ?? [])
    })
  }

  #note(account: string): void {
    this.#asked.delete(account)
    this.#asked.add(account)
  }

  async #readParts(account: string, { generation, count, check }: PartList): Promise<string> {
    let value = ''
    for (let number = 1; number <= count; number += 1) {
      const part = await this.#get(partAccount(account, generation, number))
      if (part === null) throw damaged()
      value += part
    }
    if (checkOf(generation, value) !== check) throw damaged()
    return value
  }

  /** New parts beside the old ones, then the first item in one step. What fails takes its parts away again. */
  async #writeParts(account: string, parts: readonly string[], value: string): Promise<void> {
    const generation = randomBytes(8).toString('hex')
    const list = { generation, count: parts.length, check: checkOf(generation, value) }
    try {
      for (const [index, part] of parts.entries())
        await this.#set(partAccount(account, generation, index + 1), part)
      await this.#set(account, printItem({ kind: 'split', parts: list }))
    } catch (thrown) {
      await this.#removeParts(account, list).catch(() => undefined)
      throw thrown
    }
  }

  async #partsOf(account: string): Promise<PartList | undefined> {
    const head = await this.#get(account)
    if (head === null) return undefined
    try {
      const item = parseItem(head)
      return item.kind === 'split' ? item.parts : undefined
    } catch (thrown) {
      if (thrown instanceof CredentialError && thrown.code === 'credential.damaged') return undefined
      throw thrown
    }
  }

  async #removeParts(account: string, { generation, count }: PartList): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      await this.#call((library) =>
        library.deletePassword(this.#service, partAccount(account, generation, number)),
      )
    }
  }

  #get(account: string): Promise<string | null> {
    return this.#call((library) => library.getPassword(this.#service, account))
  }

  #set(account: string, value: string): Promise<void> {
    return this.#call((library) => library.setPassword(this.#service, account, value))
  }

  /** Refuses where a call would wait for a person or has nobody to talk to. */
  async #ask(): Promise<CollectionState> {
    if (Date.now() < this.#openUntil) return 'unlocked'
    const state = await this.#probe()
    if (state === 'locked') throw locked()
    if (state === 'denied') throw denied()
    if (state === 'no-service') throw noKeychain()
    if (state !== 'no-collection') this.#openUntil = Date.now() + trustMs
    return state
  }

  async #call<Result>(
    work: (library: KeychainLibrary) => Promise<Result>,
    timeoutMs = this.#timeoutMs,
  ): Promise<Result> {
    if (this.#stuck !== undefined) throw silent()
    this.#library ??= this.#load()
    let library: KeychainLibrary
    try {
      library = await this.#library
    } catch (thrown) {
      this.#library = undefined
      throw keychainErrorOf(thrown)
    }
    const call = work(library)
    let timer: ReturnType<typeof setTimeout> | undefined
    const ranOut = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const stuck = call.then(
          () => undefined,
          () => undefined,
        )
        this.#stuck = stuck
        this.#openUntil = 0
        void stuck.then(() => {
          this.#stuck = undefined
        })
        reject(silent())
      }, timeoutMs)
    })
    try {
      return await Promise.race([call, ranOut])
    } catch (thrown) {
      this.#openUntil = 0
      throw keychainErrorOf(thrown)
    } finally {
      clearTimeout(timer)
    }
  }

  #queued<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(work)
    this.#tail = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }
}

function accountOf(key: SecretKey): string {
  return `connection/${key}`
}

/** The secret that a first item is of; `undefined` for numbered items and what is not ours. */
function keyOf(account: string): SecretKey | undefined {
  const key = /^connection\/([^/#]+\/[^/#]+)$/.exec(account)?.[1]
  return key as SecretKey | undefined
}

function stateOf(error: CredentialError): SecretStoreState {
  const kinds: Readonly<Record<string, 'absent' | 'locked' | 'denied'>> = {
    'credential.no-keychain': 'absent',
    'credential.locked': 'locked',
    'credential.denied': 'denied',
  }
  const { code, message, hint } = error
  return { kind: kinds[code] ?? 'failed', code, message, ...(hint === undefined ? {} : { hint }) }
}
