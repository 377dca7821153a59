import { RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { Content } from '../../shared/run/index.ts'
import type { Payload } from './frame.ts'
import type { ContentPort } from './ports.ts'

/** Stands for a payload that must not be kept. */
export const securedContent: Content = { kind: 'secured' }

/** Makes a payload's value from its JSON and the JSON from its value, each once. */
export class Payloads {
  private readonly store: ContentPort
  private lastValue: WdlValue | undefined
  private lastContent: Content | undefined

  constructor(store: ContentPort) {
    this.store = store
  }

  /** The JSON form of a value. A Compose's outputs are its inputs: the second asking costs nothing. */
  contentOf(value: WdlValue): Content {
    if (this.lastContent !== undefined && this.lastValue === value) return this.lastContent
    const content = this.store.keep(printJson(value))
    this.lastValue = value
    this.lastContent = content
    return content
  }

  /** The value of a payload. Throws RequestError `run.secured-value-lost` for one that was not kept. */
  valueOf(payload: Payload): WdlValue {
    if (payload.value !== undefined) return payload.value
    const content = payload.content
    if (content === undefined) return null
    if (content.kind === 'secured') {
      throw new RequestError(
        'run.secured-value-lost',
        'A secured value is needed that was not kept over the restart.',
        {
          hint: 'Start the run again.',
        },
      )
    }
    payload.value = parseJson(content.kind === 'inline' ? content.json : this.store.load(content.hash))
    return payload.value
  }
}
