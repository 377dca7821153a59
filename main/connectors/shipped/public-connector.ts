import type { WdlValue } from '../../../shared/expressions/value.ts'
import type { Sandbox } from '../sandboxes/sandbox.ts'
import type { ProxyCall } from './proxy-call.ts'
import type { VendorAnswer } from './vendor-api.ts'

/**
 * The code of a connector that comes with the app. Its description (`apiDefinition.swagger.json`,
 * `apiProperties.json`) lies in the same folder and speaks Power Automate's own surface: its ids, operations, parameters.
 */
export interface PublicConnector {
  /** Power Automate's id and the name of the folder: `shared_dropbox`. */
  readonly id: string
  /** By operationId: what the vendor is asked for each operation. */
  readonly operations: Readonly<Record<string, OperationHandler>>
  /** Driver that is asked instead of hosts on the network. The description names it too (`x-flowbench-driver`). */
  readonly driver?: string
  /** The vendor's service, emulated: answers what the operations ask, without a network. */
  readonly sandbox?: Sandbox
  /** Values of the connection parameters in the sandbox. */
  readonly sandboxParameters?: Readonly<Record<string, string>>
  /** What a refusal of the vendor says and means, where that is at none of the usual places. */
  readonly refusalOf?: (answer: VendorAnswer) => VendorRefusalText
}

/** What is known of a vendor's refusal. */
export interface VendorRefusalText {
  readonly message?: string | undefined
  /** The status that Power Automate would give; the vendor's own when absent. */
  readonly status?: number
}

/**
 * Turns one call of an operation into requests of the vendor's API, and what the vendor said into the operation's
 * answer. Throws `Refusal` where the call cannot be made as it is; refusals of the vendor need no handling.
 */
export type OperationHandler = (call: ProxyCall) => Promise<ProxyAnswer>

/** What an operation answers, as Power Automate does. */
export interface ProxyAnswer {
  /** 200 when absent. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON; absent: nothing. */
  readonly body?: WdlValue
  /** A file instead of JSON. */
  readonly file?: { readonly content: Uint8Array; readonly contentType: string }
}
