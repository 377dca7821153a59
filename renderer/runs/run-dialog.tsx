import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { PlayFilled } from '@fluentui/react-icons/svg/play'
import { useMemo, useState } from 'react'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { currentText } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'
import { jsonMistake } from './json-text.ts'
import { type Answers, type RunOptions, rememberRunOptions } from './run-options.ts'
import { runnableTriggers } from './runnable-triggers.ts'
import { chosenOptions } from './use-start-run.ts'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '14px' },
  body: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '180px',
    },
  },
  tools: { display: 'flex', gap: '8px', marginTop: '6px' },
})

/** In the order in which they are offered. */
const answers: readonly Answers[] = ['none', 'sandbox', 'auto']

interface RunDialogProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  readonly onStart: (options: RunOptions) => void
  readonly onClose: () => void
}

/** Asks which trigger fires, with what body, and who answers the calls; all of it is remembered for the flow. */
export function RunDialog({ environmentId, flowId, displayName, onStart, onClose }: RunDialogProps) {
  const styles = useStyles()
  const triggers = useMemo(
    () =>
      runnableTriggers(
        flowDocumentOf(
          currentText(environmentId, flowId) ?? '',
          findAnalysis({ environmentId, flowId }).chosen,
        ),
      ),
    [environmentId, flowId],
  )
  const [options, setOptions] = useState(() => chosenOptions(environmentId, flowId))
  const trigger = triggers.find(({ name }) => name === options.trigger) ?? triggers[0]
  const [body, setBody] = useState(
    () => options.body ?? exampleText(trigger?.required.length ? trigger.example : undefined),
  )
  const mistake = body.trim() === '' ? undefined : jsonMistake(body)

  const run = () => {
    if (mistake !== undefined) return
    const chosen: RunOptions = {
      mocks: options.mocks,
      ...(trigger === undefined ? {} : { trigger: trigger.name }),
      ...(body.trim() === '' || trigger?.takesBody === false ? {} : { body }),
    }
    rememberRunOptions(environmentId, flowId, chosen)
    onStart(chosen)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 620 }}>
        <DialogBody>
          <DialogTitle>{strings.runControls.dialogTitle(displayName)}</DialogTitle>
          <DialogContent>
            <div className={styles.fields}>
              {triggers.length > 1 && (
                <Field label={strings.runControls.trigger}>
                  <Dropdown
                    value={trigger?.name ?? ''}
                    selectedOptions={trigger === undefined ? [] : [trigger.name]}
                    onOptionSelect={(_event, { optionValue }) => {
                      if (optionValue !== undefined) setOptions({ ...options, trigger: optionValue })
                    }}
                  >
                    {triggers.map(({ name, type }) => (
                      <Option key={name} value={name} text={name}>
                        {`${name} (${type})`}
                      </Option>
                    ))}
                  </Dropdown>
                </Field>
              )}
              {trigger?.takesBody !== false && (
                <div>
                  <Field
                    label={strings.runControls.body}
                    hint={strings.runControls.bodyHint}
                    {...(mistake === undefined
                      ? {}
                      : {
                          validationState: 'error' as const,
                          validationMessage: strings.runControls.bodyInvalid(mistake),
                        })}
                  >
                    <Textarea
                      className={styles.body}
                      resize="vertical"
                      spellCheck={false}
                      value={body}
                      onChange={(_event, { value }) => setBody(value)}
                      onKeyDown={(event) => {
                        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run()
                      }}
                    />
                  </Field>
                  <div className={styles.tools}>
                    {trigger?.example !== undefined && (
                      <Button size="small" onClick={() => setBody(exampleText(trigger.example))}>
                        {strings.runControls.useExample}
                      </Button>
                    )}
                    <Button
                      size="small"
                      disabled={body.trim() === '' || mistake !== undefined}
                      onClick={() => setBody(printJson(parseJson(body), { indent: 2 }))}
                    >
                      {strings.runControls.format}
                    </Button>
                  </div>
                </div>
              )}
              <Field
                label={strings.runControls.answers}
                hint={strings.runControls.answersHint[options.mocks]}
              >
                <RadioGroup
                  layout="horizontal"
                  value={options.mocks}
                  onChange={(_event, { value }) => setOptions({ ...options, mocks: value as Answers })}
                >
                  {answers.map((value) => (
                    <Radio key={value} value={value} label={strings.runControls.answeredBy[value]} />
                  ))}
                </RadioGroup>
              </Field>
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{strings.common.cancel}</Button>
            <Button appearance="primary" icon={<PlayFilled />} disabled={mistake !== undefined} onClick={run}>
              {strings.runControls.start}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function exampleText(example: Parameters<typeof printJson>[0] | undefined): string {
  return example === undefined ? '' : printJson(example, { indent: 2 })
}

/** What is wrong with a JSON text, in words; undefined when nothing is. */
