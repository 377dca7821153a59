import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { DriverTable } from '../connectors/drivers/driver.ts'
import { Drivers } from '../connectors/drivers/drivers.ts'
import type { AppLog } from './app-log.ts'
import { AskedWorker } from './asked-worker.ts'
import type { DriverQuestion, DriverReply } from './driver-messages.ts'
import { fromFailure } from './engine-failure.ts'

export interface AppDriversOptions {
  /** The worker's file. */
  readonly path: string
  readonly log: Pick<AppLog, 'error'>
  /** Drivers that need the app itself, and so its main thread. */
  readonly own: DriverTable
}

/** The drivers as the app has them: on a thread of their own, started with the first question. */
export function openAppDrivers({ log, own, path }: AppDriversOptions): HttpPort & { close(): Promise<void> } {
  const here = new Drivers(own)
  const worker = new AskedWorker<DriverQuestion, DriverReply>({
    path,
    name: 'driver worker',
    lost: 'The service could not be asked',
    log,
  })
  const askWorker = (request: HttpRequest, signal: AbortSignal) =>
    new Promise<HttpResponse>((resolve, reject) => {
      const id = worker.ask((number) => ({ id: number, request }), {
        hear: (reply) => {
          signal.removeEventListener('abort', abort)
          if (reply.ok) resolve(reply.answer)
          else reject(fromFailure(reply.error))
          return true
        },
        fail: reject,
      })
      const abort = () => worker.tell({ id, abort: true })
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
    })
  return {
    send: (request, signal) =>
      here.has(request.driver?.name ?? '') ? here.send(request, signal) : askWorker(request, signal),
    close: async () => {
      worker.close()
      await here.close()
    },
  }
}
