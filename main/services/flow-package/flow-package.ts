import type {
  PackageContents,
  PackagedConnectorInfo,
  PackagedFlowInfo,
} from '../../../shared/ipc/package-payloads.ts'
import type { ConvertedImport } from '../connector-import/convert-import.ts'

/** A file with flows, read and made ready to become flows of an environment. */
export interface FlowPackage extends Omit<PackageContents, 'token' | 'flows' | 'connectors'> {
  readonly flows: readonly PackagedFlow[]
  readonly connectors: readonly PackagedConnector[]
}

/** A custom connector of a package, with its files. */
export interface PackagedConnector extends PackagedConnectorInfo, ConvertedImport {}

/** A flow of a package. */
export interface PackagedFlow extends PackagedFlowInfo {
  /** As a flow file of our own. A flow of a solution keeps every byte but those of its name. */
  readonly text: string
}
