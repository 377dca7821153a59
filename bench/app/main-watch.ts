import type { ElectronApplication } from '@playwright/test'

/** A time without a pause in which a thread could do nothing else. */
export interface Stretch {
  readonly ms: number
  /** The function of the app, or else of Node, that took most of it. */
  readonly by: string
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[]
}

/** Profiles the main process until the answer is called, which gives its longest busy stretch. */
export async function beginWatch(app: ElectronApplication): Promise<() => Promise<Stretch>> {
  await app.evaluate(async () => {
    // Node 18 has no promises of it.
    const { Session } = process.mainModule?.require('node:inspector') ?? {}
    const session = new Session()
    session.connect()
    const post = (method: string, params?: object) =>
      new Promise((resolve, reject) => {
        session.post(method, params, (error: Error | null, answer: unknown) =>
          error === null ? resolve(answer) : reject(error),
        )
      })
    await post('Profiler.enable')
    await post('Profiler.setSamplingInterval', { interval: 500 })
    await post('Profiler.start')
    Object.assign(globalThis, { benchSession: { post, disconnect: () => session.disconnect() } })
  })
  return async () => {
    const profile = await app.evaluate(async () => {
      const session = (globalThis as unknown as { benchSession: BenchSession }).benchSession
      const stopped = await session.post('Profiler.stop')
      session.disconnect()
      return stopped.profile
    })
    return longestStretch(profile)
  }
}

interface BenchSession {
  post(method: 'Profiler.stop'): Promise<{ readonly profile: Profile }>
  disconnect(): void
}

/** What V8 calls the time in which no script runs. */
const pauses = new Set(['(idle)', '(program)'])

export function longestStretch({ nodes, samples, timeDeltas }: Profile): Stretch {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  let longest: Stretch = { ms: 0, by: '' }
  let present = new Map<number, number>()
  let ms = 0
  const close = () => {
    if (ms > longest.ms) {
      const [id] = [...present].sort(([, a], [, b]) => b - a)[0] ?? []
      const frame = id === undefined ? undefined : frames.get(id)
      const file = frame?.url.split('/').at(-1) ?? ''
      longest = { ms, by: `${frame?.functionName || 'anonymous'} ${file}`.trim() }
    }
    present = new Map()
    ms = 0
  }
  for (const [index, id] of samples.entries()) {
    const tookMs = (timeDeltas[index + 1] ?? 0) / 1000
    if (pauses.has(frames.get(id)?.functionName ?? '')) close()
    else {
      ms += tookMs
      present.set(id, (present.get(id) ?? 0) + tookMs)
    }
  }
  close()
  return longest
}
