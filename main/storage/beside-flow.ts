import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type { LimitMode } from '../../shared/profiles/profile.ts'
import { isObject, objectOf, openFlowDocument, propertyOf } from '../../shared/wdl/index.ts'
import { manifestFileName } from './environment-folder.ts'
import { type EnvironmentManifest, parseEnvironmentManifest } from './environment-manifest.ts'

/** What files around a flow file say about its runs. All of it as written. */
export interface BesideFlow {
  /** Environment variables of environment.json, by name. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether runs keep to the limits of the platform, by environment.json. */
  readonly limits: LimitMode
  /** parameters.json of a Standard project: `{name: {type, value}}`. */
  readonly parameters: WdlObject
  /** Values for the parameters of an ARM template, `{name: {value}}`: `<file>.parameters.json`. */
  readonly templateParameters: WdlObject
  /** connections.json of a Standard project. */
  readonly connections: WdlObject
  /** Values of local.settings.json, which `appsetting()` reads. */
  readonly appSettings: Readonly<Record<string, string>>
  /** Files that are there and cannot be read, in words. */
  readonly problems: readonly string[]
}

/** Nothing beside. */
export const nothingBeside: BesideFlow = {
  variables: {},
  limits: 'enforced',
  parameters: {},
  templateParameters: {},
  connections: {},
  appSettings: {},
  problems: [],
}

/** Largest of these files that is read, in bytes. */
const maxBytes = 5_000_000

/**
 * Reads what lies around a flow file: environment.json in its folder or the one above `flows/`, the files of a Standard
 * project (`parameters.json`, `connections.json`, `local.settings.json`) in the folder above `<workflow>/workflow.json`
 * or in its own, the parameter file of an ARM template. A file that is missing says nothing; never rejects.
 */
export async function readBesideFlow(path: string): Promise<BesideFlow> {
  const folder = dirname(path)
  const isStandard = basename(path).toLowerCase() === 'workflow.json'
  const places = isStandard ? [dirname(folder), folder] : [folder]
  const problems: string[] = []
  const read = async (name: string, from: readonly string[] = places): Promise<WdlObject> => {
    for (const place of from) {
      const text = await readSmall(join(place, name), problems)
      if (text === undefined) continue
      const value = openFlowDocument(text).value()
      if (isObject(value)) return value
      problems.push(`${name} holds no JSON object; it is not used.`)
      return {}
    }
    return {}
  }
  const [manifest, parameters, connections, settings, templateParameters] = await Promise.all([
    readManifest([folder, dirname(folder), ...(isStandard ? [dirname(dirname(folder))] : [])], problems),
    read('parameters.json'),
    read('connections.json'),
    read('local.settings.json'),
    read(`${basename(path).replace(/\.json$/i, '')}.parameters.json`, [folder]),
  ])
  return {
    variables: manifest?.variables ?? {},
    limits: manifest?.limits ?? 'enforced',
    parameters: isDeploymentFile(parameters) ? {} : parameters,
    connections,
    appSettings: textsOf(objectOf(settings, 'Values')),
    templateParameters:
      objectOf(templateParameters, 'parameters') ??
      (isDeploymentFile(parameters) ? (objectOf(parameters, 'parameters') ?? {}) : {}),
    problems,
  }
}

async function readManifest(
  folders: readonly string[],
  problems: string[],
): Promise<EnvironmentManifest | undefined> {
  for (const folder of folders) {
    const text = await readSmall(join(folder, manifestFileName), problems)
    if (text === undefined) continue
    const manifest = parseEnvironmentManifest(text)
    if (manifest === undefined) problems.push(`${manifestFileName} holds no JSON object; it is not used.`)
    return manifest
  }
  return undefined
}

/** A parameter file of an ARM deployment, which may go by the name of a project's. */
function isDeploymentFile(value: WdlObject): boolean {
  return /deploymentparameters\.json/i.test(String(propertyOf(value, '$schema') ?? ''))
}

async function readSmall(path: string, problems: string[]): Promise<string | undefined> {
  try {
    const { size } = await stat(path)
    if (size <= maxBytes) return await readFile(path, 'utf8')
    problems.push(`${basename(path)} is too large; it is not used.`)
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      problems.push(`${basename(path)} cannot be read (${String(code)}).`)
  }
  return undefined
}

function textsOf(values: WdlObject | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  )
}
