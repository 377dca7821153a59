import { Button, Dropdown, Field, Option, Textarea } from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import { type ActionState, actionKey, isFinal } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { jsonMistake, prettyJson } from '../runs/json-text.ts'
import { debugStrings } from '../strings/debug.ts'
import { strings } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { type DebugSession, sayDebug } from './debug-session.ts'
import { usePanelStyles } from './use-panel-styles.ts'

const words = debugStrings.here

/** Outputs longer than this are not put into the field, in UTF-16 units. */
const maxShown = 200_000

interface OutputsDialogProps {
  readonly session: DebugSession
  readonly onClose: () => void
}

interface Choice {
  readonly key: string
  readonly label: string
  /** Absent: the step about to begin. */
  readonly action?: ActionState
}

/** Gives a step that is over, or the one about to begin, outputs of the person's own. */
export function OutputsDialog({ session, onClose }: OutputsDialogProps) {
  const styles = usePanelStyles()
  const { runState, runId, paused } = session
  const choices = useMemo(() => choicesOf(runState.actions.values(), paused?.action), [runState, paused])
  const [key, setKey] = useState(choices[0]?.key)
  const chosen = choices.find((choice) => choice.key === key) ?? choices[0]
  const [text, setText] = useState('')
  const outputs = chosen?.action?.outputs

  useEffect(() => {
    let isCurrent = true
    if (outputs?.kind === 'inline') setText(prettyJson(outputs.json))
    else if (outputs?.kind === 'stored' && outputs.bytes <= maxShown) {
      bridge.runs.content({ hash: outputs.hash }).then(
        (json) => isCurrent && setText(prettyJson(json)),
        () => isCurrent && setText(''),
      )
    } else setText('')
    return () => {
      isCurrent = false
    }
  }, [outputs])

  const mistake = text.trim() === '' ? undefined : jsonMistake(text)
  const apply = async () => {
    if (chosen === undefined || mistake !== undefined || text.trim() === '') return
    const state = await sayDebug(runId, {
      kind: 'set-outputs',
      outputs: text,
      ...(chosen.action === undefined
        ? {}
        : { action: chosen.action.name, repetition: chosen.action.repetition }),
    })
    if (state !== undefined) onClose()
  }
  return (
    <DialogFrame
      width={620}
      title={words.outputsTitle}
      onClose={onClose}
      onSubmit={() => void apply()}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={chosen === undefined || mistake !== undefined || text.trim() === ''}
            type="submit"
          >
            {words.apply}
          </Button>
        </>
      }
    >
      <Field label={words.outputsOf}>
        <Dropdown
          value={chosen?.label ?? ''}
          selectedOptions={chosen === undefined ? [] : [chosen.key]}
          onOptionSelect={(_event, { optionValue }) => setKey(optionValue)}
        >
          {choices.map((choice) => (
            <Option key={choice.key} value={choice.key}>
              {choice.label}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field
        label={words.outputsBody}
        hint={words.outputsHint}
        style={{ marginTop: 12 }}
        {...(mistake === undefined
          ? {}
          : { validationState: 'error' as const, validationMessage: words.invalidJson(mistake) })}
      >
        <Textarea
          className={styles.code}
          rows={12}
          resize="vertical"
          value={text}
          onChange={(_event, data) => setText(data.value)}
        />
      </Field>
    </DialogFrame>
  )
}

/** The step about to begin, then those that are over, the last one first. */
function choicesOf(actions: Iterable<ActionState>, next: string | undefined): readonly Choice[] {
  const over = [...actions]
    .filter(({ status, iterations }) => isFinal(status) && iterations === undefined)
    .reverse()
    .map((action) => ({
      key: actionKey(action.name, action.repetition),
      label: actionKey(action.name.replaceAll('_', ' '), action.repetition),
      action,
    }))
  if (next === undefined) return over
  return [{ key: '', label: words.aboutToBegin(next.replaceAll('_', ' ')) }, ...over]
}
