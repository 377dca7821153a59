import { join } from 'node:path'
import { DraftService } from '../services/draft-service.ts'
import { DraftFiles } from '../storage/draft-files.ts'

/** The unsaved edits that are kept in the app's data. */
export function openDrafts(userData: string): DraftService {
  return new DraftService({ files: new DraftFiles(join(userData, 'drafts')), now: Date.now })
}
