import { makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { fieldTextOf } from '../value-kind.ts'
import type { EditorProps } from './editor-props.ts'

const useStyles = makeStyles({
  code: {
    width: '100%',
    '& > textarea': {
      minHeight: '160px',
      maxHeight: '60vh',
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: '12.5px',
      lineHeight: '19px',
      whiteSpace: 'pre',
      overflowX: 'auto',
      tabSize: 2,
    },
  },
})

/** Code of another language, line by line as it is written. */
export function CodeEditor({ path, label, labelId, value, isDisabled, edits }: EditorProps) {
  const styles = useStyles()
  return (
    <Textarea
      className={styles.code}
      value={fieldTextOf(value)}
      resize="vertical"
      disabled={isDisabled}
      spellCheck={false}
      {...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
      onChange={(_event, data) => edits.set(path, data.value)}
    />
  )
}
