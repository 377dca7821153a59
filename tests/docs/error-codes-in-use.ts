import { sourceFiles } from './source-files.ts'

/** Error codes that the sources use. */
export interface CodesInUse {
  /** Each code with the files that name it. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  /** Beginnings of codes that are put together while the program runs: `definition.too-many-`. */
  readonly beginnings: ReadonlyMap<string, readonly string[]>
}

const codeList = 'shared/errors/error-codes.ts'

/** What looks like a code of the family `environment` or `run` and is the name of a file. */
const fileNameEndings = new Set([
  'json',
  'ts',
  'tsx',
  'js',
  'cjs',
  'mjs',
  'html',
  'css',
  'txt',
  'log',
  'db',
  'md',
])

/** The families of codes, as the list of codes has them: `expression`, `definition`, `file` ... */
export function errorFamilies(): readonly string[] {
  const text = sourceFiles(['shared/errors']).find(({ path }) => path === codeList)?.code ?? ''
  const families = [...text.matchAll(/['`]([a-z]+)\.(?:\$\{string\}|[a-z])/g)].map(
    ([, family]) => family ?? '',
  )
  return [...new Set(families)]
}

/** Every `'family.what-happened'` in the code of the four storeys, tests and comments left out. */
export function errorCodesInUse(): CodesInUse {
  const families = errorFamilies().join('|')
  const whole = new RegExp(`(?<!startsWith\\()(['"])((?:${families})\\.[a-z][a-z0-9-]*)\\1`, 'g')
  const begun = new RegExp(`\`((?:${families})\\.[a-z0-9-]*)\\$\\{(?!string\\})`, 'g')
  const codes = new Map<string, string[]>()
  const beginnings = new Map<string, string[]>()
  for (const { path, code } of sourceFiles(['shared', 'main', 'renderer', 'build'])) {
    if (path === codeList) continue
    for (const [, , found = ''] of code.matchAll(whole)) {
      if (!fileNameEndings.has(found.slice(found.indexOf('.') + 1))) note(codes, found, path)
    }
    for (const [, found = ''] of code.matchAll(begun)) note(beginnings, found, path)
    // Problems of a connector's JSON are those of a flow's JSON under the other family.
    if (code.includes("replace('definition.', 'connector.')")) note(beginnings, 'connector.json-', path)
  }
  return { codes, beginnings }
}

/** The platform's words in the `code` of an action's or a run's result: `ActionFailed`, `InvalidTemplate` ... */
export function resultCodesInUse(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>()
  for (const { path, code } of sourceFiles(['main/engine', 'main/actions', 'main/triggers'])) {
    for (const [, found = ''] of code.matchAll(
      /(?:\bfailed\(\s*|\b(?:code|skipped):\s*)'([A-Z][A-Za-z]+)'/g,
    )) {
      note(codes, found, path)
    }
  }
  return codes
}

/** Every quoted word with a capital letter where results are made: what a documented result code must be among. */
export function wordsOfResults(): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { code } of sourceFiles(['main/engine', 'main/actions', 'main/triggers'])) {
    for (const [, word = ''] of code.matchAll(/'([A-Z][A-Za-z]+)'/g)) words.add(word)
  }
  return words
}

function note(into: Map<string, string[]>, code: string, path: string): void {
  const files = into.get(code)
  if (files === undefined) into.set(code, [path])
  else if (!files.includes(path)) files.push(path)
}
