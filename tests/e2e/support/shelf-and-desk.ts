import {
  type IdentityProvider,
  startIdentityProvider,
} from '../../../main/credentials/testing/identity-provider.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
} from '../../../main/credentials/testing/private-keyring.ts'
import { keyInHeader, oauthOf, writeEnvironment } from './connections.ts'
import { type LoopbackService, startLoopbackService } from './loopback-service.ts'
import { test } from './test.ts'

/** A keychain, and two services to sign in to: a shelf with a key, a desk with tokens of an identity provider. */
export interface ShelfAndDesk {
  readonly keyring: PrivateKeyring
  readonly idp: IdentityProvider
  /** Both services; what they received is in it. */
  readonly service: LoopbackService
  /** Makes an environment with a connector of each, `<prefix>_shelf` and `<prefix>_desk`, or of the shelf alone. */
  writeEnvironment(folder: string, prefix: 'shared' | 'custom', isShelfAlone?: boolean): void
}

/**
 * Gives the tests of this file or group a keychain of their own, and each of them services of its own.
 * @param key the key that the shelf wants to see
 */
export function openShelfAndDesk(key: string): ShelfAndDesk {
  let keyring: PrivateKeyring
  let idp: IdentityProvider
  let service: LoopbackService
  test.beforeAll(async () => {
    keyring = await startPrivateKeyring()
  })
  test.afterAll(async () => {
    await keyring.stop()
  })
  test.beforeEach(async () => {
    idp = await startIdentityProvider()
    service = await startLoopbackService(async ({ headers, path }) => {
      if (path.startsWith('/shelf')) return headers['x-secret-key'] === key
      const token = /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? ''
      return (await idp.provider.AccessToken.find(token)) !== undefined
    })
  })
  test.afterEach(async () => {
    await idp.close()
    await service.close()
  })
  return {
    get keyring() {
      return keyring
    },
    get idp() {
      return idp
    },
    get service() {
      return service
    },
    writeEnvironment(folder, prefix, isShelfAlone = false) {
      const { host } = service
      const shelf = { id: `${prefix}_shelf`, title: 'Shelf', host, basePath: '/shelf', auth: keyInHeader }
      const desk = { id: `${prefix}_desk`, title: 'Desk', host, basePath: '/desk', auth: oauthOf(idp.issuer) }
      writeEnvironment(folder, isShelfAlone ? [shelf] : [shelf, desk])
    },
  }
}
