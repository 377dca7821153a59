import { Button, Input, mergeClasses, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type FormEvent, useEffect, useState } from 'react'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import type { FlowRef } from '../document/documents.ts'
import { debugStrings } from '../strings/debug.ts'
import type { DebugSession } from './debug-session.ts'
import { usePanelStyles } from './use-panel-styles.ts'
import { watches } from './watches.ts'

const words = debugStrings.panel

interface WatchListProps {
  readonly flow: FlowRef
  readonly session: DebugSession | undefined
}

/** Expressions that are evaluated each time the run stands still. */
export function WatchList({ flow, session }: WatchListProps) {
  const styles = usePanelStyles()
  const list = watches.use(flow)
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const expression = text.trim()
    if (expression === '') return
    if (!list.includes(expression)) watches.set(flow, [...list, expression])
    setText('')
  }
  return (
    <>
      <form className={styles.form} onSubmit={add}>
        <Input
          className={mergeClasses(styles.wide, styles.code)}
          size="small"
          aria-label={words.addWatch}
          placeholder={words.addWatchHint}
          value={text}
          onChange={(_event, data) => setText(data.value)}
        />
        <Button size="small" type="submit">
          {words.add}
        </Button>
      </form>
      {list.length === 0 && <p className={styles.note}>{words.noWatch}</p>}
      <ul className={styles.list} aria-label={words.watch}>
        {list.map((expression) => (
          <li key={expression} className={styles.row}>
            <code className={styles.name} title={expression}>
              {expression}
            </code>
            <WatchedValue expression={expression} session={session} />
            <Tooltip content={words.remove(expression)} relationship="label" positioning="before">
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                onClick={() =>
                  watches.set(
                    flow,
                    list.filter((other) => other !== expression),
                  )
                }
              />
            </Tooltip>
          </li>
        ))}
      </ul>
    </>
  )
}

interface WatchedValueProps {
  readonly expression: string
  readonly session: DebugSession | undefined
}

function WatchedValue({ expression, session }: WatchedValueProps) {
  const styles = usePanelStyles()
  const [answer, setAnswer] = useState<{ readonly json?: string; readonly message?: string }>()
  const isPaused = session?.isUnderWay === true && session.paused !== undefined
  const runId = isPaused ? session.runId : undefined
  // Whatever happens while it stands (a changed variable, a step) is an event.
  const lastSeq = session?.runState.lastSeq

  // biome-ignore lint/correctness/useExhaustiveDependencies: each event may have changed what the expression reads
  useEffect(() => {
    if (runId === undefined) return
    let isCurrent = true
    bridge.debug.evaluate({ runId, expression }).then(
      (json) => isCurrent && setAnswer({ json }),
      (error) => isCurrent && setAnswer({ message: toErrorData(error).message }),
    )
    return () => {
      isCurrent = false
    }
  }, [runId, expression, lastSeq])

  if (runId === undefined)
    return <span className={mergeClasses(styles.value, styles.quiet)}>{words.notEvaluated}</span>
  if (answer === undefined)
    return <span className={mergeClasses(styles.value, styles.quiet)}>{words.evaluating}</span>
  const shown = answer.message ?? answer.json ?? ''
  return (
    <span
      className={mergeClasses(styles.value, answer.message !== undefined && styles.wrong)}
      title={shown.slice(0, 4000)}
    >
      {shown.slice(0, 1000)}
    </span>
  )
}
