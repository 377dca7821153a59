import type { SftpSession } from './sftp-session.ts'

/** Size of a request, which every server takes. Source: draft-ietf-secsh-filexfer-02, section 3. */
const pieceBytes = 32 * 1024
/** Requests under way at once: a far server is not waited for with each of them. */
const atOnce = 32

/** Reads a file's first bytes; fewer where it has become shorter. */
export async function readBytes(session: SftpSession, handle: Buffer, size: number): Promise<Uint8Array> {
  const content = Buffer.alloc(size)
  let end = size
  await inPieces(size, async (offset, length) => {
    for (let done = 0; done < length; ) {
      const read = await readPiece(session, handle, content, offset + done, length - done)
      if (read === 0) {
        end = Math.min(end, offset + done)
        return
      }
      done += read
    }
  })
  return content.subarray(0, end)
}

/** Writes to a file from a place on. */
export async function writeBytes(
  session: SftpSession,
  handle: Buffer,
  content: Uint8Array,
  from = 0,
): Promise<void> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  await inPieces(bytes.byteLength, (offset, length) =>
    session.ask((sftp, done) => sftp.write(handle, bytes, offset, length, from + offset, done)),
  )
}

async function inPieces(
  size: number,
  work: (offset: number, length: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < size) {
      const offset = next
      next += pieceBytes
      await work(offset, Math.min(pieceBytes, size - offset))
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, Math.ceil(size / pieceBytes)) }, worker))
}

/** 0 at the end of the file. */
async function readPiece(
  session: SftpSession,
  handle: Buffer,
  into: Buffer,
  position: number,
  length: number,
): Promise<number> {
  try {
    return await session.ask<number>((sftp, done) =>
      sftp.read(handle, into, position, length, position, done),
    )
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === endOfFile) return 0
    throw thrown
  }
}

/** The answer to a read where nothing is. Source: draft-ietf-secsh-filexfer-02, section 7. */
const endOfFile = 1
