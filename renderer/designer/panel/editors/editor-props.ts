import type { JsonPath } from '../../../../shared/errors/index.ts'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import type { JsonSchema } from '../../../../shared/operations/index.ts'
import type { FormEdits } from '../form-edits.ts'

/** What every editor of a value gets. */
export interface EditorProps {
  /** Path below the step. */
  readonly path: JsonPath
  readonly label: string
  /** Id of the element that shows the label, where one does. */
  readonly labelId?: string | undefined
  readonly schema: JsonSchema | undefined
  readonly value: WdlValue | undefined
  /** Emptied, it stays as an empty text: a required field, an item of a list. */
  readonly mayBeEmpty: boolean
  readonly isDisabled: boolean
  readonly edits: FormEdits
  readonly placeholder?: string
  /** There is little room beside it. */
  readonly isCompact?: boolean
}
