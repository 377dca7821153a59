import type { WdlValue } from '../../../shared/expressions/value.ts'
import type { ProxyCall } from './proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from './public-connector.ts'

/** Query parameter in which a polling trigger finds where it stood. */
export const triggerStateName = 'triggerstate'
/** Its value for "from the beginning": how a trigger is tried out with what is there already. */
export const fromTheBeginning = 'beginning'

/** How a polling trigger looks for what is new. Marks are texts of its own, kept for it between two questions. */
export interface PollingOperation {
  /** The mark from which on everything is new: where a trigger begins that was turned on just now. */
  now(call: ProxyCall): Promise<string>
  /**
   * What came after a mark, oldest first, and the mark to go on from. Without a mark: all there is. The same mark may be
   * asked again.
   */
  since(call: ProxyCall, mark: string | undefined): Promise<FoundEvents>
  /** The answer to events; `{value: events}` when absent. */
  answer?(events: readonly WdlValue[], call: ProxyCall): ProxyAnswer | Promise<ProxyAnswer>
  /** Most events of one answer; the others come with the next questions. Triggers of kind `single` take 1. */
  most?(call: ProxyCall): number
}

/** What a trigger found. */
export interface FoundEvents {
  readonly events: readonly WdlValue[]
  readonly mark: string
  /** In how many seconds there may be more, where that is sooner than usual. */
  readonly againSeconds?: number
}

/**
 * A polling trigger in the platform's manner: the first question fixes the place and answers 202; later ones come to the
 * `Location` of the answer before and answer 200 with events, or 202. Source: Microsoft Learn, "Use a polling trigger".
 */
export function pollingOperation(operation: PollingOperation): OperationHandler {
  const answerOf: NonNullable<PollingOperation['answer']> =
    operation.answer ?? ((events) => ({ body: { value: events } }))
  return async (call) => {
    const state = call.text(triggerStateName)
    if (state === undefined) return nothingYet(call, { events: [], mark: await operation.now(call) })
    const { mark, skip } = readState(state)
    const found = await operation.since(call, mark)
    const events = found.events.slice(skip)
    if (events.length === 0) return nothingYet(call, found)
    const most = operation.most?.(call) ?? events.length
    const isMore = events.length > most && mark !== undefined
    const answer = await answerOf(events.slice(0, most), call)
    const next = isMore ? `${skip + most}|${mark}` : `0|${found.mark}`
    return {
      ...answer,
      headers: {
        ...answer.headers,
        location: call.addressWith({ [triggerStateName]: next }),
        ...retryAfter(isMore ? 1 : found.againSeconds),
      },
    }
  }
}

function nothingYet(call: ProxyCall, { againSeconds, mark }: FoundEvents): ProxyAnswer {
  const location = call.addressWith({ [triggerStateName]: `0|${mark}` })
  return { status: 202, headers: { location, ...retryAfter(againSeconds) } }
}

function retryAfter(seconds: number | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

function readState(state: string): { readonly mark: string | undefined; readonly skip: number } {
  if (state === fromTheBeginning) return { mark: undefined, skip: 0 }
  const cut = state.indexOf('|')
  return { skip: Number(state.slice(0, cut)) || 0, mark: state.slice(cut + 1) }
}
