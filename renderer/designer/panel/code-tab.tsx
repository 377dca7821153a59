import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { useMemo } from 'react'
import type { TextRange } from '../../../shared/errors/index.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { stepCode } from './step-json.ts'

const words = designerStrings.panel

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '8px', minHeight: 0 },
  buttons: { display: 'flex', gap: '6px' },
  code: {
    margin: 0,
    padding: '12px',
    overflow: 'auto',
    maxHeight: '70vh',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    tabSize: 2,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

interface CodeTabProps {
  readonly text: string
  /** Of the step in `text`. */
  readonly range: TextRange
  readonly onShowCode: () => void
}

/** The JSON of one step as it stands in the file. */
export function CodeTab({ text, range, onShowCode }: CodeTabProps) {
  const styles = useStyles()
  const code = useMemo(() => stepCode(text, range), [text, range])
  return (
    <div className={styles.tab}>
      <div className={styles.buttons}>
        <Button size="small" icon={<CodeRegular />} onClick={onShowCode}>
          {words.openCode}
        </Button>
        <CopyButton text={() => code} label={strings.common.copy} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
      <pre className={styles.code} tabIndex={0}>
        {code}
      </pre>
    </div>
  )
}
