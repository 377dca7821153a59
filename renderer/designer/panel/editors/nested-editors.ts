import { type ComponentType, createContext, useContext } from 'react'
import type { OperationManifest } from '../../../../shared/operations/index.ts'
import type { FormEdits } from '../form-edits.ts'
import type { StepField } from '../step-json.ts'
import type { ValueKind } from '../value-kind.ts'
import type { EditorProps } from './editor-props.ts'

/** What an editor gets that may hold other editors. */
export interface ValueEditorProps extends EditorProps {
  readonly manifest: OperationManifest
  /** An editor that the person asked for; otherwise the one that fits. */
  readonly kind?: ValueKind | undefined
}

/** What a row of a form gets, as far as forms inside of forms need it. */
export interface NestedRowProps {
  readonly field: StepField
  readonly isDisabled: boolean
  readonly edits: FormEdits
  readonly manifest: OperationManifest
}

/** The editors that lists and objects hold for their parts. */
export interface NestedEditors {
  readonly ValueEditor: ComponentType<ValueEditorProps>
  readonly FieldRow: ComponentType<NestedRowProps>
}

const NestedEditorsHolder = createContext<NestedEditors | undefined>(undefined)

/** Gives lists and objects their editors: they cannot know them themselves, since those hold lists and objects. */
export const NestedEditorsProvider = NestedEditorsHolder.Provider

/** The editors for parts. */
export function useNestedEditors(): NestedEditors {
  const editors = useContext(NestedEditorsHolder)
  if (editors === undefined) throw new Error('Lists and objects stand inside of a form.')
  return editors
}
