import { DefinitionError } from '../../shared/errors/index.ts'
import { setValue } from '../../shared/wdl/edit-json.ts'
import { openJsonDocument } from '../../shared/wdl/json-document.ts'
import { applyTextEdits } from '../../shared/wdl/text-edit.ts'

/** The text of a description with another title; only the title's characters change. @throws DefinitionError `connector.json-syntax` */
export function renameConnectorText(text: string, title: string): string {
  const document = openJsonDocument(text)
  if (document.root?.type !== 'object' || document.faults.some(({ isTolerated }) => !isTolerated)) {
    throw new DefinitionError(
      'connector.json-syntax',
      'The description is not JSON, so its title cannot be set.',
      {
        hint: 'Open it and mend the marked places first.',
      },
    )
  }
  return applyTextEdits(text, setValue(document, ['info', 'title'], title))
}
