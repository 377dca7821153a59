import type { WdlValue } from '../../../shared/expressions/value.ts'
import { folderOf, nameOf, pathIn, readFilePath } from '../drivers/files/file-path.ts'
import { fileType } from '../shipped/media-type.ts'
import type { ProxyCall } from '../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../shipped/public-connector.ts'
import { Refusal } from '../shipped/refusal.ts'
import { unpackArchive } from '../shipped/unpack-archive.ts'
import { FileApi, type FileDriver } from './file-api.ts'
import { blobOf, pathOfId } from './file-blob.ts'

/** Names of the actions that the connectors of files share; which of them one has, its description says. */
export type FileAction =
  | 'AppendFile'
  | 'CopyFile'
  | 'CreateFile'
  | 'CreateFolder'
  | 'DeleteFile'
  | 'ExtractFolderV2'
  | 'GetFileContent'
  | 'GetFileContentByPath'
  | 'GetFileMetadata'
  | 'GetFileMetadataByPath'
  | 'ListFolder'
  | 'ListRootFolder'
  | 'RenameFile'
  | 'UpdateFile'

/** What the actions mean at a file service. */
export function fileOperations(driver: FileDriver): Readonly<Record<FileAction, OperationHandler>> {
  const asked =
    (work: (call: ProxyCall, files: FileApi) => Promise<ProxyAnswer>): OperationHandler =>
    (call) =>
      work(call, new FileApi(call, driver))
  return {
    AppendFile: asked(async (call, files) => ({ body: blobOf(await files.append(idOf(call), call.bytes)) })),
    CopyFile: asked(copyFile),
    CreateFile: asked(async (call, files) => {
      const path = pathIn(pathOfId(call.need('folderPath')), call.need('name'))
      return { body: blobOf(await files.write(path, call.bytes, 'replace')) }
    }),
    CreateFolder: asked(async (call, files) => {
      const path = pathIn(pathOfId(call.need('folderPath')), call.need('name'))
      return { body: blobOf(await files.makeFolder(path)) }
    }),
    DeleteFile: asked(async (call, files) => {
      await files.remove(idOf(call), call.flag('SkipDeleteIfFileNotFoundOnServer'))
      return {}
    }),
    ExtractFolderV2: asked(extractFolder),
    GetFileContent: asked((call, files) => contentOf(call, files, idOf(call))),
    GetFileContentByPath: asked((call, files) => contentOf(call, files, call.need('path'))),
    GetFileMetadata: asked(async (call, files) => ({ body: blobOf(await files.stat(idOf(call))) })),
    GetFileMetadataByPath: asked(async (call, files) => ({
      body: blobOf(await files.stat(call.need('path'))),
    })),
    ListFolder: asked(async (call, files) => ({ body: (await files.list(idOf(call))).map(blobOf) })),
    ListRootFolder: asked(async (_call, files) => ({ body: (await files.list('/')).map(blobOf) })),
    RenameFile: asked(renameFile),
    UpdateFile: asked(async (call, files) => ({
      body: blobOf(await files.write(idOf(call), call.bytes, 'update')),
    })),
  }
}

function idOf(call: ProxyCall): string {
  return pathOfId(call.need('id'))
}

async function contentOf(call: ProxyCall, files: FileApi, path: string): Promise<ProxyAnswer> {
  const name = nameOf(readFilePath(path))
  return { file: { content: await files.read(path), contentType: fileType(call, name) } }
}

async function copyFile(call: ProxyCall, files: FileApi): Promise<ProxyAnswer> {
  const source = call.need('source')
  if (/^https?:\/\//i.test(source)) {
    throw new Refusal(
      400,
      'Files behind web addresses are not copied here. Get the content with an HTTP action, then use Create file.',
    )
  }
  const copied = await files.copy(
    pathOfId(source),
    pathOfId(call.need('destination')),
    call.flag('overwrite'),
  )
  return { body: blobOf(copied) }
}

/** A new name, or a way from the file's folder or from the root: then the file is moved. */
async function renameFile(call: ProxyCall, files: FileApi): Promise<ProxyAnswer> {
  const from = readFilePath(idOf(call))
  const given = call.need('newName').replaceAll('\\', '/')
  const way = given.startsWith('/') ? given : pathIn(folderOf(from), given)
  return { body: blobOf(await files.move(from, walked(way))) }
}

/** A path without the steps back in it; those beyond the root stay, to be refused. */
function walked(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

async function extractFolder(call: ProxyCall, files: FileApi): Promise<ProxyAnswer> {
  const archive = await files.read(pathOfId(call.need('source')))
  const folder = pathOfId(call.need('destination'))
  const mode = call.flag('overwrite') ? 'replace' : 'create'
  const extracted: WdlValue[] = []
  for (const { content, path } of unpackArchive(archive)) {
    extracted.push(blobOf(await files.write(pathIn(folder, path), content, mode)))
  }
  return { body: extracted }
}
