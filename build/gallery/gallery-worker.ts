/** Worker thread of the gallery's build: reads, describes and compresses one description after the other. */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { compressDescription } from '../../main/services/gallery-pack.ts'
import { describeEntry } from './describe-entry.ts'
import type { GalleryAnswer, GalleryQuestion } from './gallery-messages.ts'

parentPort?.on('message', ({ id, path }: GalleryQuestion) => {
  const text = readFileSync(path, 'utf8')
  const described = describeEntry(id, text)
  const answer: GalleryAnswer = {
    id,
    described,
    ...('entry' in described ? { packed: compressDescription(text) } : {}),
  }
  parentPort?.postMessage(answer)
})
