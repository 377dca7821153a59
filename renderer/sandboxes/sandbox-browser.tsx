import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { Fragment, useState } from 'react'
import { notify, notifyError } from '../app/notices.ts'
import { sandboxStrings as strings } from '../strings/sandboxes.ts'
import { MessageState } from '../ui/message-state.tsx'
import { EditValueDialog } from './edit-value-dialog.tsx'
import { isTable, type Json, type JsonPlace, nameOf, templateOf, valueAt, withValueAt } from './json-place.ts'
import { SandboxTable } from './sandbox-table.tsx'
import { ShownValue } from './shown-value.tsx'

const useStyles = makeStyles({
  browser: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  bar: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px' },
  place: { flexGrow: 1, minWidth: 0 },
  card: {
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    padding: '6px 12px',
    minWidth: 0,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { width: '200px', color: tokens.colorNeutralForeground2 },
})

interface SandboxBrowserProps {
  readonly title: string
  readonly state: Json
  readonly save: (state: Json) => Promise<void>
}

/** What is in a sandbox: lists as tables, one thing inside the other; anything can be changed. */
export function SandboxBrowser({ title, state, save }: SandboxBrowserProps) {
  const styles = useStyles()
  const [asked, setAsked] = useState<JsonPlace>([])
  const [edited, setEdited] = useState<{
    readonly place: JsonPlace
    readonly value: Json
    readonly title: string
  }>()
  // What was looked at may be gone by now.
  const place = valueAt(state, asked) === undefined ? [] : asked
  const value = valueAt(state, place) as Json
  const labels = place.map((step, depth) =>
    typeof step === 'number' ? (nameOf(valueAt(state, place.slice(0, depth + 1))) ?? String(step + 1)) : step,
  )
  const here = labels.at(-1) ?? title

  const remove = (gone: JsonPlace, name: string) => {
    const putBack = () =>
      void save(state).catch((thrown: unknown) => notifyError(strings.notTakenBack, thrown))
    save(withValueAt(state, gone, undefined)).then(
      () =>
        notify({
          intent: 'success',
          title: strings.removed(name),
          action: { label: strings.takeBack, run: putBack },
        }),
      (thrown: unknown) => notifyError(strings.notRemoved, thrown),
    )
  }
  const edit = (where: JsonPlace, name: string) =>
    setEdited({ place: where, value: valueAt(state, where) ?? null, title: strings.editTitle(name) })
  const add = (where: JsonPlace, rows: readonly { readonly [name: string]: Json }[], name: string) =>
    setEdited({ place: [...where, rows.length], value: templateOf(rows), title: strings.addTitle(name) })

  const table = (where: JsonPlace, rows: readonly { readonly [name: string]: Json }[], label: string) => (
    <div className={styles.card}>
      {rows.length === 0 ? (
        <MessageState size="small" icon={<BoxRegular />} title={strings.empty} body={strings.emptyHint} />
      ) : (
        <SandboxTable
          label={label}
          rows={rows}
          onOpen={(index, inside) => setAsked([...where, index, ...(inside === undefined ? [] : [inside])])}
          onEdit={(index) => edit([...where, index], nameOf(rows[index]) ?? label)}
          onRemove={(index) => remove([...where, index], nameOf(rows[index]) ?? label)}
        />
      )}
    </div>
  )

  return (
    <div className={styles.browser}>
      <div className={styles.bar}>
        <Breadcrumb aria-label={strings.path} size="small" className={styles.place}>
          <BreadcrumbItem>
            <BreadcrumbButton current={place.length === 0} onClick={() => setAsked([])}>
              {title}
            </BreadcrumbButton>
          </BreadcrumbItem>
          {labels.map((label, depth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the depth is what tells them apart
            <Fragment key={depth}>
              <BreadcrumbDivider />
              <BreadcrumbItem>
                <BreadcrumbButton
                  current={depth === labels.length - 1}
                  onClick={() => setAsked(place.slice(0, depth + 1))}
                >
                  {label}
                </BreadcrumbButton>
              </BreadcrumbItem>
            </Fragment>
          ))}
        </Breadcrumb>
        {isTable(value) && (
          <Button icon={<AddRegular />} onClick={() => add(place, value, here)}>
            {strings.add}
          </Button>
        )}
        <Button icon={<EditRegular />} onClick={() => edit(place, here)}>
          {strings.edit}
        </Button>
      </div>
      {isTable(value) ? (
        table(place, value, here)
      ) : (
        <ObjectView
          value={value}
          onOpen={(name) => setAsked([...place, name])}
          onAdd={(name, rows) => add([...place, name], rows, name)}
          table={(name, rows) => table([...place, name], rows, name)}
        />
      )}
      {edited !== undefined && (
        <EditValueDialog
          title={edited.title}
          value={edited.value}
          onSave={(changed) => save(withValueAt(state, edited.place, changed))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  )
}

/** `Files and folders` for `entries`; a list that has no words is called as in the state. */
function headingOf(name: string): string {
  const many = strings.parts[name]?.[1] ?? name
  return many.charAt(0).toUpperCase() + many.slice(1)
}

type Rows = readonly { readonly [name: string]: Json }[]

interface ObjectViewProps {
  readonly value: Json
  readonly onOpen: (name: string) => void
  readonly onAdd: (name: string, rows: Rows) => void
  readonly table: (name: string, rows: Rows) => React.ReactNode
}

/** One thing: its plain values, and below them each of its lists. */
function ObjectView({ value, onOpen, onAdd, table }: ObjectViewProps) {
  const styles = useStyles()
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [['', value] as const]
  const lists = entries.filter((entry): entry is [string, Rows] => isTable(entry[1]))
  const others = entries.filter(([, inside]) => !isTable(inside))
  return (
    <>
      {others.length > 0 && (
        <div className={styles.card}>
          <Table size="small" aria-label={strings.property}>
            <TableBody>
              {others.map(([name, inside]) => (
                <TableRow key={name}>
                  <TableCell className={styles.name}>{name}</TableCell>
                  <TableCell>
                    <ShownValue value={inside} onOpen={() => onOpen(name)} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {lists.map(([name, rows]) => (
        <Fragment key={name}>
          <div className={styles.bar}>
            <h2 className={styles.heading} title={name}>
              {headingOf(name)}
            </h2>
            <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => onAdd(name, rows)}>
              {strings.add}
            </Button>
          </div>
          {table(name, rows)}
        </Fragment>
      ))}
    </>
  )
}
