import type { z } from 'zod'
import { BugError, FlowError, type FlowErrorData, RequestError } from '../../shared/errors/index.ts'
import type { Envelope } from '../../shared/ipc/message.ts'
import type { EdgeLog } from './ipc-port.ts'

/**
 * Parses a request's payload.
 * @throws RequestError `ipc.invalid-payload` that names the bad field
 */
export function parsePayload<Args>(channel: string, schema: z.ZodType<Args>, payload: unknown): Args {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue === undefined || issue.path.length === 0 ? 'the arguments' : `“${issue.path.join('.')}”`
  throw new RequestError(
    'ipc.invalid-payload',
    `The request ${channel} does not hold: ${field}: ${issue?.message ?? 'invalid'}.`,
    {
      at: { path: (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step))) },
    },
  )
}

/** Does the work and wraps its outcome, so that code, place and hint of an error reach the window. */
export async function answer<Result>(
  channel: string,
  work: () => Result | Promise<Result>,
  log: EdgeLog,
): Promise<Envelope<Result>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: errorData(channel, error, log) }
  }
}

/** An error as plain data. One that nobody threw on purpose is our own fault: it is logged and told without details. */
function errorData(channel: string, error: unknown, log: EdgeLog): FlowErrorData {
  if (error instanceof FlowError && !(error instanceof BugError)) return error.toData()
  log.error(`${channel} failed unexpectedly: ${describeError(error)}`)
  return new BugError('bug', 'Something went wrong inside Flowbench.', {
    hint: 'The log file tells more (Settings, Open log). Please report it.',
  }).toData()
}

/** Stack of an error for the log; its message stands in the first line. */
function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
}
