import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { strings } from '../strings/shell.ts'

/** Bytes in a payload, as the language carries them: `{"$content-type", "$content"}`. */
export interface BinaryValue {
  readonly contentType: string
  readonly base64: string
  readonly bytes: number
}

/** The bytes that a value is, or has as its body. */
export function binaryIn(value: WdlValue): BinaryValue | undefined {
  if (!isObject(value)) return undefined
  const contentType = value['$content-type']
  const base64 = value.$content
  if (typeof contentType === 'string' && typeof base64 === 'string') {
    const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
    return { contentType, base64, bytes: Math.floor((base64.length * 3) / 4) - padding }
  }
  return value.body === undefined ? undefined : binaryIn(value.body)
}

/** Writes the bytes into a file that the person chooses. */
export async function saveBinary({ contentType, base64 }: BinaryValue): Promise<void> {
  try {
    const saved = await bridge.runs.saveBinary({ name: `content${endingOf(contentType)}`, base64 })
    if (saved !== null) notify({ intent: 'success', title: strings.content.saved, body: saved.path })
  } catch (error) {
    notifyError(strings.content.saveFailed, error)
  }
}

const endings: Readonly<Record<string, string>> = {
  'application/json': '.json',
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
}

function endingOf(contentType: string): string {
  return endings[contentType.split(';')[0]?.trim().toLowerCase() ?? ''] ?? '.bin'
}
