import { Button, Input, mergeClasses, Tooltip } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { type KeyboardEvent, useState } from 'react'
import type { Content } from '../../shared/run/index.ts'
import { debugStrings } from '../strings/debug.ts'
import { formatBytes } from '../ui/format-time.ts'
import { type DebugSession, sayDebug } from './debug-session.ts'
import { usePanelStyles } from './use-panel-styles.ts'

const words = debugStrings.panel

/** The variables of a run as they are now; while it is paused they can be given other values. */
export function VariableList({ session }: { readonly session: DebugSession | undefined }) {
  const styles = usePanelStyles()
  if (session === undefined) return <p className={styles.note}>{words.noRun}</p>
  const variables = [...session.runState.variables]
  const isPaused = session.isUnderWay && session.paused !== undefined
  return (
    <>
      {!isPaused && <p className={styles.note}>{words.notPaused}</p>}
      {variables.length === 0 && <p className={styles.note}>{words.noVariables}</p>}
      <ul className={styles.list} aria-label={words.variables}>
        {variables.map(([name, { type, value }]) => (
          <Variable key={name} session={session} name={name} type={type} value={value} canEdit={isPaused} />
        ))}
      </ul>
    </>
  )
}

interface VariableProps {
  readonly session: DebugSession
  readonly name: string
  readonly type: string | undefined
  readonly value: Content
  readonly canEdit: boolean
}

function Variable({ session, name, type, value, canEdit }: VariableProps) {
  const styles = usePanelStyles()
  const [draft, setDraft] = useState<string>()
  const apply = async () => {
    if (draft === undefined) return
    const state = await sayDebug(session.runId, { kind: 'set-variable', name, value: draft })
    // A refused value stays to be mended.
    if (state !== undefined) setDraft(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void apply()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      setDraft(undefined)
    }
  }
  return (
    <li className={styles.row}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.type}>{type}</span>
      {draft === undefined || !canEdit ? (
        <ContentText content={value} />
      ) : (
        <>
          <Input
            className={mergeClasses(styles.wide, styles.code)}
            size="small"
            autoFocus
            aria-label={words.newValue(name)}
            value={draft}
            onChange={(_event, data) => setDraft(data.value)}
            onKeyDown={onKeyDown}
          />
          <Button size="small" appearance="primary" onClick={() => void apply()}>
            {words.apply}
          </Button>
          <Button size="small" onClick={() => setDraft(undefined)}>
            {words.cancel}
          </Button>
        </>
      )}
      {canEdit && draft === undefined && (
        <Tooltip content={words.edit(name)} relationship="label" positioning="before">
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            onClick={() => setDraft(value.kind === 'inline' ? value.json : '')}
          />
        </Tooltip>
      )}
    </li>
  )
}

/** A recorded value in one line. */
function ContentText({ content }: { readonly content: Content }) {
  const styles = usePanelStyles()
  if (content.kind === 'inline') {
    return (
      <span className={styles.value} title={content.json.slice(0, 2000)}>
        {content.json.slice(0, 500)}
      </span>
    )
  }
  return (
    <span className={mergeClasses(styles.value, styles.quiet)}>
      {content.kind === 'secured' ? words.secured : words.large(formatBytes(content.bytes))}
    </span>
  )
}
