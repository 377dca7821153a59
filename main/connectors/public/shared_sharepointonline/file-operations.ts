import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { fileType, mediaTypeOf } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import {
  askSite,
  fileId,
  pathOfFile,
  quoted,
  siteAddress,
  siteOf,
  sitePathOf,
  valuesOf,
} from './sharepoint-api.ts'

/** Files and folders of libraries. */
export const fileOperations: Readonly<Record<string, OperationHandler>> = {
  CreateFile: async (call) => {
    const site = siteOf(call)
    const folder = serverPath(site, pathOfFile(call.need('folderPath')))
    const name = call.need('name')
    await askSite(
      call,
      'POST',
      `${folderAt(folder)}/Files/AddUsingPath(decodedurl=${quoted(name)},overwrite=true)`,
      {
        content: call.bytes,
        headers: { 'Content-Type': 'application/octet-stream' },
      },
    )
    return { body: await metadata(call, site, `${folder}/${name}`) }
  },
  UpdateFile: async (call) => {
    const path = fileIn(call)
    await askSite(call, 'POST', `${fileAt(path)}/$value`, {
      content: call.bytes,
      headers: { 'Content-Type': 'application/octet-stream', 'X-HTTP-Method': 'PUT' },
    })
    return { body: await metadata(call, siteOf(call), path) }
  },
  DeleteFile: async (call) => {
    await askSite(call, 'POST', `${fileAt(fileIn(call))}/recycle()`)
    return {}
  },
  GetFileMetadata: async (call) => ({ body: await metadata(call, siteOf(call), fileIn(call)) }),
  GetFileMetadataByPath: async (call) => ({ body: await metadata(call, siteOf(call), fileIn(call, 'path')) }),
  GetFileContent: (call) => content(call, fileIn(call)),
  GetFileContentByPath: (call) => content(call, fileIn(call, 'path')),
  ListRootFolder: async (call) => {
    const { body } = await askSite(call, 'GET', 'web/lists', {
      query: {
        $filter: 'BaseTemplate eq 101 and Hidden eq false',
        $select: 'Title,RootFolder/Name,RootFolder/ServerRelativeUrl,RootFolder/TimeLastModified',
        $expand: 'RootFolder',
      },
    })
    const site = siteOf(call)
    return {
      body: valuesOf(body).map((list) => ({
        ...folderOf(site, objectOf(list, 'RootFolder') ?? {}),
        DisplayName: textOf(list, 'Title') ?? '',
      })),
    }
  },
  ListFolder: async (call) => {
    const site = siteOf(call)
    const folder = folderAt(fileIn(call))
    const folders = await askSite(call, 'GET', `${folder}/Folders`, { query: { $filter: "Name ne 'Forms'" } })
    const files = await askSite(call, 'GET', `${folder}/Files`)
    return {
      body: [
        ...valuesOf(folders.body).map((one) => folderOf(site, one)),
        ...valuesOf(files.body).map((one) => fileOf(site, one)),
      ],
    }
  },
  CopyFileAsync: (call) => moveOrCopy(call, 'CopyFileByPath'),
  MoveFileAsync: (call) => moveOrCopy(call, 'MoveFileByPath'),
}

/** Server-relative path of the file that a call names by identifier or path. */
function fileIn(call: ProxyCall, name = 'id'): string {
  return serverPath(siteOf(call), pathOfFile(call.need(name)))
}

function serverPath(site: string, path: string): string {
  const base = sitePathOf(site)
  return path.startsWith(`${base}/`) && base !== '' ? path : `${base}${path}`
}

function fileAt(path: string): string {
  return `web/GetFileByServerRelativePath(decodedurl=${quoted(path)})`
}

function folderAt(path: string): string {
  return `web/GetFolderByServerRelativePath(decodedurl=${quoted(path)})`
}

async function metadata(call: ProxyCall, site: string, path: string): Promise<WdlObject> {
  const query = { $expand: 'ListItemAllFields' }
  const { body } = await askSite(call, 'GET', fileAt(path), { query }, site)
  return fileOf(site, body)
}

