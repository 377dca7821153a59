import type { WdlValue } from '../../shared/expressions/value.ts'
import { textOf } from '../../shared/wdl/lookup.ts'
import { retryAfterMs } from '../engine/http-status.ts'
import { inputsAtCursor } from './inputs-at-cursor.ts'
import type { TriggerSetup } from './listening-trigger.ts'
import { TriggerHttpCall } from './trigger-http-call.ts'

/** What a poll found. */
export interface PollAnswer {
  /** What the trigger gives; absent when there is nothing yet. */
  readonly outputs?: WdlValue
  /** Text by which the next poll goes on from here; absent: as before. */
  readonly cursor?: string | undefined
  /** When the service wants to be asked next, in ms from now. */
  readonly askAgainMs?: number | undefined
}

/** How a trigger asks whether something has happened. */
export interface PollSource {
  /**
   * Asks once; `failure` says why there is no answer.
   * @param inputs of the trigger, expressions resolved
   * @param cursor what the poll before left
   */
  ask(
    inputs: WdlValue,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<PollAnswer | { readonly failure: string }>
}

/** Polls of the Http trigger: 202 means nothing yet; `Location` says where to ask next, `Retry-After` when. */
export function httpPollSource(setup: TriggerSetup): PollSource {
  const call = new TriggerHttpCall(setup)
  const { clock } = setup.ports
  return {
    ask: async (inputs, cursor, signal) => {
      const answer = await call.send(cursor === undefined ? inputs : inputsAtCursor(inputs, cursor), signal)
      if ('failure' in answer) return answer
      const base = cursor ?? textOf(inputs, 'uri')
      return {
        ...(answer.statusCode === 202 ? {} : { outputs: answer.outputs }),
        cursor: absolute(textOf(answer.headers, 'location'), base),
        askAgainMs: retryAfterMs(textOf(answer.headers, 'retry-after'), clock.nowMs()),
      }
    },
  }
}

/** Where the service sends us next; `undefined` where that is no address that could be asked. */
function absolute(location: string | undefined, base: string | undefined): string | undefined {
  if (location === undefined) return undefined
  try {
    const { href, protocol } = new URL(location, base)
    return protocol === 'http:' || protocol === 'https:' ? href : undefined
  } catch {
    return undefined
  }
}
