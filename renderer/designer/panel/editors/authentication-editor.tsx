import { makeStyles, tokens } from '@fluentui/react-components'
import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { authenticationTypes } from '../../../../shared/operations/authentication.ts'
import { isObject, isSameName, propertyNameOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { operationWord } from '../../../strings/sentences.ts'
import { labelOf } from '../step-json.ts'
import { ChoiceEditor } from './choice-editor.tsx'
import { useNestedEditors, type ValueEditorProps } from './nested-editors.ts'

const words = parameterStrings.authentication

/** Fields that hold a secret. */
const secrets = ['password', 'pfx', 'secret', 'value']

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    minWidth: 0,
    margin: 0,
    padding: '2px 0 2px 10px',
    border: 'none',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** How an HTTP call signs in: the type, and the fields of that type alone. Others that are there follow. */
export function AuthenticationEditor(props: ValueEditorProps) {
  const { value, path, label, schema, isDisabled, edits, manifest } = props
  const styles = useStyles()
  const { FieldRow } = useNestedEditors()
  const given: WdlObject = isObject(value) ? value : {}
  const written = textOf(given, 'type')
  const known = authenticationTypes.find(({ type }) => isSameName(type, written ?? ''))
  const others = Object.keys(given).filter(
    (name) => !isSameName(name, 'type') && !known?.fields.some((one) => isSameName(one, name)),
  )
  const fields = [...(known?.fields ?? []), ...others]
  const hasPlainSecret = secrets.some((name) => isPlain(given, name))
  return (
    <fieldset className={styles.group} aria-label={label}>
      <ChoiceEditor
        path={[...path, propertyNameOf(given, 'type') ?? 'type']}
        label={words.type}
        schema={{ type: 'string' }}
        value={written ?? ''}
        mayBeEmpty
        isDisabled={isDisabled}
        edits={{
          ...edits,
          choose: (_path, next) =>
            next === undefined || next === ''
              ? edits.choose(path, undefined)
              : edits.choose(path, ofType(given, String(next))),
        }}
        choices={[
          { value: '', text: words.none },
          ...authenticationTypes.map(({ type, title }) => ({ value: type, text: operationWord(title) })),
        ]}
      />
      {fields.map((name) => {
        const key = propertyNameOf(given, name) ?? name
        const field = schema?.properties?.[name]
        return (
          <FieldRow
            key={name}
            field={{
              path: [...path, key],
              label: field?.title === undefined ? labelOf(name) : operationWord(field.title),
              schema: field,
              value: given[key],
              isRequired: known?.required.includes(name) ?? false,
            }}
            isDisabled={isDisabled}
            edits={edits}
            manifest={manifest}
          />
        )
      })}
      {hasPlainSecret && <span className={styles.hint}>{words.secretHint}</span>}
    </fieldset>
  )
}

/** The authentication of another type, with what the types have in common. */
function ofType(given: WdlObject, type: string): WdlObject {
  const fields = authenticationTypes.find((one) => one.type === type)?.fields ?? []
  const kept = Object.entries(given).filter(([name]) => fields.some((field) => isSameName(field, name)))
  return { type, ...Object.fromEntries(kept) }
}

function isPlain(given: WdlObject, name: string): boolean {
  const text = textOf(given, name)
  return text !== undefined && text !== '' && !text.includes('@')
}