async function content(call: ProxyCall, path: string): Promise<ProxyAnswer> {
  const { bytes } = await askSite(call, 'GET', `${fileAt(path)}/$value`)
  return { file: { content: bytes, contentType: fileType(call, path) } }
}

/** What to do with a file that is in the way. */
const conflicts = { fail: 0, replace: 1, keepBoth: 2 } as const

async function moveOrCopy(
  call: ProxyCall,
  action: 'CopyFileByPath' | 'MoveFileByPath',
): Promise<ProxyAnswer> {
  const given = call.object
  const site = siteOf(call)
  const target = siteAddress(textOf(given, 'destinationDataset') ?? '')
  if (new URL(site).host !== new URL(target).host) {
    throw new Refusal(400, 'Files go from site to site of one SharePoint only.')
  }
  const from = serverPath(site, pathOfFile(textOf(given, 'sourceFileId') ?? ''))
  const folder = serverPath(target, pathOfFile(textOf(given, 'destinationFolderPath') ?? ''))
  const to = `${folder}/${from.split('/').at(-1) ?? ''}`
  const behavior = Number(propertyOf(given, 'nameConflictBehavior') ?? conflicts.fail)
  const { origin } = new URL(site)
  const isKept = behavior === conflicts.keepBoth
  const before = isKept ? await namesIn(call, target, folder) : []
  await askSite(call, 'POST', `SP.MoveCopyUtil.${action}`, {
    json: {
      srcPath: { DecodedUrl: `${origin}${from}` },
      destPath: { DecodedUrl: `${origin}${to}` },
      overwrite: behavior === conflicts.replace,
      options: { KeepBoth: isKept, ResetAuthorAndCreatedOnCopy: false, ShouldBypassSharedLocks: false },
    },
  })
  // Where both are kept, the service has chosen another name.
  const name = isKept ? (await namesIn(call, target, folder)).find((one) => !before.includes(one)) : undefined
  return { body: await metadata(call, target, name === undefined ? to : `${folder}/${name}`) }
}

async function namesIn(call: ProxyCall, site: string, folder: string): Promise<readonly string[]> {
  const { body } = await askSite(
    call,
    'GET',
    `${folderAt(folder)}/Files`,
    { query: { $select: 'Name' } },
    site,
  )
  return valuesOf(body).map((file) => textOf(file, 'Name') ?? '')
}

function fileOf(site: string, file: WdlValue): WdlObject {
  const name = textOf(file, 'Name') ?? ''
  const path = (textOf(file, 'ServerRelativeUrl') ?? '').slice(sitePathOf(site).length)
  const item = objectOf(file, 'ListItemAllFields')
  const id = propertyOf(item, 'ID') ?? propertyOf(item, 'Id')
  return {
    ...(id === undefined ? {} : { ItemId: id }),
    Id: fileId(path),
    Name: name,
    DisplayName: name,
    Path: path,
    LastModified: textOf(file, 'TimeLastModified') ?? '',
    Size: Number(propertyOf(file, 'Length') ?? 0),
    MediaType: mediaTypeOf(name),
    IsFolder: false,
    ETag: textOf(file, 'ETag') ?? '',
    FileLocator: locator(site, path),
  }
}

function folderOf(site: string, folder: WdlValue): WdlObject {
  const name = textOf(folder, 'Name') ?? ''
  const path = (textOf(folder, 'ServerRelativeUrl') ?? '').slice(sitePathOf(site).length)
  return {
    Id: fileId(path),
    Name: name,
    DisplayName: name,
    Path: path,
    LastModified: textOf(folder, 'TimeLastModified') ?? '',
    Size: 0,
    MediaType: '',
    IsFolder: true,
    ETag: '',
    FileLocator: locator(site, path),
  }
}

function locator(site: string, path: string): string {
  return `dataset=${Buffer.from(site).toString('base64')},id=${Buffer.from(fileId(path)).toString('base64')}`
}
