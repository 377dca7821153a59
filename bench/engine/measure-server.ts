import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { measureLoad } from './load.ts'

/** Requests a second, and processor time of the server for each, in µs; `undefined` where the system does not tell. */
export interface Speed {
  readonly rate: number
  readonly cpuUs: number | undefined
}

/** A server at concurrency 1 and 16. */
export type Speeds = readonly [one: Speed, sixteen: Speed]

/** How a server is measured, where it is not as usual. */
export interface MeasureOptions {
  readonly path?: string
  /** Requests that it has answered before it is measured, so that its code is compiled whatever the machine's load. */
  readonly warmRequests?: number
}

/** Warms a server up and measures it. */
export async function measureServer(
  { pid }: ChildProcess,
  port: number,
  seconds: number,
  { path = '/', warmRequests = 5000 }: MeasureOptions = {},
): Promise<Speeds> {
  for (let count = 0; count < warmRequests; ) count += (await measureLoad(port, 4, 0.5, path)).count
  const measure = async (concurrency: number): Promise<Speed> => {
    const before = cpuMs(pid)
    const { count, rate } = await measureLoad(port, concurrency, seconds, path)
    const after = cpuMs(pid)
    const cpuUs = before === undefined || after === undefined ? undefined : ((after - before) * 1000) / count
    return { rate, cpuUs }
  }
  return [await measure(1), await measure(16)]
}

/** Processor time of a process so far, user and system, in ms. Linux only (proc(5), stat: fields 14 and 15). */
function cpuMs(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** `1,234` */
export const round = (value: number) => Math.round(value).toLocaleString('en')

/** A row of the table: rates and processor times. */
export function speedRow(name: string, speeds: Speeds): string {
  const cells = speeds.map(({ rate }) => round(rate))
  const cpu = speeds.map(({ cpuUs }) => (cpuUs === undefined ? '' : round(cpuUs)))
  return `| ${[name, ...cells, ...cpu].join(' | ')} |`
}

/** How one server stands to another: by rates, and by processor time (where less is more). */
export function ratioRow(name: string, ours: Speeds, theirs: Speeds): string {
  const rates = ours.map((speed, index) => (speed.rate / (theirs[index]?.rate ?? 1)).toFixed(2))
  const cpu = ours.map(({ cpuUs }, index) => {
    const other = theirs[index]?.cpuUs
    return cpuUs === undefined || other === undefined ? '' : (other / cpuUs).toFixed(2)
  })
  return `| ${[name, ...rates, ...cpu].join(' | ')} |`
}

/** Head of the table of `speedRow`s. */
export const speedHead =
  '| | runs/s, concurrency 1 | 16 | processor µs a run, concurrency 1 | 16 |\n| --- | ---: | ---: | ---: | ---: |'
