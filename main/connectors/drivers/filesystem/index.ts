import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { Driver } from '../driver.ts'
import { fileService } from '../files/file-service.ts'
import { LocalStore } from './local-store.ts'
import { RootFolder } from './root-folder.ts'

/** The files of this machine below a connection's root folder. */
export async function openFilesystem(): Promise<Driver> {
  return {
    handle: async (request, connection) => {
      const folder = connection.rootfolder ?? ''
      if (folder === '') throw new ServiceRefusal(400, 'RootFolder', 'The connection names no root folder.')
      const root = await RootFolder.open(folder)
      return fileService(request, { store: new LocalStore(root), maxBytes: request.maxAnswerBytes })
    },
    close: async () => undefined,
  }
}
