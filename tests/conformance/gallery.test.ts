import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot } from '../../build/scripts/checkout-root.ts'
import { GalleryLibrary } from '../../main/services/gallery-library.ts'
import { readConnector } from '../../shared/connectors/index.ts'

const folder = join(checkoutRoot, 'dist/gallery')

/** Every so many entries are added; the build has read all of them with the same loader. */
const stride = 40

test.skipIf(!existsSync(folder))('entries of the built gallery load whole when they are added', async () => {
  const library = new GalleryLibrary(folder)
  const { entries, leftOut } = await library.index()
  expect(entries.length).toBeGreaterThan(2_500)
  expect(entries.length + leftOut.length).toBe(2_639)
  const sample = entries.filter(({ bytes }, at) => at % stride === 0 && bytes < 3_000_000)
  const faults: string[] = []
  for (const { id, operations } of sample) {
    const { definition, properties } = await library.connector(id)
    const { model } = readConnector({ id, definition, properties })
    const wrong = model.problems.filter(
      ({ severity, code }) =>
        severity === 'error' ||
        code === 'connector.no-operation-id' ||
        code === 'connector.same-operation-id',
    )
    if (model.operations.length !== operations) faults.push(`${id}: ${model.operations.length} operations`)
    faults.push(...wrong.map(({ code, message }) => `${id}: ${code} ${message}`))
  }
  expect(faults).toEqual([])
})
