import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newsOfFolder, type SeenFile, snapshotOf } from './folder-snapshot.ts'

type Folder = Readonly<Record<string, string>>

/** A trigger that looks at a folder again and again. */
function watcher(start: Folder, wanted: 'new' | 'changed', most = 100) {
  let snapshot = snapshotOf(filesOf(start))
  let isWaiting = false
  return {
    look: (folder: Folder) => {
      const news = newsOfFolder(snapshot, { files: filesOf(folder), see: (file) => file, wanted, most })
      snapshot = news.snapshot
      isWaiting = news.isWaiting
      return news.told.map(({ path, version }) => `${path}@${version}`)
    },
    isWaiting: () => isWaiting,
  }
}

function filesOf(folder: Folder): readonly SeenFile[] {
  return Object.entries(folder).map(([path, version]) => ({ path, version }))
}

describe('a watched folder', () => {
  test('a file is told of once it rests', () => {
    const watch = watcher({ old: '1' }, 'changed')
    expect(watch.look({ old: '1' })).toEqual([])
    expect(watch.isWaiting()).toBe(false)
    expect(watch.look({ old: '1', fresh: '1' })).toEqual([])
    expect(watch.isWaiting()).toBe(true)
    expect(watch.look({ old: '1', fresh: '2' })).toEqual([])
    expect(watch.look({ old: '1', fresh: '2' })).toEqual(['fresh@2'])
    expect(watch.look({ old: '1', fresh: '2' })).toEqual([])
    expect(watch.isWaiting()).toBe(false)
  })

  test('changes are told to who wants them, new files to all', () => {
    const both = ['new', 'changed'] as const
    const [fresh, changed] = both.map((wanted) => watcher({ a: '1' }, wanted))
    const seen = (folder: Folder) => [fresh?.look(folder), changed?.look(folder)]
    seen({ a: '2', b: '1' })
    expect(seen({ a: '2', b: '1' })).toEqual([['b@1'], ['a@2', 'b@1']])
    seen({ a: '2', b: '2' })
    expect(seen({ a: '2', b: '2' })).toEqual([[], ['b@2']])
  })

  test('a file that went and came again is new', () => {
    const watch = watcher({ a: '1' }, 'new')
    watch.look({})
    watch.look({ a: '1' })
    expect(watch.look({ a: '1' })).toEqual(['a@1'])
  })

  test('what is too many at once comes next, also when what was told is gone by then', () => {
    const watch = watcher({}, 'new', 1)
    watch.look({ a: '1', b: '1', c: '1' })
    expect(watch.look({ a: '1', b: '1', c: '1' })).toEqual(['a@1'])
    expect(watch.isWaiting()).toBe(true)
    expect(watch.look({ b: '1', c: '1' })).toEqual(['b@1'])
    expect(watch.look({ c: '1' })).toEqual(['c@1'])
    expect(watch.look({})).toEqual([])
  })

  test('whatever happens, nothing that rests is lost and nothing is told twice', () => {
    const names = ['a', 'b', 'c', 'd']
    const act = fc.constantFrom('rest', 'rest', 'write', 'delete')
    const steps = fc.array(fc.tuple(act, act, act, act), { maxLength: 10 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 3 }), (acts, most) => {
        const folders = foldersOf(names, acts)
        const [start = {}, ...later] = folders
        const last = folders.at(-1) ?? {}
        const watch = watcher(start, 'changed', most)
        const known: Record<string, string> = { ...start }
        // In the end the folder rests, for as many looks as it takes.
        for (const folder of [...later, ...Array.from({ length: 8 }, () => last)]) {
          for (const path of Object.keys(known)) if (folder[path] === undefined) delete known[path]
          for (const event of watch.look(folder)) {
            const [path = '', version = ''] = event.split('@')
            expect(folder[path]).toBe(version)
            expect(known[path]).not.toBe(version)
            known[path] = version
          }
        }
        expect(known).toEqual(last)
        expect(watch.isWaiting()).toBe(false)
      }),
    )
  })
})

/** The folder after each step; no file ever is as it was before it was written or deleted. */
function foldersOf(names: readonly string[], steps: readonly (readonly string[])[]): readonly Folder[] {
  let serial = 0
  const folders: Folder[] = [{ a: 'first', b: 'first' }]
  for (const step of steps) {
    const next: Record<string, string> = { ...folders.at(-1) }
    for (const [index, path] of names.entries()) {
      serial += 1
      if (step[index] === 'write') next[path] = String(serial)
      if (step[index] === 'delete') delete next[path]
    }
    folders.push(next)
  }
  return folders
}
