import type { WdlValue } from '../../../shared/expressions/value.ts'
import { textOf } from '../../../shared/wdl/lookup.ts'
import { fileEvent } from '../shipped/file-event.ts'
import { type FoundEvents, type PollingOperation, pollingOperation } from '../shipped/polling-operation.ts'
import type { ProxyCall } from '../shipped/proxy-call.ts'
import type { OperationHandler } from '../shipped/public-connector.ts'
import { Refusal } from '../shipped/refusal.ts'
import { FileApi, type FileDriver } from './file-api.ts'
import { blobOf, pathOfId } from './file-blob.ts'
import { newsOfFolder, type SeenFile, snapshotOf } from './folder-snapshot.ts'

/** Names of the triggers that the connectors of files share. */
export type FileTrigger = 'OnNewFile' | 'OnNewFiles' | 'OnUpdatedFile' | 'OnUpdatedFiles'

/** Most files of a folder that is watched: how it was is kept between two looks. */
const maxWatchedFiles = 20_000
/** In how many seconds a file is looked at again that may still be written, and the next ones where there are more. */
const settleSeconds = 10
const nextSeconds = 1

/** Triggers of files in a folder, without the folders in it. */
export function fileTriggers(driver: FileDriver): Readonly<Record<FileTrigger, OperationHandler>> {
  const single = (wanted: 'new' | 'changed') =>
    pollingOperation({
      ...watch(driver, wanted, () => 1),
      answer: ([event], call) => fileEvent(call, event, (id) => new FileApi(call, driver).read(pathOfId(id))),
    })
  const batch = (wanted: 'new' | 'changed') =>
    pollingOperation({ ...watch(driver, wanted, count), answer: (events) => ({ body: events }) })
  return {
    OnNewFile: single('new'),
    OnNewFiles: batch('new'),
    OnUpdatedFile: single('changed'),
    OnUpdatedFiles: batch('changed'),
  }
}

function watch(
  driver: FileDriver,
  wanted: 'new' | 'changed',
  mostOf: (call: ProxyCall) => number,
): Pick<PollingOperation, 'now' | 'since'> {
  return {
    now: async (call) => snapshotOf((await filesIn(call, driver)).map(seenBy(call))),
    since: async (call, mark): Promise<FoundEvents> => {
      const files = await filesIn(call, driver)
      const most = mostOf(call)
      const see = seenBy(call)
      // Somebody tries the trigger out: what is there serves as news.
      if (mark === undefined)
        return { events: files.slice(0, most).map(blobOf), mark: snapshotOf(files.map(see)) }
      const { isWaiting, snapshot, told } = newsOfFolder(mark, { files, see, wanted, most })
      const events = told.map(blobOf)
      if (!isWaiting) return { events, mark: snapshot }
      return { events, mark: snapshot, againSeconds: told.length === most ? nextSeconds : settleSeconds }
    },
  }
}

/** The files of the watched folder, oldest first. Throws Refusal 400 for a folder of too many. */
async function filesIn(call: ProxyCall, driver: FileDriver): Promise<readonly WdlValue[]> {
  const folder = pathOfId(call.need('folderId'))
  const entries = await new FileApi(call, driver).list(folder)
  const files = entries.filter((entry) => textOf(entry, 'kind') === 'file')
  if (files.length > maxWatchedFiles) {
    throw new Refusal(
      400,
      `'${folder}' holds ${files.length} files; a folder of more than ${maxWatchedFiles} is not watched. Move away what is done.`,
    )
  }
  const key = (file: WdlValue) => `${textOf(file, 'modified') ?? ''} ${textOf(file, 'path') ?? ''}`
  return [...files].sort((left, right) => (key(left) < key(right) ? -1 : 1))
}

function seenBy(call: ProxyCall): (file: WdlValue) => SeenFile {
  const withCreated = call.flag('checkBothCreatedAndModifiedDateTime')
  return (file) => {
    const etag = textOf(file, 'etag') ?? ''
    const version = withCreated ? `${etag} ${textOf(file, 'created') ?? ''}` : etag
    return { path: textOf(file, 'path') ?? '', version }
  }
}

function count(call: ProxyCall): number {
  return Math.min(Math.max(call.number('maxFileCount') ?? 10, 1), 100)
}
