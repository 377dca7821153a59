import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { isFinal, type RunSummary } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { historyStrings } from '../strings/history.ts'
import { cancelRuns, resubmitRuns } from './run-commands.ts'

const words = historyStrings.choice

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px',
    margin: '6px 20px 0',
    padding: '4px 8px 4px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
  },
  count: { marginRight: '8px', fontWeight: tokens.fontWeightSemibold },
})

interface ChosenRunsBarProps {
  readonly runs: readonly RunSummary[]
  readonly onDelete: () => void
  readonly onClear: () => void
}

/** What can be done with several runs at once. */
export function ChosenRunsBar({ runs, onDelete, onClear }: ChosenRunsBarProps) {
  const styles = useStyles()
  const open = runs.filter(({ status }) => !isFinal(status))
  const [one, two] = [...runs].sort((a, b) => a.startTime - b.startTime)
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.chosen(runs.length)}>
      <span className={styles.count} role="status">
        {words.chosen(runs.length)}
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        onClick={() => {
          void resubmitRuns(runs.map(({ runId }) => runId))
          onClear()
        }}
      >
        {words.resubmit}
      </Button>
      <Tooltip content={words.compareHint} relationship="description">
        <Button
          size="small"
          appearance="subtle"
          icon={<BranchCompareRegular />}
          disabledFocusable={runs.length !== 2}
          onClick={() => {
            if (one !== undefined && two !== undefined) {
              navigate({ page: 'compare', left: one.runId, right: two.runId })
            }
          }}
        >
          {words.compare}
        </Button>
      </Tooltip>
      <Button
        size="small"
        appearance="subtle"
        icon={<RecordStopRegular />}
        disabledFocusable={open.length === 0}
        onClick={() => void cancelRuns(open.map(({ runId }) => runId))}
      >
        {words.cancel}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        disabledFocusable={open.length === runs.length}
        onClick={onDelete}
      >
        {words.delete}
      </Button>
      <span style={{ flexGrow: 1 }} />
      <Tooltip content={words.clear} relationship="label">
        <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClear} />
      </Tooltip>
    </div>
  )
}
