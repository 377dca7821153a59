import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { fileType } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { unpackArchive } from '../../shipped/unpack-archive.ts'
import { blobOf, callDropbox, download, dropboxPath, listFolder, upload } from './dropbox-api.ts'

/** How often a download by Dropbox itself is asked for, and how long between, in ms. */
const saveUrlAsks = 60
const saveUrlPauseMs = 1_000

/** Actions of files and folders. */
export const fileOperations: Readonly<Record<string, OperationHandler>> = {
  CreateFile: async (call) => {
    const path = dropboxPath(`${call.need('folderPath')}/${call.need('name')}`)
    return { body: blobOf(await upload(call, path, 'overwrite', call.bytes)) }
  },
  UpdateFile: async (call) => {
    const path = dropboxPath(call.need('id'))
    return { body: blobOf(await upload(call, path, 'overwrite', call.bytes)) }
  },
  DeleteFile: async (call) => {
    await callDropbox(call, 'files/delete_v2', { path: dropboxPath(call.need('id')) })
    return {}
  },
  GetFileMetadata: (call) => metadata(call, call.need('id')),
  GetFileMetadataByPath: (call) => metadata(call, call.need('path')),
  GetFileContent: (call) => fileContent(call, call.need('id')),
  GetFileContentByPath: (call) => fileContent(call, call.need('path')),
  CopyFile: copyFile,
  ExtractFolderV2: extractFolder,
  ListRootFolder: async (call) => ({ body: (await listFolder(call, '')).map(blobOf) }),
  ListFolder: async (call) => ({
    body: (await listFolder(call, dropboxPath(call.need('id')))).map(blobOf),
  }),
}

async function metadata(call: ProxyCall, path: string): Promise<ProxyAnswer> {
  return { body: blobOf(await callDropbox(call, 'files/get_metadata', { path: dropboxPath(path) })) }
}

async function fileContent(call: ProxyCall, path: string): Promise<ProxyAnswer> {
  const answer = await download(call, dropboxPath(path))
  const name = nameIn(answer.headers['dropbox-api-result']) ?? path
  return { file: { content: answer.bytes, contentType: fileType(call, name) } }
}

/** Name of the file that a download's header tells of. */
function nameIn(header: string | undefined): string | undefined {
  try {
    const { name } = JSON.parse(header ?? '') as { name?: unknown }
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}

async function copyFile(call: ProxyCall): Promise<ProxyAnswer> {
  const source = call.need('source')
  const destination = dropboxPath(call.need('destination'))
  if (call.flag('overwrite')) await deleteIfThere(call, destination)
  if (!/^https?:\/\//i.test(source)) {
    const copied = await callDropbox(call, 'files/copy_v2', {
      from_path: dropboxPath(source),
      to_path: destination,
      autorename: false,
    })
    return { body: blobOf(propertyOf(copied, 'metadata') ?? null) }
  }
  await saved(call, await callDropbox(call, 'files/save_url', { path: destination, url: source }))
  return metadata(call, destination)
}

async function deleteIfThere(call: ProxyCall, path: string): Promise<void> {
  const answer = await call.vendor.ask('POST', {
    url: 'https://api.dropboxapi.com/2/files/delete_v2',
    json: { path },
  })
  if (answer.status >= 400 && answer.status !== 409)
    throw new Refusal(answer.status, 'Cannot be overwritten.')
}

/** Waits until Dropbox has fetched a web address. */
async function saved(call: ProxyCall, begun: WdlValue): Promise<void> {
  let state = begun
  const job = textOf(begun, 'async_job_id')
  for (let count = 0; count < saveUrlAsks; count += 1) {
    const tag = textOf(state, '.tag')
    if (tag === 'complete') return
    if (tag === 'failed' || job === undefined) {
      throw new Refusal(400, 'Dropbox could not fetch the file from its web address.')
    }
    if (count > 0) await call.vendor.pause(saveUrlPauseMs)
    state = await callDropbox(call, 'files/save_url/check_job_status', { async_job_id: job })
  }
  throw new Refusal(504, 'Dropbox has not fetched the file in time.')
}

async function extractFolder(call: ProxyCall): Promise<ProxyAnswer> {
  const { bytes } = await download(call, dropboxPath(call.need('source')))
  const mode = call.flag('overwrite') ? 'overwrite' : 'add'
  const folder = call.need('destination')
  const extracted: WdlValue[] = []
  for (const { content, path } of unpackArchive(bytes)) {
    extracted.push(blobOf(await upload(call, dropboxPath(`${folder}/${path}`), mode, content)))
  }
  return { body: extracted }
}
