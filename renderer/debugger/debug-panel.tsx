import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import type { FlowRef } from '../document/documents.ts'
import { debugStrings } from '../strings/debug.ts'
import { BreakpointList } from './breakpoint-list.tsx'
import { useBreakpoints } from './breakpoints.ts'
import type { DebugSession } from './debug-session.ts'
import { FaultList } from './fault-list.tsx'
import { faults } from './faults.ts'
import { PausedStep } from './paused-step.tsx'
import { VariableList } from './variable-list.tsx'
import { WatchList } from './watch-list.tsx'

const words = debugStrings.panel

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: 'clamp(180px, 32vh, 340px)',
    flexShrink: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px',
    padding: '2px 8px 2px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  space: { flexGrow: 1 },
  body: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '8px 20px 16px' },
})

type DebugTab = 'variables' | 'watch' | 'breakpoints' | 'faults'

interface DebugPanelProps {
  readonly flow: FlowRef
  readonly session: DebugSession | undefined
  readonly onShowStep: (action: string) => void
  readonly onClose: () => void
}

/** Variables, watched expressions, breakpoints and faults of a flow, below its views. */
export function DebugPanel({ flow, session, onShowStep, onClose }: DebugPanelProps) {
  const styles = useStyles()
  const [tab, setTab] = useState<DebugTab>(session === undefined ? 'breakpoints' : 'variables')
  const breakpoints = useBreakpoints(flow)
  const ofFlow = faults.use(flow)
  const isPaused = session?.isUnderWay === true && session.paused !== undefined
  return (
    <section className={styles.panel} aria-label={words.title}>
      <div className={styles.head}>
        <TabList
          size="small"
          aria-label={words.title}
          selectedValue={tab}
          onTabSelect={(_event, { value }) => setTab(value as DebugTab)}
        >
          <Tab value="variables">{words.variables}</Tab>
          <Tab value="watch">{words.watch}</Tab>
          <Tab value="breakpoints">{withCount(words.breakpoints, breakpoints.length)}</Tab>
          <Tab value="faults">{withCount(words.faults, ofFlow.length)}</Tab>
        </TabList>
        <span className={styles.space} />
        {isPaused && <PausedStep session={session} />}
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={words.close}
          onClick={onClose}
        />
      </div>
      <div className={styles.body}>
        {tab === 'variables' && <VariableList session={session} />}
        {tab === 'watch' && <WatchList flow={flow} session={session} />}
        {tab === 'breakpoints' && <BreakpointList flow={flow} onShowStep={onShowStep} />}
        {tab === 'faults' && <FaultList flow={flow} />}
      </div>
    </section>
  )
}

function withCount(title: string, count: number): string {
  return count === 0 ? title : `${title} (${count})`
}
