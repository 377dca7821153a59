import { stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FileError, type FlowError } from '../../../shared/errors/index.ts'
import { CassettePlayer, printCassette, readCassette } from '../../../shared/flow-tests/index.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'
import type { OutwardPorts } from './run-flow.ts'
import type { RunOptions } from './run-options.ts'

/** What happens with the traffic of a run: nothing, or it is recorded or answered. */
export interface RunTraffic {
  readonly ports: OutwardPorts
  /** After the run: writes what was recorded, tells what did not match. Throws FileError `file.unwritable`. */
  finish(io: CliIo): Promise<void>
  /** Whether every call was answered and every recorded one asked for. */
  isSound(): boolean
  close(): Promise<void>
}

const untouched: RunTraffic = {
  ports: {},
  finish: async () => undefined,
  isSound: () => true,
  close: async () => undefined,
}

/** Opens the traffic that `--record` and `--replay` ask for. Throws FileError, RequestError `test.invalid-cassette`. */
export async function openTraffic({ recordFile, replayFile }: RunOptions): Promise<RunTraffic> {
  if (replayFile !== undefined) return replayed(replayFile)
  return recordFile === undefined ? untouched : recorded(recordFile)
}

async function recorded(file: string): Promise<RunTraffic> {
  await requireFolder(file)
  const { TrafficRecorder } = await import('../../services/flow-test-traffic.ts')
  const recorder = new TrafficRecorder()
  return {
    ports: { tap: recorder },
    isSound: () => true,
    close: async () => undefined,
    finish: async (io) => {
      const { interactions, scrubber } = recorder
      const cassette = { version: 1, recordedAt: new Date().toISOString(), interactions } as const
      try {
        await writeFile(file, printCassette(cassette))
      } catch (error) {
        throw new FileError(
          'file.unwritable',
          `The cassette “${file}” cannot be written: ${(error as Error).message}`,
          {
            cause: error,
          },
        )
      }
      const found = scrubber.findings.length
      const scrubbed = found === 0 ? '' : `; ${found} secrets and personal details were replaced`
      io.stderr.write(`note: ${interactions.length} calls were recorded${scrubbed}.\n`)
    },
  }
}

/** Calls are not made only to find that there is no place for what they said. */
async function requireFolder(file: string): Promise<void> {
  const folder = dirname(file)
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) return
  throw new FileError(
    'file.unwritable',
    `The cassette “${file}” cannot be written: there is no folder “${folder}”.`,
    {
      hint: 'Make the folder first, or choose another place.',
    },
  )
}

async function replayed(file: string): Promise<RunTraffic> {
  const { replayedConnectors, replayedHttp } = await import('../../services/flow-test-traffic.ts')
  const player = new CassettePlayer(readCassette((await readFlowFile(file)).text))
  const mismatches: FlowError[] = []
  const note = (error: FlowError) => mismatches.push(error)
  return {
    ports: { http: replayedHttp(player, note), connectors: replayedConnectors(player, note) },
    isSound: () => mismatches.length === 0 && player.unplayed.length === 0,
    close: async () => undefined,
    finish: async (io) => {
      for (const { message } of mismatches) io.stderr.write(`mismatch: ${message}\n`)
      for (const { number, interaction } of player.unplayed) {
        const { method, url } = interaction.request
        io.stderr.write(`mismatch: interaction ${number} was not asked for: ${method} ${url}\n`)
      }
    },
  }
}
