import { childFlow, csvToRecords, tryCatchFinally } from './building-blocks.ts'
import type { FlowTemplate } from './flow-template.ts'
import {
  announceNewItems,
  approveARequest,
  chaseOverdue,
  dailyReminder,
  saveAttachments,
} from './with-people.ts'
import { answerHttp, feedDigest, mailAReport, waitForAJob, watchAnAddress } from './with-services.ts'

export { connectorsIn, type FlowTemplate, templateText } from './flow-template.ts'

/** The templates that come with the app, in the order they are offered. */
export const flowTemplates: readonly FlowTemplate[] = [
  approveARequest,
  dailyReminder,
  saveAttachments,
  announceNewItems,
  chaseOverdue,
  mailAReport,
  feedDigest,
  answerHttp,
  watchAnAddress,
  waitForAJob,
  tryCatchFinally,
  csvToRecords,
  childFlow,
]

/** A template by its id. */
export function findTemplate(id: string): FlowTemplate | undefined {
  return flowTemplates.find((template) => template.id === id)
}
