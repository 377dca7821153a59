/** Entry of the script thread: runs one JavaScript action after the other, each in a heap of its own. */
import { parentPort } from 'node:worker_threads'
import { interpret, loadInterpreter } from './script-interpreter.ts'
import type { ScriptMessage, ScriptTask } from './script-messages.ts'

const loading = loadInterpreter()
const systemNow = Date.now

// The interpreter asks its host for time and zone; scripts live in UTC, as on the platform.
Date.prototype.getTimezoneOffset = () => 0

parentPort?.on('message', async (task: ScriptTask) => {
  const say = (message: ScriptMessage) => parentPort?.postMessage(message)
  const interpreter = await loading
  say({ kind: 'begun', id: task.id })
  const shiftMs = task.nowMs - systemNow()
  Date.now = () => systemNow() + shiftMs
  const { end, isClean } = interpret(interpreter, task)
  Date.now = systemNow
  say({ kind: 'ended', id: task.id, end, isReusable: isClean })
})
