import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useEffect } from 'react'
import type { FlowOn, ListeningTriggerInfo } from '../../shared/ipc/payloads.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { formatDateTime } from '../ui/format-time.ts'
import { TimeAgo } from '../ui/time-ago.tsx'
import { useNow } from '../ui/use-now.ts'
import { FlowSwitch } from './flow-switch.tsx'
import { loadFlowsOn, nextTimeOf, type SwitchedFlow, useFlowOn } from './flow-switch-store.ts'
import { OfflineChoice } from './offline-choice.tsx'

const words = strings.flows

/** Longest delay that a timer takes, in ms. */
const maxTimerMs = 2_147_483_647

/** A trigger whose time has come is given this long to know its next one, in ms. */
const settleMs = 500

const useStyles = makeStyles({
  box: { display: 'flex', alignItems: 'center', minWidth: 0 },
  surface: { display: 'flex', flexDirection: 'column', gap: '12px', width: '440px', maxWidth: '90vw' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  trigger: { display: 'flex', flexDirection: 'column', gap: '6px', minWidth: 0 },
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px', minWidth: 0 },
  url: {
    flexGrow: 1,
    minWidth: 0,
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface FlowListeningProps {
  readonly flow: SwitchedFlow
  readonly canTurnOn: boolean
}

/** The switch of a flow for the bar above it and, once it is on, what it listens for. */
export function FlowListening({ flow, canTurnOn }: FlowListeningProps) {
  const { environmentId, flowId } = flow
  const styles = useStyles()
  const on = useFlowOn(environmentId, flowId)
  useEffect(() => {
    void loadFlowsOn(environmentId)
  }, [environmentId])
  return (
    <div className={styles.box}>
      <FlowSwitch flow={flow} canTurnOn={canTurnOn} hasWords isStop />
      <OfflineChoice flow={flow} />
      {on !== undefined && <Listening on={on} />}
    </div>
  )
}

function Listening({ on }: { on: FlowOn }) {
  const styles = useStyles()
  const { environmentId, triggers } = on
  const next = Math.min(...triggers.map((trigger) => nextTimeOf(on, trigger) ?? Number.POSITIVE_INFINITY))
  useRefreshAt(next, environmentId)
  const hasAddress = triggers.some(({ url }) => url !== undefined)
  const isPublic = triggers.some(({ publicUrl }) => publicUrl !== undefined)
  const isTimed = Number.isFinite(next)
  return (
    <Popover trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={hasAddress ? <LinkRegular /> : isTimed ? <ClockRegular /> : <PlugConnectedRegular />}
        >
          {hasAddress ? words.address : isTimed ? words.nextRun : words.listening}
        </Button>
      </PopoverTrigger>
      {/* It takes the focus itself: there may be nothing in it that can, and Fluent hides it then from screen readers. */}
      <PopoverSurface tabIndex={-1} className={styles.surface} aria-label={words.listensFor(on.displayName)}>
        {on.sandboxes && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{words.sandboxesHint}</MessageBarBody>
          </MessageBar>
        )}
        {on.problem !== undefined && <Problem text={toldText(on.problem.message)} />}
        {triggers.map((trigger) => (
          <TriggerLines key={trigger.trigger} trigger={trigger} nextMs={nextTimeOf(on, trigger)} />
        ))}
        {on.lastFiredMs !== undefined && (
          <p className={styles.hint}>
            {words.lastFired}: <TimeAgo at={on.lastFiredMs} />
          </p>
        )}
        <p className={styles.hint}>
          {isPublic ? words.publicAddressHint : hasAddress ? words.addressHint : words.savedHint}
        </p>
      </PopoverSurface>
    </Popover>
  )
}

interface TriggerLinesProps {
  readonly trigger: ListeningTriggerInfo
  readonly nextMs: number | undefined
}

function TriggerLines({ nextMs, trigger }: TriggerLinesProps) {
  const styles = useStyles()
  const now = useNow(15_000)
  const { method, problem, publicUrl, url } = trigger
  return (
    <section className={styles.trigger}>
      <h2 className={styles.heading}>{trigger.trigger.replaceAll('_', ' ')}</h2>
      {publicUrl !== undefined && <Address title={words.fromAnywhere} method={method} url={publicUrl} />}
      {url !== undefined && (
        <Address title={publicUrl === undefined ? undefined : words.fromHere} method={method} url={url} />
      )}
      {nextMs !== undefined && (
        <span>
          {words.nextRun}:{' '}
          <time dateTime={new Date(nextMs).toISOString()}>{formatDateTime(nextMs, now)}</time>
        </span>
      )}
      {problem !== undefined && <Problem text={toldText(problem.message)} />}
    </section>
  )
}

interface AddressProps {
  /** From where it can be called, when there are several. */
  readonly title: string | undefined
  readonly method: string | undefined
  readonly url: string
}

function Address({ title, method, url }: AddressProps) {
  const styles = useStyles()
  return (
    <>
      {title !== undefined && <span className={styles.hint}>{title}</span>}
      <div className={styles.line}>
        <code className={styles.url}>
          {method ?? 'POST'} {url}
        </code>
        <CopyButton
          text={() => url}
          label={title === undefined ? words.copyAddress : `${words.copyAddress}: ${title}`}
          size="small"
        />
      </div>
    </>
  )
}

function Problem({ text }: { text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  )
}

/** Asks anew once a time has come: the trigger has another next one then. */
function useRefreshAt(atMs: number, environmentId: SwitchedFlow['environmentId']): void {
  useEffect(() => {
    const waitMs = Math.max(settleMs, atMs - Date.now() + settleMs)
    if (waitMs > maxTimerMs) return
    const timer = setTimeout(() => void loadFlowsOn(environmentId), waitMs)
    return () => clearTimeout(timer)
  }, [atMs, environmentId])
}
