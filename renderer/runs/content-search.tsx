import { makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { strings } from '../strings/shell.ts'
import { pathExpression, type ValuePath } from './expression-path.ts'
import { findInValue } from './find-in-value.ts'

/** Most parts that are listed. */
const limit = 100

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none', margin: '0 0 6px' },
  found: {
    listStyleType: 'none',
    margin: '0 0 8px',
    padding: 0,
    maxHeight: '180px',
    overflowY: 'auto',
    fontSize: tokens.fontSizeBase200,
  },
  part: {
    display: 'block',
    width: '100%',
    padding: '3px 6px',
    border: 'none',
    background: 'none',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  path: { color: tokens.colorBrandForeground1 },
  note: { margin: '0 0 6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface ContentSearchProps {
  readonly title: string
  readonly value: WdlValue
  readonly expression: string | undefined
  readonly onCopyPath: ((path: ValuePath) => void) | undefined
}

/** Finds parts of a payload by name or text; pressing one copies the expression that reads it. */
export function ContentSearch({ title, value, expression, onCopyPath }: ContentSearchProps) {
  const styles = useStyles()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useMemo(() => (wanted === '' ? [] : findInValue(value, wanted, limit)), [value, wanted])
  return (
    <div>
      <SearchBox
        className={styles.search}
        size="small"
        autoFocus
        aria-label={strings.content.searchIn(title)}
        value={text}
        onChange={(_event, data) => setText(data.value)}
      />
      {wanted !== '' && (
        <p className={styles.note} role="status">
          {found.length === 0
            ? strings.content.nothingFound
            : strings.content.found(found.length, found.length === limit)}
        </p>
      )}
      {found.length > 0 && (
        <ul className={styles.found}>
          {found.map(({ path, text: shown }) => {
            const place = pathExpression(expression ?? '', path)
            return (
              <li key={JSON.stringify(path)}>
                <button
                  type="button"
                  className={styles.part}
                  title={onCopyPath === undefined ? place : strings.content.copyPath}
                  onClick={() => onCopyPath?.(path)}
                >
                  <span className={styles.path}>{place}</span> {shown}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
