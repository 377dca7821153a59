import { Pool } from 'undici'
import { postedBody } from './flow.ts'

/** What came of a load: requests a second, and how many. */
export interface Load {
  readonly rate: number
  readonly count: number
}

/** The load that a server answers with 200 at a concurrency, over `seconds`. Throws on any other answer. */
export async function measureLoad(
  port: number,
  concurrency: number,
  seconds: number,
  path = '/',
): Promise<Load> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: concurrency, pipelining: 1 })
  const end = performance.now() + seconds * 1000
  let count = 0
  const lane = async () => {
    while (performance.now() < end) {
      const answer = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: postedBody,
      })
      const text = await answer.body.text()
      if (answer.statusCode !== 200 || !text.includes('CONTOSO-7'))
        throw new Error(`answered ${answer.statusCode}: ${text}`)
      count += 1
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: concurrency }, lane))
  const rate = count / ((performance.now() - from) / 1000)
  await pool.close()
  return { rate, count }
}
