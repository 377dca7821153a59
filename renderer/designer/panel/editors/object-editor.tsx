import { makeStyles, tokens } from '@fluentui/react-components'
import { isObject, propertyNameOf } from '../../../../shared/wdl/lookup.ts'
import { operationWord } from '../../../strings/sentences.ts'
import { labelOf } from '../step-json.ts'
import { useNestedEditors, type ValueEditorProps } from './nested-editors.ts'

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
})

/** An object with known properties as a form inside of the form; others that are there follow. */
export function ObjectEditor(props: ValueEditorProps) {
  const { value, path, label, schema, isDisabled, edits, manifest } = props
  const styles = useStyles()
  const { FieldRow } = useNestedEditors()
  const object = isObject(value) ? value : {}
  const known = Object.keys(schema?.properties ?? {})
  const others = Object.keys(object).filter(
    (name) => !known.some((one) => one.toLowerCase() === name.toLowerCase()),
  )
  return (
    <fieldset className={styles.group} aria-label={label}>
      {[...known, ...others].map((name) => {
        const key = propertyNameOf(object, name) ?? name
        const property = schema?.properties?.[name]
        return (
          <FieldRow
            key={name}
            field={{
              path: [...path, key],
              label: property?.title === undefined ? labelOf(name) : operationWord(property.title),
              schema: property,
              value: object[key],
              isRequired: (schema?.required ?? []).includes(name),
            }}
            isDisabled={isDisabled}
            edits={edits}
            manifest={manifest}
          />
        )
      })}
    </fieldset>
  )
}
