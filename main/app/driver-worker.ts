/** Worker thread for drivers: what they read and convert holds up neither windows nor runs. */
import { parentPort } from 'node:worker_threads'
import { Drivers } from '../connectors/drivers/drivers.ts'
import { driverTable } from '../connectors/drivers/index.ts'
import type { DriverAbort, DriverQuestion, DriverReply } from './driver-messages.ts'
import { toFailure } from './engine-failure.ts'

const drivers = new Drivers(driverTable)
const asked = new Map<number, AbortController>()

parentPort?.on('message', async (message: DriverQuestion | DriverAbort) => {
  if ('abort' in message) {
    asked.get(message.id)?.abort()
    return
  }
  parentPort?.postMessage(await answer(message))
})

async function answer({ id, request }: DriverQuestion): Promise<DriverReply> {
  const ending = new AbortController()
  asked.set(id, ending)
  try {
    return { id, ok: true, answer: await drivers.send(request, ending.signal) }
  } catch (thrown) {
    return { id, ok: false, error: toFailure(thrown) }
  } finally {
    asked.delete(id)
  }
}
