import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  type MessageBoxOptions,
  Notification,
  type OpenDialogOptions,
  shell,
} from 'electron'
import { FileError } from '../../shared/errors/index.ts'
import type { Caller } from '../ipc/ipc-port.ts'
import type { ShellPort } from '../ipc/shell-port.ts'
import type { NativeWords } from '../ipc/words/en.ts'
import type { CloseAnswer } from './close-guard.ts'
import { isWebLink } from './window-guards.ts'

/** The desktop as the handlers need it, through Electron. */
export const desktop: ShellPort = {
  pickFolder: (caller, { title, buttonLabel }) =>
    pickOne(caller, {
      title,
      ...(buttonLabel === undefined ? {} : { buttonLabel }),
      properties: ['openDirectory', 'createDirectory'],
    }),
  pickFile: (caller, { title, extensions }) =>
    pickOne(caller, {
      title,
      properties: ['openFile'],
      filters: [
        { name: extensions.map((ending) => `.${ending}`).join(', '), extensions: [...extensions] },
        { name: '*', extensions: ['*'] },
      ],
    }),
  async pickSavePath(caller, { title, name }) {
    // Nobody could answer the dialog of an end-to-end test.
    if (isUnderTest) return process.env.FLOWBENCH_E2E_SAVE
    const fileName = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    const options = { title, defaultPath: join(app.getPath('documents'), fileName) }
    const window = windowOf(caller)
    const picked = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return picked.canceled ? undefined : picked.filePath
  },
  openFolder: openPath,
  openFile: openPath,
  revealFile: (path) => shell.showItemInFolder(path),
  async openLink(url) {
    if (isWebLink(url)) await shell.openExternal(url)
  },
}

/** Shows the system's dialog over the caller's window; undefined when dismissed. */
async function pickOne(caller: Caller, options: OpenDialogOptions): Promise<string | undefined> {
  const window = windowOf(caller)
  const picked = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return picked.canceled ? undefined : picked.filePaths[0]
}

function windowOf(caller: Caller): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.windowId)
}

/** Opens a file or folder with the program the system has for it. */
async function openPath(path: string): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem === '') return
  throw new FileError('file.no-program', `The system could not open “${path}”.`, { hint: problem })
}

/** Answers given by the end-to-end tests in place of a person: dialogs would wait for ever. */
interface TestAnswers {
  closeAnswer?: CloseAnswer
  /** Notices that the system would have shown, oldest first. */
  notices?: { title: string; body: string; open?: (() => void) | undefined }[]
}

/** Whether the end-to-end tests drive the app. */
export const isUnderTest: boolean = process.env.FLOWBENCH_E2E === '1'

/**
 * Asks what to do with unsaved flows. Under the end-to-end tests the answer is `globalThis.flowbenchTest.closeAnswer`,
 * else the environment variable FLOWBENCH_E2E_CLOSE, else 'discard'.
 */
export async function askBeforeClose(
  window: BrowserWindow,
  flows: readonly string[],
  words: NativeWords['unsaved'],
): Promise<CloseAnswer> {
  if (isUnderTest) {
    const { flowbenchTest } = globalThis as { flowbenchTest?: TestAnswers }
    const given = flowbenchTest?.closeAnswer ?? process.env.FLOWBENCH_E2E_CLOSE
    return given === 'save' || given === 'cancel' ? given : 'discard'
  }
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: flows.length === 1 ? words.one(flows[0] ?? '') : words.many(flows.length),
    detail: flows.length === 1 ? words.lost : listOf(flows, words),
    buttons: [words.saveAll, words.discard, words.cancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
}

function listOf(flows: readonly string[], words: NativeWords['unsaved']): string {
  const shown = flows.slice(0, 8).join('\n')
  return flows.length > 8 ? `${shown}\n${words.more(flows.length - 8)}` : shown
}

/**
 * Asks with a message box; answers the index of the button. The default button under the end-to-end tests, and before
 * the app can show anything.
 */
export async function askPerson(
  window: BrowserWindow | undefined,
  options: MessageBoxOptions,
): Promise<number> {
  if (isUnderTest || !app.isReady()) return options.defaultId ?? 0
  const { response } = await (window === undefined || window.isDestroyed()
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options))
  return response
}

/** Notices that somebody may still press: one that is collected is not heard any more. */
const shownNotices = new Set<Notification>()

/** Shows a notice of the system; false where it has none. `open`: the person pressed it. */
export function showNotice({
  title,
  body,
  open,
}: {
  title: string
  body: string
  open?: (() => void) | undefined
}): boolean {
  if (isUnderTest) {
    // Nobody could press one, and none shall stay on the desktop of whoever runs the tests.
    const answers = globalThis as { flowbenchTest?: TestAnswers }
    answers.flowbenchTest = {
      ...answers.flowbenchTest,
      notices: [...(answers.flowbenchTest?.notices ?? []), { title, body, open }],
    }
    return true
  }
  if (!Notification.isSupported()) return false
  const notice = new Notification({ title, body: body.slice(0, 300) })
  if (open !== undefined) notice.on('click', open)
  shownNotices.add(notice)
  notice.on('close', () => shownNotices.delete(notice))
  notice.on('failed', () => shownNotices.delete(notice))
  notice.show()
  return true
}
