import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AdoptedConnector, adoptDescription } from '../../shared/connectors/adopt/index.ts'
import { readConnector } from '../../shared/connectors/index.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type { GalleryDetails, GalleryEntry, GalleryIndex } from '../../shared/gallery/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { readAddress } from '../connectors/read-address.ts'
import { expandDescription, galleryFiles, type PackedIndex, unpackIndex } from './gallery-pack.ts'

/** Longest description of an entry that is shown, in UTF-16 units. */
const maxDescription = 4000

/** The gallery as it lies in a folder: the index is read once, descriptions one at a time when they are asked for. */
export class GalleryLibrary {
  readonly #folder: string | undefined
  #index: Promise<PackedIndex> | undefined

  /** @param folder where the build put it; undefined in a build without */
  constructor(folder: string | undefined) {
    this.#folder = folder
  }

  /** @throws RequestError `gallery.not-here`, `gallery.damaged` */
  async index(): Promise<GalleryIndex> {
    const { source, entries, leftOut } = await this.#read()
    return { source, entries, leftOut }
  }

  /** @throws RequestError as `index`, and `gallery.not-found` */
  async details(id: string): Promise<GalleryDetails> {
    const { entry, value, text } = await this.#entry(id)
    const { model } = readConnector({ id: 'entry', definition: text })
    const info = objectOf(value, 'info')
    const originUrl = originOf(info)
    const termsUrl = webAddress(textOf(info, 'termsOfService'))
    const licenseUrl = webAddress(textOf(objectOf(info, 'license'), 'url'))
    const website =
      webAddress(textOf(objectOf(value, 'externalDocs'), 'url')) ??
      webAddress(textOf(objectOf(info, 'contact'), 'url'))
    return {
      entry,
      description: (model.description ?? '').slice(0, maxDescription),
      servers: model.servers.slice(0, 20),
      operations: model.operations.map(
        ({ operationId, method, path, summary, description, isDeprecated, trigger }) => {
          const words = summary ?? description?.split('\n')[0]?.slice(0, 300)
          return {
            operationId,
            method,
            path,
            ...(words === undefined ? {} : { summary: words }),
            isDeprecated,
            isTrigger: trigger !== undefined,
          }
        },
      ),
      ...(originUrl === undefined ? {} : { originUrl }),
      ...(termsUrl === undefined ? {} : { termsUrl }),
      ...(licenseUrl === undefined ? {} : { licenseUrl }),
      ...(website === undefined ? {} : { website }),
    }
  }

  /** The entry made into a connector. @throws RequestError as `details` */
  async connector(id: string): Promise<AdoptedConnector> {
    const { entry, value, text } = await this.#entry(id)
    return adoptDescription(value, { color: entry.color, publisher: entry.provider, length: text.length })
  }

  async #entry(
    id: string,
  ): Promise<{ readonly entry: GalleryEntry; readonly value: WdlObject; readonly text: string }> {
    const index = await this.#read()
    const at = index.entries.findIndex((one) => one.id === id)
    const entry = index.entries[at]
    const place = index.places[at]
    if (entry === undefined || place === undefined) {
      throw new RequestError('gallery.not-found', `There is no '${id}' in the gallery.`, {
        hint: 'Search for it by name; the gallery of another version may have had it.',
      })
    }
    try {
      const text = expandDescription(await this.#slice(place))
      const value = parseJson(text)
      if (isObject(value)) return { entry, value, text }
    } catch (cause) {
      throw damaged(cause)
    }
    throw damaged(undefined)
  }

  #read(): Promise<PackedIndex> {
    this.#index ??= this.#readIndex().catch((error: unknown) => {
      this.#index = undefined
      throw error
    })
    return this.#index
  }

  async #readIndex(): Promise<PackedIndex> {
    if (this.#folder === undefined) throw notHere()
    const bytes = await readFile(join(this.#folder, galleryFiles.index)).catch((cause: unknown) => {
      throw notHere(cause)
    })
    const index = unpackIndex(bytes)
    if (index === undefined) throw damaged(undefined)
    return index
  }

  async #slice([offset, length]: readonly [number, number]): Promise<Uint8Array> {
    const handle = await open(join(this.#folder ?? '', galleryFiles.descriptions), 'r')
    try {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return bytes.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  }
}

function originOf(info: WdlObject | undefined): string | undefined {
  const origins = propertyOf(info, 'x-origin')
  if (!Array.isArray(origins)) return undefined
  return webAddress(textOf(origins[origins.length - 1], 'url'))
}

/** Only what a browser may be sent to. */
function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https:\/\//i.test(text) && readAddress(text) !== undefined ? text : undefined
}

function notHere(cause?: unknown): RequestError {
  return new RequestError('gallery.not-here', 'This build of Flowbench comes without the gallery.', {
    hint: 'In a checkout, `npm run build` makes it.',
    cause,
  })
}

function damaged(cause: unknown): RequestError {
  return new RequestError('gallery.damaged', 'The files of the gallery are damaged.', {
    hint: 'Install Flowbench again; in a checkout, `npm run build -- gallery --force`.',
    cause,
  })
}
