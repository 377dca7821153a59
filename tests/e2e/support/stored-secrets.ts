import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadKeytar } from '../../../main/credentials/keychain-library.ts'

/*
 * What the keychain holds of Flowbench, asked by a process of its own: the libraries below keytar remember the session
 * bus that they met first, and every spec with a keyring has a bus of its own in the same worker.
 */

const service = 'Flowbench'
const thisFile = fileURLToPath(import.meta.url)

/** Names of the items. */
export async function storedAccounts(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [thisFile, 'list'])
  return JSON.parse(stdout) as readonly string[]
}

/** Takes all items away. */
export async function clearStored(): Promise<void> {
  await promisify(execFile)(process.execPath, [thisFile, 'clear'])
}

async function answer(wish: string | undefined): Promise<void> {
  const keytar = await loadKeytar()
  const accounts = (await keytar.findCredentials(service)).map(({ account }) => account)
  if (wish === 'clear') for (const account of accounts) await keytar.deletePassword(service, account)
  console.log(JSON.stringify(accounts))
}

if (process.argv[1] === thisFile) await answer(process.argv[2])
