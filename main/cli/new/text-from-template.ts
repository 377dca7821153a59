import { join, resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import { findTemplate, templateText } from '../../../shared/templates/index.ts'
import { openFlowDocument, readImport } from '../../../shared/wdl/index.ts'
import { templatesFolderName } from '../../services/own-templates.ts'
import { renameFlowText } from '../../services/rename-flow-text.ts'
import { exists } from '../../storage/environment-folder.ts'
import { readFlowFile } from '../../storage/flow-file.ts'

/** Where to look for a template that is not one of the shipped ones. */
export interface TemplatePlaces {
  /** Folder of the environment, where there is one. */
  readonly environment: string | undefined
  readonly cwd: string
}

/**
 * The text of a new flow made from a template: a shipped one by its id, one of the environment by the name of its file,
 * or a flow file. Throws RequestError `request.no-such-template` or `request.not-importable`, FileErrors.
 */
export async function textFromTemplate(
  template: string,
  displayName: string,
  places: TemplatePlaces,
): Promise<string> {
  const shipped = findTemplate(template)
  if (shipped !== undefined) return templateText(shipped, displayName)
  const { text } = await readFlowFile(await pathOf(template, places))
  if (openFlowDocument(text).shape === 'solution') return renameFlowText(text, displayName)
  return readImport(text)[0]?.textFor(displayName) ?? text
}

/** What a template is called. */
export async function titleOfTemplate(template: string, places: TemplatePlaces): Promise<string | undefined> {
  const shipped = findTemplate(template)
  if (shipped !== undefined) return shipped.title
  const { text } = await readFlowFile(await pathOf(template, places))
  return openFlowDocument(text).flow.displayName
}

async function pathOf(template: string, { environment, cwd }: TemplatePlaces): Promise<string> {
  const candidates = [
    ...(environment === undefined
      ? []
      : [
          join(environment, templatesFolderName, `${template}.json`),
          join(environment, templatesFolderName, template),
        ]),
    resolve(cwd, template),
  ]
  for (const candidate of candidates) {
    if (/\.json$/i.test(candidate) && (await exists(candidate))) return candidate
  }
  throw new RequestError('request.no-such-template', `There is no template “${template}”.`, {
    hint: 'flowbench new --list-templates names them; a flow file can be given too.',
  })
}
