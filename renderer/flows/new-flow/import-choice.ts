import type { PackageContents } from '../../../shared/ipc/package-payloads.ts'

/** What of an opened file is to be imported. */
export interface ImportChoice {
  /** Names of the flows that are taken, by their ids. */
  readonly names: ReadonlyMap<string, string>
  readonly withVariables: boolean
  readonly withConnectors: boolean
}

/** Everything of a file, under the names it gives. */
export function chooseAll({ flows }: PackageContents): ImportChoice {
  return {
    names: new Map(flows.map(({ id, name }) => [id, name])),
    withVariables: true,
    withConnectors: true,
  }
}

/** Takes a flow under a name; without a name it is left out. */
export function chooseFlow(choice: ImportChoice, id: string, name: string | undefined): ImportChoice {
  const names = new Map(choice.names)
  if (name === undefined) names.delete(id)
  else names.set(id, name)
  return { ...choice, names }
}

/** Whether something is taken, and everything that is has a name. */
export function canImport({ names }: ImportChoice): boolean {
  return names.size > 0 && [...names.values()].every((name) => name.trim() !== '')
}
