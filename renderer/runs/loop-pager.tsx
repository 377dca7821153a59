import { Button, Input, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowStepInLeftRegular } from '@fluentui/react-icons/svg/arrow-step-in-left'
import { ArrowStepInRightRegular } from '@fluentui/react-icons/svg/arrow-step-in-right'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useEffect, useState } from 'react'
import { strings } from '../strings/shell.ts'
import type { LoopPosition } from './repetitions.ts'

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '4px 4px 4px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `0px solid transparent`,
    margin: 0,
  },
  name: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
  },
  field: { width: '58px', minWidth: '58px' },
  total: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
})

interface LoopPagerProps {
  readonly position: LoopPosition
  readonly onChange: (index: number) => void
  /** Goes to the next iteration in which this action failed; absent when there is none. */
  readonly onNextFailed?: (() => void) | undefined
  /** Goes to the one before in which it failed. */
  readonly onPreviousFailed?: (() => void) | undefined
}

/** Pages through the iterations of a loop. People count from 1. */
export function LoopPager({ position, onChange, onNextFailed, onPreviousFailed }: LoopPagerProps) {
  const styles = useStyles()
  const { scope, index, total } = position
  const [typed, setTyped] = useState(String(index + 1))
  useEffect(() => setTyped(String(index + 1)), [index])

  const take = () => {
    const wanted = Number.parseInt(typed, 10)
    if (Number.isInteger(wanted) && wanted >= 1) onChange(Math.min(wanted, total) - 1)
    setTyped(String(index + 1))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line in Chromium
    <div role="group" className={styles.pager} aria-label={strings.action.pager(scope.replaceAll('_', ' '))}>
      <span className={styles.name} title={scope}>
        {scope.replaceAll('_', ' ')}
      </span>
      <Tooltip content={strings.action.previous} relationship="label">
        <Button
          appearance="subtle"
          size="small"
          icon={<ChevronLeftRegular />}
          disabled={index <= 0}
          onClick={() => onChange(index - 1)}
        />
      </Tooltip>
      <Input
        size="small"
        className={styles.field}
        inputMode="numeric"
        aria-label={strings.action.pager(scope.replaceAll('_', ' '))}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
      />
      <span className={styles.total}>{strings.action.ofTotal(total)}</span>
      <Tooltip content={strings.action.next} relationship="label">
        <Button
          appearance="subtle"
          size="small"
          icon={<ChevronRightRegular />}
          disabled={index >= total - 1}
          onClick={() => onChange(index + 1)}
        />
      </Tooltip>
      {onPreviousFailed !== undefined && (
        <Tooltip content={strings.action.previousFailed} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowStepInLeftRegular style={{ color: tokens.colorStatusDangerForeground1 }} />}
            onClick={onPreviousFailed}
          />
        </Tooltip>
      )}
      {onNextFailed !== undefined && (
        <Tooltip content={strings.action.nextFailed} relationship="label">
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowStepInRightRegular style={{ color: tokens.colorStatusDangerForeground1 }} />}
            onClick={onNextFailed}
          />
        </Tooltip>
      )}
    </div>
  )
}
