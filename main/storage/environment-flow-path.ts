import { join } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import { asId, type FlowId } from '../../shared/run/index.ts'

/** The flow that a file of the flows folder holds: its name without `.json`. Another spelling stays (`A.JSON`). */
export function flowIdOf(fileName: string): FlowId {
  return asId.flow(fileName.endsWith('.json') ? fileName.slice(0, -'.json'.length) : fileName)
}

/**
 * The file of a flow, as a name inside the flows folder; the way back of `flowIdOf`.
 * @throws RequestError `request.invalid-flow-id` for anything that is not the name of one file
 */
export function flowFileNameOf(flowId: FlowId): string {
  const isOddlySpelt = /\.json$/i.test(flowId) && !flowId.endsWith('.json')
  const fileName = isOddlySpelt ? flowId : `${flowId}.json`
  if (
    flowId === '' ||
    /[/\\\0]/.test(flowId) ||
    flowId.startsWith('.') ||
    (onWindows && flowId.includes(':'))
  ) {
    throw new RequestError('request.invalid-flow-id', `“${flowId}” is not the name of a flow file.`)
  }
  return fileName
}

const onWindows = process.platform === 'win32'

/**
 * Path of a flow's file.
 * @throws RequestError `request.invalid-flow-id`
 */
export function flowPathOf(flowsFolder: string, flowId: FlowId): string {
  return join(flowsFolder, flowFileNameOf(flowId))
}

/** Folder of a flow's tests, beside its file. */
export function testsFolderOf(flowsFolder: string, flowId: FlowId): string {
  return join(flowsFolder, `${flowFileNameOf(flowId).replace(/\.json$/i, '')}.tests`)
}
