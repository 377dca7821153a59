import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { ArrowStepInRegular } from '@fluentui/react-icons/svg/arrow-step-in'
import { ArrowStepOutRegular } from '@fluentui/react-icons/svg/arrow-step-out'
import { ArrowStepOverRegular } from '@fluentui/react-icons/svg/arrow-step-over'
import { PauseRegular } from '@fluentui/react-icons/svg/pause'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { StopRegular } from '@fluentui/react-icons/svg/stop'
import type { ReactElement } from 'react'
import { runCommand } from '../app/commands.ts'
import { isMac, shortcutKeys } from '../app/shortcut.ts'
import { debugStrings } from '../strings/debug.ts'
import { toldText } from '../strings/sentences.ts'
import type { DebugSession } from './debug-session.ts'

const words = debugStrings.bar

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    top: '10px',
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: 9,
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    maxWidth: 'calc(100% - 16px)',
    padding: '3px 6px 3px 12px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  where: {
    minWidth: 0,
    maxWidth: '280px',
    marginRight: '8px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  reason: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
})

/** What can be done with a run under way: shown above the flow while one stands still, or could be made to. */
export function DebugBar({ session }: { readonly session: DebugSession }) {
  const styles = useStyles()
  const { paused } = session
  const reason = paused?.message === undefined ? undefined : toldText(paused.message)
  const isPaused = paused !== undefined
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.label}>
      <span className={styles.where} role="status" title={reason}>
        {paused === undefined ? (
          words.running
        ) : (
          <>
            {paused.action === undefined ? words.paused : words.pausedAt(paused.action.replaceAll('_', ' '))}{' '}
            <span className={styles.reason}>{reason ?? debugStrings.reasons[paused.reason]}</span>
          </>
        )}
      </span>
      {isPaused ? (
        <BarButton id="run" keys="F5" title={words.continue} icon={<PlayRegular />} isPrimary />
      ) : (
        <BarButton id="debug-pause" keys="F6" title={words.pause} icon={<PauseRegular />} />
      )}
      <BarButton
        id="debug-step-over"
        keys="F10"
        title={words.stepOver}
        icon={<ArrowStepOverRegular />}
        isOff={!isPaused}
      />
      <BarButton
        id="debug-step-into"
        keys="F11"
        title={words.stepInto}
        icon={<ArrowStepInRegular />}
        isOff={!isPaused}
      />
      <BarButton
        id="debug-step-out"
        keys="Shift+F11"
        title={words.stepOut}
        icon={<ArrowStepOutRegular />}
        isOff={!isPaused}
      />
      <BarButton
        id="debug-restart"
        keys="Mod+Shift+F5"
        title={words.restart}
        icon={<ArrowClockwiseRegular />}
      />
      <BarButton id="debug-stop" keys="Shift+F5" title={words.stop} icon={<StopRegular />} />
    </div>
  )
}

interface BarButtonProps {
  /** Of the command. */
  readonly id: string
  readonly keys: string
  readonly title: string
  readonly icon: ReactElement
  readonly isPrimary?: boolean
  readonly isOff?: boolean
}

function BarButton({ id, keys, title, icon, isPrimary, isOff }: BarButtonProps) {
  return (
    <Tooltip
      content={{
        children: `${title} (${shortcutKeys(keys, isMac).join(isMac ? '' : '+')})`,
        'aria-label': title,
      }}
      relationship="label"
    >
      <Button
        size="small"
        appearance={isPrimary === true ? 'primary' : 'subtle'}
        icon={icon}
        disabledFocusable={isOff === true}
        onClick={() => runCommand(id)}
      />
    </Tooltip>
  )
}
