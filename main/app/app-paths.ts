import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the parts of the installed app, or of the checkout, lie. All absolute. */
export interface AppPaths {
  readonly preload: string
  readonly engineWorker: string
  readonly flowWorker: string
  readonly flowTestWorker: string
  readonly connectorWorker: string
  readonly driverWorker: string
  readonly renderer: string
  /** Undefined in a build without the sample environment. */
  readonly sampleEnvironment: string | undefined
  /** Undefined in a build without the gallery. */
  readonly gallery: string | undefined
  /** Folder that Electron may name among the arguments. */
  readonly appRoot: string
}

/**
 * @param mainFolder folder of the main bundle (`dist/main`)
 * @param resourcesPath Electron's folder for what is packed beside the app
 */
export function findAppPaths(mainFolder: string, resourcesPath: string): AppPaths {
  const appRoot = resolve(mainFolder, '../..')
  const samples = [join(resourcesPath, 'sample-environment'), join(appRoot, 'examples', 'sample-environment')]
  const galleries = [join(resourcesPath, 'gallery'), join(appRoot, 'dist', 'gallery')]
  return {
    preload: join(mainFolder, 'preload.cjs'),
    engineWorker: join(mainFolder, 'engine-worker.cjs'),
    flowWorker: join(mainFolder, 'flow-worker.cjs'),
    flowTestWorker: join(mainFolder, 'flow-test-worker.cjs'),
    connectorWorker: join(mainFolder, 'connector-worker.cjs'),
    driverWorker: join(mainFolder, 'driver-worker.cjs'),
    renderer: resolve(mainFolder, '../renderer'),
    sampleEnvironment: samples.find((path) => existsSync(path)),
    gallery: galleries.find((path) => existsSync(path)),
    appRoot,
  }
}
