import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Does for a runtime without Electron's default app what that app does: `electron [options] FOLDER [arguments]`
 * starts the app in FOLDER, with its name, version and path. So both kinds of runtime are started alike.
 */
const loader = `'use strict'
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

const args = process.argv.slice(1)
let folder
for (let i = 0; i < args.length; i++) {
  const arg = args[i]
  if (arg === '-r' || arg === '--require') require(resolve(args[++i]))
  else if (!arg.startsWith('-')) {
    folder = resolve(arg)
    break
  }
}
if (!folder) {
  console.error('electron: name the folder of an app to start.')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.name = manifest.productName || manifest.name
if (manifest.version) app.setVersion(manifest.version)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.name))
app.setAppPath(folder)
process.defaultApp = true
require(resolve(folder, manifest.main))
`

/** Text that changes whenever an installed loader would have to: part of the cached runtime's name. */
export const loaderSource = loader

/** Replaces the app inside an unpacked runtime's \`resources\` folder by the loader. */
export function installAppLoader(resources: string): void {
  for (const name of readdirSync(resources)) {
    if (name.startsWith('app')) rmSync(join(resources, name), { recursive: true, force: true })
  }
  mkdirSync(join(resources, 'app'))
  writeFileSync(
    join(resources, 'app/package.json'),
    JSON.stringify({ name: 'flowbench-app-loader', main: 'index.cjs' }),
  )
  writeFileSync(join(resources, 'app/index.cjs'), loader)
}
