import type { PackageContents, PackagedFlowInfo } from '../../../shared/ipc/package-payloads.ts'

/** A file with flows, read and made ready to become flows of an environment. */
export interface FlowPackage extends Omit<PackageContents, 'token' | 'flows'> {
  readonly flows: readonly PackagedFlow[]
}

/** A flow of a package. */
export interface PackagedFlow extends PackagedFlowInfo {
  /** As a flow file of our own. A flow of a solution keeps every byte but those of its name. */
  readonly text: string
}
