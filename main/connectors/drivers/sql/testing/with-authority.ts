import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Trusts a certificate authority for the time of `work`, as somebody does who sets NODE_EXTRA_CA_CERTS. */
export async function withAuthority(pem: string, work: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-authority-'))
  const before = process.env.NODE_EXTRA_CA_CERTS
  writeFileSync(join(folder, 'authority.pem'), pem)
  process.env.NODE_EXTRA_CA_CERTS = join(folder, 'authority.pem')
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_EXTRA_CA_CERTS
    else process.env.NODE_EXTRA_CA_CERTS = before
    rmSync(folder, { recursive: true })
  }
}
