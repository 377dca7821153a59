import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const shim = join(import.meta.dirname, 'node18-shim.ts')

/** Runs a script in a Node that lacks what Node 18.15 lacks, after the shim. */
function runLikeNode18(script: string): unknown {
  const remove = `
    for (const name of ['crypto', 'File']) delete globalThis[name]
    delete Promise.withResolvers; delete AbortSignal.any; delete Array.prototype.toSorted; delete Array.prototype.toReversed
  `
  const program = `${remove}; await import(${JSON.stringify(shim)}); console.log(JSON.stringify(await (async () => { ${script} })()))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }),
  )
}

test('what is missing is there afterwards and behaves', () => {
  const found = runLikeNode18(`
    const { promise, resolve } = Promise.withResolvers()
    resolve('value')
    const list = [3, 1, 2]
    const seen = []
    for (const key in list) seen.push(key)
    return [await promise, crypto.randomUUID().length, new File(['a'], 'n').name,
      list.toSorted(), list.toSorted((a, b) => b - a), list.toReversed(), list, seen]
  `)
  expect(found).toEqual(['value', 36, 'n', [1, 2, 3], [3, 2, 1], [2, 1, 3], [3, 1, 2], ['0', '1', '2']])
})

test('a signal of several ends with the first of them', () => {
  const found = runLikeNode18(`
    const [one, two] = [new AbortController(), new AbortController()]
    const both = AbortSignal.any([one.signal, two.signal])
    const before = both.aborted
    two.abort('second')
    one.abort('first')
    return [before, both.aborted, both.reason, AbortSignal.any([both]).reason, AbortSignal.any([]).aborted]
  `)
  expect(found).toEqual([false, true, 'second', 'second', false])
})
