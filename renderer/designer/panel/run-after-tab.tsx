import {
  Button,
  Checkbox,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { setRunAfter } from '../../../shared/wdl/edit-flow.ts'
import type { FlowRef } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { readableName } from '../canvas/step-name.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import { possiblePredecessors } from './possible-predecessors.ts'

const words = designerStrings.panel
const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px' },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  group: {
    margin: 0,
    padding: '8px 12px 10px',
    minWidth: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  name: {
    flexGrow: 1,
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  unknown: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  boxes: { display: 'grid', gridTemplateColumns: '1fr 1fr' },
  add: { alignSelf: 'flex-start' },
})

interface RunAfterTabProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly step: FlowStep
  readonly isDisabled: boolean
}

/** After which steps, and with which outcomes of theirs, a step runs. */
export function RunAfterTab({ flow, model, step, isDisabled }: RunAfterTabProps) {
  const styles = useStyles()
  const set = (next: Readonly<Record<string, readonly string[]>>) =>
    runFlowEdit(flow, (document) => setRunAfter(document, step.name, next))
  const present = Object.fromEntries(step.runAfter.map((entry) => [entry.name, entry.statuses]))
  const possible = possiblePredecessors(model, step)

  const toggle = (name: string, status: string, isOn: boolean) => {
    const before = present[name] ?? []
    set({ ...present, [name]: isOn ? inOrder([...before, status]) : before.filter((one) => one !== status) })
  }
  const remove = (name: string) => {
    const { [name]: _gone, ...rest } = present
    set(rest)
  }

  return (
    <div className={styles.tab}>
      <p className={styles.hint}>{step.runAfter.length === 0 ? words.runAfterNothing : words.runAfterHint}</p>
      {step.runAfter.map((entry) => (
        <fieldset key={entry.name} className={styles.group}>
          <div className={styles.head}>
            <span className={styles.name} title={entry.name}>
              {readableName(entry.name)}
            </span>
            <Tooltip content={words.removePredecessor(entry.name)} relationship="label">
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                disabled={isDisabled}
                onClick={() => remove(entry.name)}
              />
            </Tooltip>
          </div>
          {entry.id === undefined && <div className={styles.unknown}>{words.unknownPredecessor}</div>}
          <div className={styles.boxes}>
            {statuses.map((status) => {
              const isOn = entry.statuses.includes(status)
              const isLast = isOn && entry.statuses.length === 1
              return (
                <Checkbox
                  key={status}
                  checked={isOn}
                  disabled={isDisabled || isLast}
                  title={isLast ? words.runAfterLast : ''}
                  label={designerStrings.statuses[status] ?? status}
                  aria-label={words.statusOf(entry.name, designerStrings.statuses[status] ?? status)}
                  onChange={(_event, data) => toggle(entry.name, status, data.checked === true)}
                />
              )
            })}
          </div>
        </fieldset>
      ))}
      {possible.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" icon={<AddRegular />} className={styles.add} disabled={isDisabled}>
              {words.addPredecessor}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList style={{ maxHeight: 320, overflowY: 'auto' }}>
              {possible.map((other) => (
                <MenuItem key={other.id} onClick={() => set({ ...present, [other.name]: ['Succeeded'] })}>
                  {readableName(other.name)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </div>
  )
}

/** Statuses in the order the platform lists them; unknown ones last, as they were. */
function inOrder(names: readonly string[]): readonly string[] {
  const known = statuses.filter((status) => names.includes(status))
  return [...known, ...names.filter((name) => !(statuses as readonly string[]).includes(name))]
}
