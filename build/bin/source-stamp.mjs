// Plain JavaScript because the `flowbench` command runs it on whatever Node the machine has (20 and later).
// Its types and doc comments are in source-stamp.d.mts.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Files that never end up in a bundle: their change makes nothing stale. */
const ignoredFile = /\.test\.tsx?$|\.md$|^\./

/** Every input file as [path relative to root, absolute path], in a stable order. */
function listInputFiles(root, inputs) {
  const files = []
  const visit = (relative) => {
    const absolute = join(root, relative)
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (ignoredFile.test(entry.name)) continue
      const path = `${relative}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else files.push([path, join(absolute, entry.name)])
    }
  }
  for (const input of inputs) {
    const found = statSync(join(root, input), { throwIfNoEntry: false })
    if (!found) continue
    if (found.isDirectory()) visit(input)
    else files.push([input, join(root, input)])
  }
  return files.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

export function quickDigest(root, inputs) {
  const hash = createHash('sha1')
  for (const [path, absolute] of listInputFiles(root, inputs)) {
    const { size, mtimeMs } = statSync(absolute)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function contentDigest(root, inputs) {
  const hash = createHash('sha1')
  for (const [path, absolute] of listInputFiles(root, inputs)) {
    const content = readFileSync(absolute)
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

export function takeStamp(root, inputs) {
  return { quick: quickDigest(root, inputs), content: contentDigest(root, inputs) }
}

export function stampFile(root, name) {
  return join(root, 'dist', '.stamps', `${name}.json`)
}

export function writeStamp(root, name, stamp) {
  const file = stampFile(root, name)
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(stamp))
  renameSync(temporary, file)
}

function readStamp(root, name) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root, name), 'utf8'))
    return typeof stamp?.quick === 'string' && typeof stamp?.content === 'string' ? stamp : null
  } catch {
    return null
  }
}

export function isFresh(root, { name, inputs, outputs }) {
  const stamp = readStamp(root, name)
  if (!stamp || !outputs.every((output) => existsSync(join(root, output)))) return false
  if (stamp.quick === quickDigest(root, inputs)) return true
  const now = takeStamp(root, inputs)
  if (stamp.content !== now.content) return false
  try {
    writeStamp(root, name, now)
  } catch {
    // A read-only checkout keeps its old stamp: the answer is right all the same.
  }
  return true
}
