import type { CliIo } from './cli-io.ts'

/** The same process, with knowledge of whether anything was written to standard output. */
export function noteWriting(io: CliIo): { readonly io: CliIo; hasWritten(): boolean } {
  const { stdout } = io
  let isWritten = false
  return {
    hasWritten: () => isWritten,
    io: {
      ...io,
      stdout: {
        write: (text) => {
          isWritten = true
          stdout.write(text)
        },
        get isTTY() {
          return stdout.isTTY
        },
        get columns() {
          return stdout.columns
        },
        get rows() {
          return stdout.rows
        },
      },
    },
  }
}
