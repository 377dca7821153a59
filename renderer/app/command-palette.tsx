import { Dialog, DialogSurface, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFlows } from '../flows/flow-store.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { strings } from '../strings/shell.ts'
import { KeyCaps } from '../ui/key-caps.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { availableCommands, useCommandList } from './commands.ts'
import { navigate } from './navigation.ts'
import { type PaletteEntry, rankEntries } from './palette-entries.ts'
import { isMac, shortcutKeys } from './shortcut.ts'

const useStyles = makeStyles({
  surface: {
    position: 'fixed',
    top: '64px',
    bottom: 'auto',
    margin: '0 auto',
    width: 'min(620px, calc(100vw - 32px))',
    maxWidth: 'none',
    padding: 0,
    borderRadius: '14px',
    overflow: 'hidden',
    boxShadow: tokens.shadow64,
  },
  field: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '0 16px',
    height: '52px',
    fontSize: '18px',
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  input: {
    flexGrow: 1,
    minWidth: 0,
    height: '100%',
    border: 'none',
    outline: 'none',
    background: 'transparent',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground1,
    '::placeholder': { color: tokens.colorNeutralForeground4 },
  },
  list: {
    margin: 0,
    padding: '6px',
    maxHeight: 'min(420px, 60vh)',
    overflowY: 'auto',
    listStyleType: 'none',
  },
  group: {
    padding: '10px 10px 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '7px 10px',
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
  },
  active: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  title: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  none: { padding: '28px', textAlign: 'center', color: tokens.colorNeutralForeground3 },
  hints: {
    display: 'flex',
    gap: '16px',
    padding: '8px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  hint: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
})

interface CommandPaletteProps {
  readonly onClose: () => void
}

/** Every command and every flow, found by typing. A combobox with a list of options below. */
export function CommandPalette({ onClose }: CommandPaletteProps) {
  const styles = useStyles()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = usePaletteEntries()
  const found = useMemo(() => rankEntries(entries, typed), [entries, typed])
  const list = useRef<HTMLDivElement>(null)
  useFocusBack()
  const active = Math.min(chosen, found.length - 1)

  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView?.({ block: 'nearest' })
  }, [active])

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      const next = active + step
      setChosen(
        Math.abs(step) === 1
          ? (next + found.length) % found.length
          : Math.max(0, Math.min(found.length - 1, next)),
      )
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[active])
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface className={styles.surface} aria-label={strings.palette.title}>
        <div className={styles.field}>
          <SearchRegular aria-hidden />
          <input
            autoFocus
            className={styles.input}
            role="combobox"
            aria-label={strings.palette.title}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            {...(found.length === 0 ? {} : { 'aria-activedescendant': `${id}-${active}` })}
            placeholder={strings.palette.placeholder}
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosen(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={strings.palette.title}
          className={styles.list}
        >
          {found.map((entry, index) => (
            <div key={entry.id} role="presentation">
              {entry.group !== found[index - 1]?.group && (
                <div role="presentation" className={styles.group}>
                  {entry.group}
                </div>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the field */}
              <div
                id={`${id}-${index}`}
                data-index={index}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={mergeClasses(styles.entry, index === active && styles.active)}
                onMouseMove={() => setChosen(index)}
                onClick={() => choose(entry)}
              >
                <span className={styles.title}>{entry.title}</span>
                {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
                {entry.shortcut !== undefined && <KeyCaps keys={shortcutKeys(entry.shortcut, isMac)} />}
              </div>
            </div>
          ))}
          {found.length === 0 && <div className={styles.none}>{strings.palette.noResults}</div>}
        </div>
        <div className={styles.hints}>
          <span className={styles.hint}>
            <KeyCaps keys={['↑', '↓']} /> {strings.palette.hintMove}
          </span>
          <span className={styles.hint}>
            <KeyCaps keys={['↵']} /> {strings.palette.hintRun}
          </span>
          <span className={styles.hint}>
            <KeyCaps keys={['Esc']} /> {strings.palette.hintClose}
          </span>
          <span role="status" style={{ marginLeft: 'auto' }}>
            {strings.palette.results(found.length)}
          </span>
        </div>
      </DialogSurface>
    </Dialog>
  )
}

function usePaletteEntries(): readonly PaletteEntry[] {
  const commands = useCommandList((state) => state.registered)
  const environmentId = useEnvironments((state) => state.currentId)
  const flows = useFlows((state) =>
    environmentId === undefined ? undefined : state.lists[environmentId]?.value,
  )
  return useMemo(() => {
    const ofCommands = availableCommands({ registered: commands })
      .filter((command) => command.isHidden !== true && command.isEnabled?.() !== false)
      .map(({ id, title, group, shortcuts, shownKeys, run }): PaletteEntry => {
        const shortcut = shortcuts?.[0] ?? shownKeys
        return { id, title, group, run, ...(shortcut === undefined ? {} : { shortcut }) }
      })
    const ofFlows = (flows ?? []).map(
      (flow): PaletteEntry => ({
        id: `flow/${flow.flowId}`,
        title: flow.displayName,
        group: strings.palette.flows,
        detail: strings.flows.kinds[flow.kind],
        isSearchedOnly: true,
        run: () => navigate({ page: 'flow', environmentId: flow.environmentId, flowId: flow.flowId }),
      }),
    )
    return [...ofCommands, ...ofFlows]
  }, [commands, flows])
}
