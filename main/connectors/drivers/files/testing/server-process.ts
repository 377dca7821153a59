import { type ChildProcess, spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** A server that a test started. */
export interface ServerProcess {
  readonly port: number
  /** Ends it and its children without a word, as a power cut would. */
  kill(): void
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/**
 * Starts a server and waits until it answers on its port: greets, or takes a connection where the client speaks first.
 * Rejects with what it said when it ends before.
 */
export async function startServer(
  command: string,
  args: readonly string[],
  port: number,
  first: 'server' | 'client' = 'server',
): Promise<ServerProcess> {
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const kill = () => killGroup(child)
  while (!(await answers(port, first))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${command} ended: ${said}`)
    await setTimeout(20)
  }
  return { port, kill }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

function answers(port: number, first: 'server' | 'client'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once(first === 'server' ? 'data' : 'connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
