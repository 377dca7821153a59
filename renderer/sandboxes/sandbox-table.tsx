import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { sandboxStrings as strings } from '../strings/sandboxes.ts'
import { columnsOf, flat, type Json, nameOf } from './json-place.ts'
import { ShownValue } from './shown-value.tsx'

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { minWidth: '520px' },
  open: {
    border: 'none',
    background: 'none',
    padding: 0,
    font: 'inherit',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    textAlign: 'left',
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  tools: { width: '84px' },
  head: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface SandboxTableProps {
  readonly label: string
  readonly rows: readonly { readonly [name: string]: Json }[]
  readonly onOpen: (index: number, inside?: string) => void
  readonly onEdit: (index: number) => void
  readonly onRemove: (index: number) => void
}

/** Entries of a list, one a row. */
export function SandboxTable({ label, rows, onOpen, onEdit, onRemove }: SandboxTableProps) {
  const styles = useStyles()
  const shown = rows.map(flat)
  const columns = columnsOf(shown)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard, too
    <section className={styles.frame} aria-label={label} tabIndex={0}>
      <Table size="small" className={styles.table} aria-label={label}>
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column} className={styles.head}>
                {column}
              </TableHeaderCell>
            ))}
            <TableHeaderCell className={styles.tools} aria-label={strings.actions} />
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((row, index) => {
            const name = nameOf(row) ?? String(index + 1)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id in common, and stay in their order
              <TableRow key={index}>
                {columns.map((column, at) => (
                  <TableCell key={column}>
                    {at === 0 ? (
                      <button
                        type="button"
                        className={styles.open}
                        title={strings.open(name)}
                        onClick={() => onOpen(index)}
                      >
                        <ShownValue value={row[column]} fallback={name} />
                      </button>
                    ) : (
                      <ShownValue
                        value={row[column]}
                        onOpen={() => onOpen(index, rows[index]?.[column] === undefined ? 'fields' : column)}
                      />
                    )}
                  </TableCell>
                ))}
                <TableCell className={styles.tools}>
                  <Tooltip content={strings.editTitle(name)} relationship="label">
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<EditRegular />}
                      onClick={() => onEdit(index)}
                    />
                  </Tooltip>
                  <Tooltip content={`${strings.remove}: ${name}`} relationship="label">
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      onClick={() => onRemove(index)}
                    />
                  </Tooltip>
                </TableCell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </section>
  )
}
