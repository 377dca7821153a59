import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { strings } from '../strings/shell.ts'
import type { TableRows } from './table-rows.ts'

/** Rows shown before one asks for more. */
const pageSize = 100
/** Characters of a cell. */
const cellLimit = 200

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, userSelect: 'text' },
  heading: {
    position: 'sticky',
    top: '-8px',
    padding: '4px 10px',
    textAlign: 'left',
    whiteSpace: 'nowrap',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    padding: '3px 10px',
    maxWidth: '260px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  number: { color: tokens.colorNeutralForeground3, textAlign: 'right' },
})

interface ContentTableProps {
  readonly table: TableRows
  readonly title: string
}

/** A list of objects as a table. */
export function ContentTable({ table, title }: ContentTableProps) {
  const styles = useStyles()
  const [shown, setShown] = useState(pageSize)
  const { columns, rows } = table
  return (
    <>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th className={styles.heading} scope="col">
              #
            </th>
            {columns.map((column) => (
              <th key={column} className={styles.heading} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
            <tr key={at}>
              <td className={`${styles.cell} ${styles.number}`}>{at}</td>
              {columns.map((column) => {
                const text = cellText(Object.hasOwn(row, column) ? row[column] : undefined)
                return (
                  <td key={column} className={styles.cell} title={text}>
                    {text.slice(0, cellLimit)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button size="small" appearance="subtle" onClick={() => setShown(shown + pageSize)}>
          {strings.content.showMore(Math.min(pageSize, rows.length - shown))}
        </Button>
      )}
    </>
  )
}

function cellText(value: WdlValue | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : printJson(value)
}
