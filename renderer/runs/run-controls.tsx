import {
  Button,
  Menu,
  type MenuButtonProps,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Spinner,
  SplitButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { OptionsRegular } from '@fluentui/react-icons/svg/options'
import { PlayFilled } from '@fluentui/react-icons/svg/play'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { useMemo, useReducer, useState } from 'react'
import { type EnvironmentId, type FlowId, isFinal, type RunState } from '../../shared/run/index.ts'
import { useCommands } from '../app/commands.ts'
import { navigate } from '../app/navigation.ts'
import { sayDebug, useDebugSession, useLiveBreakpoints } from '../debugger/debug-session.ts'
import type { DebugStart } from '../debugger/start-options.ts'
import { useDebugCommands } from '../debugger/use-debug-commands.ts'
import { useFlowSummary } from '../flows/flow-store.ts'
import { strings } from '../strings/shell.ts'
import { LiveDuration } from '../ui/live-duration.tsx'
import { StatusIcon } from '../ui/status-icon.tsx'
import { closeFlowRun, useFlowRun } from './flow-runs.ts'
import { cancelRun } from './run-commands.ts'
import { RunDialog } from './run-dialog.tsx'
import { type Answers, rememberRunOptions, useRunOptions } from './run-options.ts'
import { StartError } from './start-error.tsx'
import { chosenOptions, needsInputs, useStartRun } from './use-start-run.ts'

const useStyles = makeStyles({
  controls: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    height: '32px',
    padding: '0 2px 0 10px',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  link: {
    border: 'none',
    background: 'none',
    padding: 0,
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

interface RunControlsProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/** Runs the flow of the editor, says how the run goes, and stops it. */
export function RunControls({ environmentId, flowId }: RunControlsProps) {
  const styles = useStyles()
  const [isAsking, setAsking] = useState(false)
  const [button, setButton] = useState<HTMLElement | null>(null)
  const { start, isStarting, error, clearError } = useStartRun(environmentId, flowId)
  const run = useFlowRun(environmentId, flowId)
  const summary = useFlowSummary(environmentId, flowId)
  const remembered = useRunOptions(environmentId, flowId)
  // What is chosen by itself depends on the flow, which is not followed while it is edited: it is read when it is shown.
  const [, readAgain] = useReducer((count: number) => count + 1, 0)
  const mocks = (remembered ?? chosenOptions(environmentId, flowId)).mocks

  const flow = useMemo(() => ({ environmentId, flowId }), [environmentId, flowId])
  const session = useDebugSession(flow)
  useLiveBreakpoints(flow, session)
  /** How the run is debugged whose inputs are asked for. */
  const [asked, setAsked] = useState<DebugStart>({})

  const startDebugged = (debug: DebugStart) => {
    if (isStarting) return
    setAsked(debug)
    if (needsInputs(environmentId, flowId)) setAsking(true)
    else void start(undefined, debug)
  }
  const runNow = () => {
    if (session?.isUnderWay === true && session.paused !== undefined) {
      void sayDebug(session.runId, { kind: 'continue' })
    } else startDebugged({})
  }
  useDebugCommands({ flow, session, start: startDebugged })
  useCommands([
    { id: 'run', title: strings.commands.run, group: strings.palette.flow, shortcuts: ['F5'], run: runNow },
    {
      id: 'run-with',
      title: strings.commands.runWith,
      group: strings.palette.flow,
      shortcuts: ['Alt+F5'],
      run: () => setAsking(true),
    },
  ])

  return (
    <div className={styles.controls}>
      {run?.runState !== undefined && (
        <RunProgress
          runState={run.runState}
          onOpen={() => navigate({ page: 'run', runId: run.runId })}
          onClose={() => closeFlowRun(environmentId, flowId)}
        />
      )}
      <Menu
        positioning="below-end"
        onOpenChange={readAgain}
        checkedValues={{ options: [mocks] }}
        onCheckedValueChange={(_event, { checkedItems }) =>
          rememberRunOptions(environmentId, flowId, {
            ...chosenOptions(environmentId, flowId),
            // One excludes the other.
            mocks: checkedItems.find((item): item is Answers => item !== mocks && item !== 'none') ?? 'none',
          })
        }
      >
        <MenuTrigger disableButtonEnhancement>
          {(trigger) => (
            <SplitButton
              ref={setButton}
              appearance="primary"
              icon={isStarting ? <Spinner size="extra-tiny" appearance="inverted" /> : <PlayFilled />}
              menuButton={{ ...(trigger as MenuButtonProps), 'aria-label': strings.runControls.options }}
              primaryActionButton={{ onClick: runNow, title: `${strings.commands.run} (F5)` }}
            >
              {strings.runControls.run}
            </SplitButton>
          )}
        </MenuTrigger>
        <MenuPopover>
          <MenuList hasIcons hasCheckmarks>
            <MenuItem icon={<OptionsRegular />} onClick={() => setAsking(true)}>
              {strings.runControls.runWith}
            </MenuItem>
            <MenuItemCheckbox name="options" value="sandbox">
              {strings.runControls.sandbox}
            </MenuItemCheckbox>
            <MenuItemCheckbox name="options" value="auto">
              {strings.runControls.mocks}
            </MenuItemCheckbox>
            <MenuDivider />
            <MenuItem
              icon={<HistoryRegular />}
              onClick={() => navigate({ page: 'runs', environmentId, flowId })}
            >
              {strings.flows.showRuns}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {error !== undefined && (
        <StartError
          error={error}
          target={button}
          onGoTo={(goTo) => navigate({ page: 'flow', environmentId, flowId, goTo })}
          onClose={clearError}
        />
      )}
      {isAsking && (
        <RunDialog
          environmentId={environmentId}
          flowId={flowId}
          displayName={summary?.displayName ?? flowId}
          onStart={(options) => void start(options, asked)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

interface RunProgressProps {
  readonly runState: RunState
  readonly onOpen: () => void
  readonly onClose: () => void
}

function RunProgress({ runState, onOpen, onClose }: RunProgressProps) {
  const styles = useStyles()
  const { status, startTime, endTime, runId } = runState
  return (
    <span className={styles.state}>
      <StatusIcon status={status} />
      <Tooltip content={strings.runControls.lastRun} relationship="description">
        <button type="button" className={styles.link} onClick={onOpen}>
          <span role="status" aria-label={strings.runs.statusOf(strings.status[status])}>
            {strings.status[status]}
          </span>
        </button>
      </Tooltip>
      <LiveDuration startTime={startTime} endTime={endTime} />
      {isFinal(status) ? (
        <Tooltip content={strings.runControls.closeRun} relationship="label">
          <Button appearance="transparent" size="small" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      ) : (
        <Tooltip content={strings.runs.cancel} relationship="label">
          <Button
            appearance="transparent"
            size="small"
            icon={<RecordStopRegular />}
            onClick={() => void cancelRun(runId)}
          />
        </Tooltip>
      )}
    </span>
  )
}
