import type { Language } from '../ipc/language.ts'
import { childFlow, csvToRecords, tryCatchFinally } from './building-blocks.ts'
import { type FlowTemplate, templateText } from './flow-template.ts'
import { templateWords, withNames, withTexts } from './template-words.ts'
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

/** What a template is called and does, in a language. */
export function describeTemplate(
  template: FlowTemplate,
  language: Language,
): Pick<FlowTemplate, 'title' | 'summary'> {
  return templateWords(template, language) ?? template
}

/** The text of a new flow file made from a template, with its texts and names in a language. */
export function templateTextIn(template: FlowTemplate, displayName: string, language: Language): string {
  const words = templateWords(template, language)
  if (words === undefined) return templateText(template, displayName)
  const { parameters, triggers, actions } = withTexts(template, words.texts ?? {})
  const said = { ...template, summary: words.summary, parameters, triggers, actions }
  return withNames(templateText(said, displayName), words.names ?? {})
}
