import { join } from 'node:path'
import { app } from 'electron'
import { findAppPaths } from './app-paths.ts'
import { declareAppScheme } from './app-protocol.ts'
import { readCommandLine } from './command-line.ts'
import { runApp } from './run-app.ts'

// Everything that must be settled before Electron is ready: where data lies, who may run, what `app://` means.
app.setName('Flowbench')
const paths = findAppPaths(__dirname, process.resourcesPath)
const ownPaths = [paths.appRoot, app.getAppPath()]
const start = readCommandLine(process.argv.slice(1), process.cwd(), ownPaths)
app.setPath('userData', start.userDataDir ?? join(app.getPath('appData'), 'Flowbench'))
declareAppScheme()
// Root on Linux has no Chromium sandbox (the launcher says so); asking for it all the same ends every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

// A second start hands its folder over to the first and ends.
if (app.requestSingleInstanceLock()) runApp({ paths, ownPaths, environmentPath: start.environmentPath })
else app.quit()
