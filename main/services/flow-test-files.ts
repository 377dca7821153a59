import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import { flowTestFolderSuffix, flowTestSuffix } from '../../shared/flow-tests/index.ts'

/** One test's file, not read yet. */
export interface FlowTestFile {
  /** Absolute. */
  readonly path: string
  /** Relative to where it was looked for, with `/`. */
  readonly file: string
  /** The file's name without its ending. */
  readonly name: string
}

/** The tests of one flow. */
export interface FlowTestGroup {
  /** Absolute path of the flow's file, which may not exist. */
  readonly flowPath: string
  /** As `FlowTestFile.file`. */
  readonly flowFile: string
  /** In the order of their names. */
  readonly tests: readonly FlowTestFile[]
}

/** Folders that are not looked into. */
const passedOver = new Set(['node_modules', '.git', 'dist'])
/** How deep folders are looked through. */
const maxDepth = 12

/**
 * The tests below some files and folders, by flow. A test's file is meant itself, a flow's file means its tests, a
 * folder all that lie in it. Throws RequestError `test.not-found` for a path that is not there or holds no test.
 */
export async function findFlowTests(
  paths: readonly string[],
  cwd: string,
): Promise<readonly FlowTestGroup[]> {
  const found = new Set<string>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path)
    const files = await testsOf(absolute, path)
    if (files.length === 0) {
      throw new RequestError('test.not-found', `There are no flow tests in “${path}”.`, {
        hint: `Tests of flows/order.json are flows/order${flowTestFolderSuffix}/*${flowTestSuffix}.`,
      })
    }
    for (const file of files) found.add(file)
  }
  return groupTests([...found], cwd)
}

/** Groups tests by their flow, both in the order of their paths. */
export function groupTests(files: readonly string[], base: string): readonly FlowTestGroup[] {
  const groups = new Map<string, FlowTestFile[]>()
  for (const path of [...files].sort()) {
    const flowPath = flowPathOfTest(path)
    const file: FlowTestFile = { path, file: shown(path, base), name: testNameOf(path) }
    const group = groups.get(flowPath)
    if (group === undefined) groups.set(flowPath, [file])
    else group.push(file)
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([flowPath, tests]) => ({ flowPath, flowFile: shown(flowPath, base), tests }))
}

/** The folder that holds the tests of a flow's file. */
export function testFolderOf(flowPath: string): string {
  return flowPath.replace(/\.json$/i, '') + flowTestFolderSuffix
}

/** The flow's file that a test in this place is about. */
export function flowPathOfTest(testPath: string): string {
  const folder = dirname(testPath)
  return folder.endsWith(flowTestFolderSuffix)
    ? `${folder.slice(0, -flowTestFolderSuffix.length)}.json`
    : join(folder, 'flow.json')
}

/** Name of a test by its file. */
export function testNameOf(path: string): string {
  const name = basename(path)
  return name.endsWith(flowTestSuffix) ? name.slice(0, -flowTestSuffix.length) : name
}

/** The test files in a flow's folder of tests; none where there is no such folder. */
export async function testFilesOfFlow(flowPath: string): Promise<readonly string[]> {
  const folder = testFolderOf(flowPath)
  try {
    const names = await readdir(folder)
    return names
      .filter((name) => name.endsWith(flowTestSuffix))
      .sort()
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

async function testsOf(absolute: string, asked: string): Promise<readonly string[]> {
  const info = await stat(absolute).catch(() => undefined)
  if (info === undefined) throw new RequestError('test.not-found', `There is no “${asked}”.`)
  if (info.isDirectory()) return walk(absolute, 0)
  if (absolute.endsWith(flowTestSuffix)) return [absolute]
  return testFilesOfFlow(absolute)
}

async function walk(folder: string, depth: number): Promise<readonly string[]> {
  if (depth > maxDepth) return []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) found.push(...(await walk(path, depth + 1)))
    } else if (entry.name.endsWith(flowTestSuffix)) found.push(path)
  }
  return found
}

function shown(path: string, base: string): string {
  const short = relative(base, path)
  return (short === '' || short.startsWith('..') ? path : short).split(sep).join('/')
}
