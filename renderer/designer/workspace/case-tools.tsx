import {
  Button,
  Field,
  Input,
  MenuItem,
  MenuList,
  makeStyles,
  Popover,
  PopoverSurface,
} from '@fluentui/react-components'
import { useState } from 'react'
import { canvasStrings } from '../../strings/canvas.ts'
import type { MenuPlace } from '../canvas/canvas-state.ts'
import type { FlowBranch } from '../model/flow-model.ts'
import { FloatingMenu, useFloating } from './floating-menu.tsx'

const words = canvasStrings.cases

const useStyles = makeStyles({
  surface: { display: 'flex', flexDirection: 'column', gap: '10px', width: '260px', padding: '12px' },
  buttons: { display: 'flex', gap: '8px', justifyContent: 'flex-end' },
})

interface CaseMenuProps {
  readonly at: MenuPlace
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** What can be done with a case. */
export function CaseMenu({ at, onEdit, onRemove, onClose }: CaseMenuProps) {
  return (
    <FloatingMenu at={at} onClose={onClose}>
      <MenuList>
        <MenuItem onClick={onEdit}>{words.rename}</MenuItem>
        <MenuItem onClick={onRemove}>{words.remove}</MenuItem>
      </MenuList>
    </FloatingMenu>
  )
}

interface CaseEditorProps {
  readonly branch: FlowBranch
  readonly at: MenuPlace
  /** False: it was refused, and the reason shown. */
  readonly onApply: (name: string, value: string | number) => boolean
  readonly onClose: () => void
}

/** Name and value of a case. A value that is a whole number stays one. */
export function CaseEditor({ branch, at, onApply, onClose }: CaseEditorProps) {
  const styles = useStyles()
  const positioning = useFloating(at, 'below')
  const [name, setName] = useState(branch.name ?? '')
  const [value, setValue] = useState(branch.caseValue ?? '')
  const apply = () => {
    if (onApply(name.trim(), typedValue(value, branch.caseIsNumber))) onClose()
  }
  return (
    <Popover
      open
      trapFocus
      withArrow
      positioning={positioning}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <PopoverSurface
        className={styles.surface}
        aria-label={words.rename}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
          event.preventDefault()
          apply()
        }}
      >
        <Field label={words.name}>
          <Input value={name} onChange={(_event, data) => setName(data.value)} />
        </Field>
        <Field label={words.value}>
          <Input value={value} onChange={(_event, data) => setValue(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button size="small" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button size="small" appearance="primary" onClick={apply}>
            {words.apply}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  )
}

function typedValue(text: string, wasNumber: boolean): string | number {
  return wasNumber && /^-?\d{1,15}$/.test(text) ? Number(text) : text
}
