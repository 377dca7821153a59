import { afterEach, expect, test, vi } from 'vitest'
import { tellPerson } from './tell-person.ts'

afterEach(() => vi.restoreAllMocks())

test('a notice of the desktop; pressing it opens its page', async () => {
  const shown: { title: string; body: string; open?: (() => void) | undefined }[] = []
  const opened: string[] = []
  const tell = tellPerson({
    show: (notice) => shown.push(notice) > 0,
    openLink: (address) => opened.push(address),
  })
  const link = { address: 'https://contoso.example/', label: 'Open it' }
  expect(await tell({ title: '', text: 'Done', link })).toBe('desktop')
  expect(await tell({ title: 'Digest', text: 'News' })).toBe('desktop')
  expect(shown).toMatchObject([
    { title: 'Flowbench', body: 'Done\nOpen it' },
    { title: 'Digest', body: 'News', open: undefined },
  ])
  shown[0]?.open?.()
  expect(opened).toEqual(['https://contoso.example/'])
})

test('where the desktop has none, a line says it', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const tell = tellPerson({ show: () => false, openLink: () => undefined })
  expect(await tell({ title: '', text: 'Done' })).toBe('line')
  expect(write).toHaveBeenCalledWith('Notification: Done\n')
})
