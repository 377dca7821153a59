import type { z } from 'zod'
import { RequestError } from '../../shared/errors/index.ts'
import type { RequestArgs, RequestResult } from '../../shared/ipc/bridge.ts'
import type { RequestName } from '../../shared/ipc/channel-names.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { answer, parsePayload } from './answer.ts'
import type { Caller, EdgeLog, IpcMainPort } from './ipc-port.ts'
import { distrust } from './trusted-sender.ts'

type Area<Channel> = Channel extends `${infer Name}:${string}` ? Name : never
type Verb<Channel, Name extends string> = Channel extends `${Name}:${infer Rest}` ? Rest : never

/** Arguments of a request after parsing; undefined for those without. */
type ParsedArgs<C extends RequestName> = RequestArgs<C> extends [infer Args] ? Args : undefined

/** One function for every request of an area; a request without one does not compile. */
export type AreaHandlers<Name extends Area<RequestName>> = {
  readonly [V in Verb<RequestName, Name>]: (
    args: ParsedArgs<`${Name}:${V}` & RequestName>,
    caller: Caller,
  ) => RequestResult<`${Name}:${V}` & RequestName> | Promise<RequestResult<`${Name}:${V}` & RequestName>>
}

/** The handlers of all areas. */
export type Handlers = { readonly [Name in Area<RequestName>]: AreaHandlers<Name> }

export interface Door {
  readonly ipcMain: IpcMainPort
  readonly isOurWindow: (windowId: number) => boolean
  readonly log: EdgeLog
}

/**
 * Registers every request of the contract. At the door the sender is checked and the payload parsed before a handler
 * sees it; the answer is an envelope. Returns the undoing.
 */
export function registerHandlers(door: Door, handlers: Handlers): () => void {
  const requests = Object.entries(contract).filter(([, channel]) => channel.kind === 'request')
  for (const [channel, declared] of requests) {
    const handler = handlerOf(handlers, channel)
    const schema = (declared as { args: z.ZodType<unknown> }).args
    door.ipcMain.handle(channel, (event, payload) =>
      answer(
        channel,
        () => {
          const reason = distrust(event, door.isOurWindow)
          if (reason !== undefined) {
            door.log.warn(`${channel} refused: ${reason}`)
            throw new RequestError('ipc.untrusted-sender', `The request ${channel} is refused: ${reason}.`)
          }
          return handler(parsePayload(channel, schema, payload), { windowId: event.sender.id })
        },
        door.log,
      ),
    )
  }
  return () => {
    for (const [channel] of requests) door.ipcMain.removeHandler(channel)
  }
}

/** The handler of a channel. Its parameter type is what the channel's schema yields: the one place where we say so. */
function handlerOf(handlers: Handlers, channel: string): (args: unknown, caller: Caller) => unknown {
  const [area, verb] = channel.split(':') as [keyof Handlers, string]
  const handler = (handlers[area] as Readonly<Record<string, unknown>>)[verb]
  if (typeof handler !== 'function') throw new TypeError(`no handler for ${channel}`)
  return handler as (args: unknown, caller: Caller) => unknown
}
