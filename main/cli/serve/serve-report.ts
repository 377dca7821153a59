import type { ServedFlow } from '../../services/serve-folder.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'

/** Tells a person or a program what is served. */
export interface ServeReport {
  /** Of files looked at, in their order. */
  flows(served: readonly ServedFlow[]): void
  /** Everything there is listens now. */
  ready(info: {
    readonly name: string
    readonly port: number
    readonly on: number
    readonly resumed: number
  }): void
  stopping(): void
  stopped(isAtRest: boolean): void
}

/** One JSON object a line on standard output. */
export function jsonReport(io: CliIo): ServeReport {
  const print = (line: object) => io.stdout.write(`${JSON.stringify(line)}\n`)
  return {
    flows: (served) => {
      for (const flow of served) for (const line of jsonLines(flow)) print(line)
    },
    ready: ({ port, on, resumed }) => print({ event: 'ready', port, flowsOn: on, runsResumed: resumed }),
    stopping: () => print({ event: 'stopping' }),
    stopped: (isAtRest) => print({ event: 'stopped', isAtRest }),
  }
}

function jsonLines(served: ServedFlow): object[] {
  const file = served.fileName
  switch (served.kind) {
    case 'gone':
      return [{ file, event: 'gone' }]
    case 'off':
      return [{ flow: served.displayName, file, event: 'off', state: served.state }]
    case 'failed':
      return [{ flow: served.displayName, file, event: 'failed', error: served.problem }]
    case 'on':
      return served.flow.triggers.map(({ trigger, type, method, url, publicUrl, nextMs, problem }) => ({
        flow: served.flow.displayName,
        trigger,
        ...(method === undefined ? {} : { method }),
        ...(url === undefined ? {} : { url }),
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(nextMs === undefined ? {} : { next: new Date(nextMs).toISOString() }),
        type,
        file,
        ...(problem === undefined ? {} : { error: problem }),
        ...(served.notes.length === 0 ? {} : { notes: served.notes }),
      }))
  }
}

/** Text for a person: what listens on standard output, all else on standard error. */
export function textReport(io: CliIo): ServeReport {
  const out = styleFor(io.stdout, io.env)
  const err = styleFor(io.stderr, io.env)
  const note = (text: string) => io.stderr.write(`${text}\n`)
  return {
    flows: (served) => {
      for (const flow of served) {
        if (flow.kind === 'on') io.stdout.write(`${out.bold(flow.flow.displayName)}\n`)
        switch (flow.kind) {
          case 'on':
            for (const { trigger, type, method, url, publicUrl, nextMs, problem } of flow.flow.triggers) {
              if (url !== undefined) io.stdout.write(`  ${trigger}: ${method} ${url}\n`)
              else if (nextMs !== undefined)
                io.stdout.write(`  ${trigger}: ${type}, next ${localTime(nextMs)}\n`)
              if (publicUrl !== undefined) io.stdout.write(`    from elsewhere: ${publicUrl}\n`)
              if (problem !== undefined) note(`  ${err.yellow('!')} ${trigger}: ${problem.message}`)
            }
            for (const text of flow.notes) note(err.dim(`  ${text}`))
            break
          case 'off':
            note(err.dim(`${flow.displayName} is off: its file says ${flow.state}.`))
            break
          case 'gone':
            note(`${flow.fileName} is gone; its flow is off.`)
            break
          case 'failed': {
            const line = flow.problem.line === undefined ? '' : `:${flow.problem.line}`
            note(`${err.red('✗')} ${flow.fileName}${line}: ${flow.problem.message}`)
            if (flow.problem.hint !== undefined) note(err.dim(`  ${flow.problem.hint}`))
          }
        }
      }
    },
    ready: ({ name, on, resumed }) => {
      if (resumed > 0) note(`${resumed === 1 ? '1 run' : `${resumed} runs`} of the last time go on.`)
      note(`${name}: ${on === 1 ? '1 flow is' : `${on} flows are`} on. Ctrl+C stops.`)
    },
    stopping: () => note('Stopping: actions under way come to their end. Ctrl+C leaves at once.'),
    stopped: (isAtRest) => {
      if (!isAtRest) note('Some actions were cut off; they are attempted again at the next start.')
    },
  }
}

function localTime(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
