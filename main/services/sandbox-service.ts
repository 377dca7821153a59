import { RequestError } from '../../shared/errors/index.ts'
import type { SandboxInfo } from '../../shared/ipc/sandboxes-contract.ts'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import type { Json } from '../connectors/sandboxes/sandbox.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { ConnectorLibrary } from './connector-library.ts'

export interface SandboxServiceOptions {
  /** Opens them when they are first asked for. */
  readonly open: () => Sandboxes
  readonly library: Pick<ConnectorLibrary, 'find'>
  readonly changed: (environmentId: EnvironmentId, connectorId: string) => void
}

interface SandboxRef {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
}

/** The sandboxes of an environment, to be looked at and edited. */
export class SandboxService {
  readonly #options: SandboxServiceOptions
  #opened: Sandboxes | undefined
  #stop = () => {}

  constructor(options: SandboxServiceOptions) {
    this.#options = options
  }

  /** By title. */
  async list(environmentId: EnvironmentId): Promise<readonly SandboxInfo[]> {
    const infos = await Promise.all(
      this.shared.ids.map(async (connectorId): Promise<SandboxInfo> => {
        const model = await this.#options.library.find(undefined, [connectorId])
        const color = model?.properties?.iconBrandColor
        const state = this.shared.get({ environment: environmentId, connectorId })
        return {
          connectorId,
          title: model === undefined || model.title === '' ? connectorId : model.title,
          ...(color === undefined || !/^#[\da-f]{6}$/i.test(color) ? {} : { color }),
          parts: partsOf(state),
        }
      }),
    )
    return infos.sort((left, right) => left.title.localeCompare(right.title))
  }

  /** JSON text of a state. Throws RequestError `sandbox.unknown`. */
  get({ connectorId, environmentId }: SandboxRef): string {
    return JSON.stringify(this.shared.get({ environment: environmentId, connectorId }))
  }

  /** Throws RequestError `sandbox.unknown`, `sandbox.invalid-state`. */
  set({ connectorId, environmentId }: SandboxRef, json: string): void {
    this.shared.set({ environment: environmentId, connectorId }, parse(json))
  }

  /** Throws RequestError `sandbox.unknown`. */
  reset({ connectorId, environmentId }: SandboxRef): void {
    this.shared.reset({ environment: environmentId, connectorId })
  }

  close(): void {
    this.#stop()
  }

  /** Theirs, for whoever else of this process works with them. Throws FileError `file.database`. */
  get shared(): Sandboxes {
    if (this.#opened === undefined) {
      this.#opened = this.#options.open()
      this.#stop = this.#opened.subscribe(({ connectorId, environment }) =>
        this.#options.changed(asId.environment(environment), connectorId),
      )
    }
    return this.#opened
  }
}

function partsOf(state: Json): SandboxInfo['parts'] {
  if (typeof state !== 'object' || state === null) return []
  return Object.entries(state).flatMap(([name, value]) =>
    Array.isArray(value) ? [{ name, count: value.length }] : [],
  )
}

function parse(json: string): Json {
  try {
    return JSON.parse(json) as Json
  } catch (cause) {
    throw new RequestError('sandbox.invalid-state', 'The state of the sandbox is not JSON.', { cause })
  }
}
