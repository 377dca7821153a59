import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { fileEvent } from '../../shipped/file-event.ts'
import { type PollingOperation, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { blobOf, callDropbox, download, dropboxPath, followList } from './dropbox-api.ts'

type Change = 'created' | 'modified'

/** Triggers of files in a folder. Their mark is Dropbox's own cursor. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  OnNewFile: pollingOperation({ ...changes('created'), most: () => 1, answer: withContent }),
  OnNewFiles: pollingOperation({ ...changes('created'), answer: asList, most: count }),
  OnUpdatedFile: pollingOperation({ ...changes('modified'), most: () => 1, answer: withContent }),
  OnUpdatedFiles: pollingOperation({ ...changes('modified'), answer: asList, most: count }),
}

function changes(wanted: Change): Pick<PollingOperation, 'now' | 'since'> {
  return {
    now: async (call) => {
      const answer = await callDropbox(call, 'files/list_folder/get_latest_cursor', listOf(call))
      return textOf(answer, 'cursor') ?? ''
    },
    since: async (call, mark) => {
      const first =
        mark === undefined
          ? await callDropbox(call, 'files/list_folder', listOf(call))
          : await callDropbox(call, 'files/list_folder/continue', { cursor: mark })
      const { cursor, entries } = await followList(call, first)
      const files = entries.filter((entry) => textOf(entry, '.tag') === 'file')
      const events: WdlValue[] = []
      for (const file of files) {
        if (mark === undefined || (await changeOf(call, file)) === wanted) events.push(blobOf(file))
      }
      return { events, mark: cursor }
    },
  }
}

function listOf(call: ProxyCall) {
  return { path: dropboxPath(call.need('folderId')), recursive: false }
}

/** A cursor says that a file is other than before; only its revisions say whether it was there before. */
async function changeOf(call: ProxyCall, file: WdlValue): Promise<Change> {
  const revisions = await callDropbox(call, 'files/list_revisions', {
    path: textOf(file, 'path_lower') ?? '',
    mode: 'path',
    limit: 2,
  })
  const entries = propertyOf(revisions, 'entries')
  return Array.isArray(entries) && entries.length > 1 ? 'modified' : 'created'
}

function asList(events: readonly WdlValue[]): ProxyAnswer {
  return { body: events }
}

function count(call: ProxyCall): number {
  return Math.min(Math.max(call.number('maxFileCount') ?? 10, 1), 100)
}

async function withContent([event]: readonly WdlValue[], call: ProxyCall): Promise<ProxyAnswer> {
  return fileEvent(call, event, async (id) => (await download(call, id)).bytes)
}
