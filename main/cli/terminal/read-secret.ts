import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks for a secret at the terminal; what is typed is not shown. `undefined` where nobody sits at one. */
export async function readSecretAtTerminal(label: string): Promise<string | undefined> {
  const { stderr, stdin } = process
  if (!stdin.isTTY) return undefined
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: unseen, terminal: true })
  try {
    stderr.write(`${label}: `)
    return await lines.question('')
  } finally {
    lines.close()
    stderr.write('\n')
  }
}
