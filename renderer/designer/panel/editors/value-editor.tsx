import { valueKindOf } from '../value-kind.ts'
import { AskedInputsEditor } from './asked-inputs-editor.tsx'
import { AuthenticationEditor } from './authentication-editor.tsx'
import { ChoiceEditor, choicesOfSchema } from './choice-editor.tsx'
import { CodeEditor } from './code-editor.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { ListEditor } from './list-editor.tsx'
import type { ValueEditorProps } from './nested-editors.ts'
import { ObjectEditor } from './object-editor.tsx'
import { PairsEditor } from './pairs-editor.tsx'
import { RecurrenceEditor } from './recurrence-editor.tsx'
import { SchemaEditor } from './schema-editor.tsx'
import { TextEditor } from './text-editor.tsx'
import { TimeEditor } from './time-editor.tsx'
import { VariableEditor } from './variable-editor.tsx'

/** One value with the editor that fits it. */
export function ValueEditor({ kind: forced, ...props }: ValueEditorProps) {
  const kind = forced ?? valueKindOf(props.value, props.schema)
  switch (kind) {
    case 'choice':
    case 'flag':
      return <ChoiceEditor {...props} choices={choicesOfSchema(props, kind)} />
    case 'variable':
      return <VariableEditor {...props} />
    case 'time':
      return <TimeEditor {...props} />
    case 'list':
      return <ListEditor {...props} />
    case 'object':
      return <ObjectEditor {...props} />
    case 'pairs':
      return <PairsEditor {...props} />
    case 'condition':
      return <ConditionEditor {...props} />
    case 'schema':
      return <SchemaEditor {...props} />
    case 'asked-inputs':
      return <AskedInputsEditor {...props} />
    case 'authentication':
      return <AuthenticationEditor {...props} />
    case 'recurrence':
      return <RecurrenceEditor {...props} />
    case 'code':
      return <CodeEditor {...props} />
    case 'json':
      return <TextEditor {...props} isJson={typeof props.value !== 'string'} />
    case 'text':
      return <TextEditor {...props} />
  }
}
