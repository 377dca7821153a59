import { join } from 'node:path'
import { connectorsIn, flowTemplates } from '../../../shared/templates/index.ts'
import { openFlowDocument } from '../../../shared/wdl/index.ts'
import { templatesFolderName } from '../../services/own-templates.ts'
import { listFlowFiles } from '../../storage/environment-folder.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'

interface ListedTemplate {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly kind: string | null
  readonly connectors: readonly string[]
  readonly isOwn: boolean
}

/** `flowbench new --list-templates`: those that are shipped, and those of the environment in the folder. */
export async function listTemplates(
  folder: string,
  options: { readonly json?: boolean },
  io: CliIo,
): Promise<void> {
  const shipped = flowTemplates.map((template): ListedTemplate => {
    const { id, title, summary, kind, triggers, actions } = template
    return { id, title, summary, kind, connectors: connectorsIn([triggers, actions]), isOwn: false }
  })
  const all = [...shipped, ...(await ownTemplates(folder))]
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
    return
  }
  const style = styleFor(io.stdout, io.env)
  const width = Math.max(...all.map(({ id }) => id.length))
  for (const { id, title, connectors } of all) {
    const through = connectors.length === 0 ? '' : style.dim(` (${connectors.join(', ')})`)
    io.stdout.write(`${style.bold(id.padEnd(width))}  ${title}${through}\n`)
  }
}

async function ownTemplates(folder: string): Promise<readonly ListedTemplate[]> {
  const entries = await listFlowFiles(join(folder, templatesFolderName))
  const found: ListedTemplate[] = []
  for (const { path, fileName } of entries) {
    const document = openFlowDocument((await readFlowFile(path)).text)
    if (document.definition === undefined) continue
    const { flow, definition } = document
    found.push({
      id: fileName.replace(/\.json$/i, ''),
      title: flow.displayName ?? fileName,
      summary: flow.description ?? '',
      kind: null,
      connectors: connectorsIn(definition),
      isOwn: true,
    })
  }
  return found
}
