import type { OperationManifest } from '../../../../shared/operations/index.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { useFieldContext } from '../../../tokens/field-context.tsx'
import { ChoiceEditor } from './choice-editor.tsx'
import type { EditorProps } from './editor-props.ts'
import { TextEditor } from './text-editor.tsx'

interface VariableEditorProps extends EditorProps {
  readonly manifest: OperationManifest
}

/** The variables of the flow that the step can change. */
export function VariableEditor({ manifest, ...props }: VariableEditorProps) {
  const context = useFieldContext()
  const { variableTypes } = manifest.traits
  const variables = (context?.schemasAt(props.path).scope.variables ?? []).filter(
    ({ type }) => variableTypes.length === 0 || variableTypes.includes(type),
  )
  if (variables.length === 0) {
    return <TextEditor {...props} placeholder={parameterStrings.value.noVariables} />
  }
  return <ChoiceEditor {...props} choices={variables.map(({ name }) => ({ value: name, text: name }))} />
}
