import { resolve } from 'node:path'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'

/**
 * Text of a file named by an option, in any encoding a flow file may have; `-` is standard input.
 * @throws FileError as `readFlowFile`
 */
export async function readArgumentFile(name: string, io: CliIo): Promise<string> {
  return name === '-' ? io.readStdin() : (await readFlowFile(resolve(io.cwd, name))).text
}
