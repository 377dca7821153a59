import { Button, Field, Input, makeStyles, Switch, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { JsonPath } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { type OperationManifest, operationOf } from '../../../shared/operations/index.ts'
import { isObject, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { FlowRef } from '../../document/documents.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { ChoiceEditor } from './editors/choice-editor.tsx'
import { PairsEditor } from './editors/pairs-editor.tsx'
import { TextEditor } from './editors/text-editor.tsx'
import { type FormEdits, formEditsOf } from './form-edits.ts'
import { valueIn } from './place-in-value.ts'
import { StaticResult } from './static-result.tsx'
import {
  emptiedPath,
  hasOption,
  isDuration,
  isSecure,
  securePath,
  settingsOf,
  withOption,
  withSecure,
} from './step-settings.ts'
import { fieldTextOf } from './value-kind.ts'

const words = parameterStrings.settings

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '14px' },
  intro: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  section: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  inner: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingLeft: '10px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start' },
  grow: { flexGrow: 1, minWidth: 0 },
  add: { alignSelf: 'flex-start' },
})

interface SettingsTabProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly value: WdlObject
  /** `staticResults` of the definition. */
  readonly staticResults: WdlObject
  readonly isDisabled: boolean
}

interface PartProps {
  readonly step: WdlObject
  readonly edits: FormEdits
  readonly manifest: OperationManifest
  readonly isDisabled: boolean
}

/** How a step behaves beyond its parameters; only what its type has. */
export function SettingsTab({ flow, step, value, staticResults, isDisabled }: SettingsTabProps) {
  const styles = useStyles()
  const manifest = operationOf(step.type, step.kind)
  const settings = settingsOf(manifest)
  const edits = useMemo(() => formEditsOf(flow, step), [flow, step])
  const part = { step: value, edits, manifest, isDisabled }
  const inputsKey = ['inputs', 'retryPolicy']
  return (
    <div className={styles.tab}>
      <p className={styles.intro}>{words.intro}</p>
      {(settings.timeout || settings.loopConcurrency) && (
        <Section title={words.general}>
          {settings.timeout && (
            <Duration {...part} path={['limit', 'timeout']} label={words.timeout} hint={words.timeoutHint} />
          )}
          {settings.loopConcurrency && (
            <Concurrency
              {...part}
              name="repetitions"
              title={words.concurrencyLoop}
              label={words.degree}
              most={50}
            />
          )}
        </Section>
      )}
      {settings.triggerConcurrency && (
        <Section title={words.trigger}>
          {settings.conditions && <Conditions {...part} />}
          {settings.splitOn && <SplitOn {...part} />}
          <Concurrency
            {...part}
            name="runs"
            title={words.concurrencyTrigger}
            label={words.degreeTrigger}
            most={100}
          />
        </Section>
      )}
      {(settings.retry || settings.pagination) && (
        <Section title={words.networking}>
          {settings.retry && <Retry {...part} path={inputsKey} />}
          {settings.pagination && <Pagination {...part} />}
          {settings.chunking && <Chunking {...part} />}
          {settings.asyncPattern && (
            <>
              <Option {...part} option="DisableAsyncPattern" label={words.asyncOff} />
              <Option {...part} option="SuppressWorkflowHeaders" label={words.headersOff} />
            </>
          )}
        </Section>
      )}
      {settings.secure && (
        <Section title={words.security}>
          {(['inputs', 'outputs'] as const).map((name) => (
            <Switch
              key={name}
              checked={isSecure(value, name)}
              disabled={isDisabled}
              label={name === 'inputs' ? words.secureInputs : words.secureOutputs}
              onChange={(_event, data) =>
                change(part, [...securePath], withSecure(value, name, data.checked))
              }
            />
          ))}
          <span className={styles.hint}>{words.secureHint}</span>
        </Section>
      )}
      <Section title={words.tracking}>
        <span className={styles.hint}>{words.trackedHint}</span>
        <PairsEditor
          {...part}
          path={['trackedProperties']}
          label={words.tracked}
          schema={{}}
          value={propertyOf(value, 'trackedProperties')}
          mayBeEmpty={false}
        />
      </Section>
      {settings.staticResult && (
        <Section title={words.testing}>
          <StaticResult
            flow={flow}
            stepName={step.name}
            step={value}
            staticResults={staticResults}
            isDisabled={isDisabled}
          />
        </Section>
      )}
    </div>
  )
}

/** Sets a setting, or takes it away with the objects that would be left empty. */
function change({ step, edits }: PartProps, path: JsonPath, value: WdlValue | undefined): void {
  if (value === undefined) edits.choose(emptiedPath(step, path), undefined)
  else edits.choose(path, value)
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  )
}

interface FieldProps extends PartProps {
  readonly path: JsonPath
  readonly label: string
  readonly hint?: string
}

function Duration({ path, label, hint, ...part }: FieldProps) {
  const text = fieldTextOf(valueIn(part.step, path))
  return (
    <DraftInput
      text={text}
      label={label}
      hint={hint ?? ''}
      isDisabled={part.isDisabled}
      complaintAbout={(next) => (next === '' || isDuration(next) ? undefined : words.badDuration)}
      onChange={(next) => change(part, path, next === '' ? undefined : next)}
    />
  )
}

function Count({ path, label, most, ...part }: FieldProps & { readonly most: number }) {
  const text = fieldTextOf(valueIn(part.step, path))
  return (
    <DraftInput
      text={text}
      label={label}
      hint=""
      isDisabled={part.isDisabled}
      complaintAbout={(next) => {
        const isIn = /^\d+$/.test(next) && Number(next) >= 1 && Number(next) <= most
        return next === '' || next.startsWith('@') || isIn ? undefined : `1 - ${most}`
      }}
      onChange={(next) =>
        change(part, path, next === '' ? undefined : next.startsWith('@') ? next : Number(next))
      }
    />
  )
}

interface DraftInputProps {
  readonly text: string
  readonly label: string
  readonly hint: string
  readonly isDisabled: boolean
  readonly complaintAbout: (text: string) => string | undefined
  readonly onChange: (text: string) => void
}

/** A text that is taken over while it is right; what is wrong stays in the field and says why. */
function DraftInput({ text, label, hint, isDisabled, complaintAbout, onChange }: DraftInputProps) {
  const [draft, setDraft] = useState(text)
  useEffect(() => setDraft(text), [text])
  const complaint = complaintAbout(draft)
  return (
    <Field
      label={{ children: label, size: 'small' }}
      {...(complaint === undefined ? { hint } : { validationState: 'error', validationMessage: complaint })}
    >
      <Input
        value={draft}
        disabled={isDisabled}
        onChange={(_event, data) => {
          setDraft(data.value)
          if (complaintAbout(data.value) === undefined) onChange(data.value)
        }}
      />
    </Field>
  )
}

interface ConcurrencyProps extends PartProps {
  readonly name: 'repetitions' | 'runs'
  readonly title: string
  readonly label: string
  readonly most: number
}

function Concurrency({ name, title, label, most, ...part }: ConcurrencyProps) {
  const styles = useStyles()
  const path = ['runtimeConfiguration', 'concurrency', name]
  const isSequential = hasOption(part.step, name === 'runs' ? 'SingleInstance' : 'Sequential')
  const isOn = valueIn(part.step, path) !== undefined || isSequential
  return (
    <>
      <Switch
        checked={isOn}
        disabled={part.isDisabled}
        label={title}
        onChange={(_event, data) => {
          if (data.checked) change(part, path, name === 'runs' ? 25 : 20)
          else if (isSequential) {
            const option = name === 'runs' ? 'SingleInstance' : 'Sequential'
            change(part, ['operationOptions'], withOption(part.step, option, false))
          } else change(part, path, undefined)
        }}
      />
      {isOn && (
        <div className={styles.inner}>
          {isSequential ? (
            <span className={styles.hint}>{words.sequential}</span>
          ) : (
            <Count {...part} path={path} label={label} most={most} />
          )}
          {name === 'runs' && !isSequential && (
            <Count
              {...part}
              path={['runtimeConfiguration', 'concurrency', 'maximumWaitingRuns']}
              label={words.waiting}
              most={100}
            />
          )}
        </div>
      )}
    </>
  )
}

function Retry({ path, ...part }: PartProps & { readonly path: JsonPath }) {
  const styles = useStyles()
  const policy = valueIn(part.step, path)
  const type = (textOf(policy, 'type') ?? 'default').toLowerCase()
  const isTimed = type === 'fixed' || type === 'exponential'
  const start: Readonly<Record<string, WdlValue | undefined>> = {
    default: undefined,
    none: { type: 'none' },
    fixed: { type: 'fixed', count: 4, interval: 'PT20S' },
    exponential: { type: 'exponential', count: 4, interval: 'PT7S' },
  }
  if (policy !== undefined && !isObject(policy)) {
    return (
      <Field label={{ children: words.retry, size: 'small' }}>
        <TextEditor {...part} path={path} label={words.retry} schema={{}} value={policy} mayBeEmpty={false} />
      </Field>
    )
  }
  return (
    <>
      <Field label={{ children: words.retry, size: 'small' }}>
        <ChoiceEditor
          {...part}
          edits={{
            ...part.edits,
            choose: (_path, next) => change(part, path, start[String(next ?? 'default')]),
          }}
          path={path}
          label={words.retry}
          schema={{ type: 'string' }}
          value={type}
          mayBeEmpty
          choices={Object.entries(words.retryTypes).map(([value, text]) => ({ value, text }))}
        />
      </Field>
      {isTimed && (
        <div className={styles.inner}>
          <Count {...part} path={[...path, 'count']} label={words.retryCount} most={90} />
          <Duration {...part} path={[...path, 'interval']} label={words.retryInterval} />
          {type === 'exponential' && (
            <>
              <Duration {...part} path={[...path, 'minimumInterval']} label={words.retryMinimum} />
              <Duration {...part} path={[...path, 'maximumInterval']} label={words.retryMaximum} />
            </>
          )}
        </div>
      )}
    </>
  )
}

function Pagination(part: PartProps) {
  const styles = useStyles()
  const path = ['runtimeConfiguration', 'paginationPolicy', 'minimumItemCount']
  const isOn = valueIn(part.step, path) !== undefined
  return (
    <>
      <Switch
        checked={isOn}
        disabled={part.isDisabled}
        label={words.pagination}
        onChange={(_event, data) => change(part, path, data.checked ? 1000 : undefined)}
      />
      {isOn && (
        <div className={styles.inner}>
          <Count {...part} path={path} label={words.threshold} most={100_000} />
          <span className={styles.hint}>{words.paginationHint}</span>
        </div>
      )}
    </>
  )
}

function Chunking(part: PartProps) {
  const path = ['runtimeConfiguration', 'contentTransfer', 'transferMode']
  const mode = valueIn(part.step, path)
  return (
    <Switch
      checked={typeof mode === 'string' && mode.toLowerCase() === 'chunked'}
      disabled={part.isDisabled}
      label={words.chunking}
      onChange={(_event, data) => change(part, path, data.checked ? 'Chunked' : undefined)}
    />
  )
}

function Option({ option, label, ...part }: PartProps & { readonly option: string; readonly label: string }) {
  return (
    <Switch
      checked={hasOption(part.step, option)}
      disabled={part.isDisabled}
      label={label}
      onChange={(_event, data) =>
        change(part, ['operationOptions'], withOption(part.step, option, data.checked))
      }
    />
  )
}

function SplitOn(part: PartProps) {
  const styles = useStyles()
  const value = propertyOf(part.step, 'splitOn')
  return (
    <>
      <Switch
        checked={value !== undefined}
        disabled={part.isDisabled}
        label={words.splitOn}
        onChange={(_event, data) =>
          change(part, ['splitOn'], data.checked ? "@triggerOutputs()?['body/value']" : undefined)
        }
      />
      <span className={styles.hint}>{words.splitOnHint}</span>
      {value !== undefined && (
        <TextEditor
          {...part}
          path={['splitOn']}
          label={words.splitOnList}
          schema={{ type: 'string' }}
          value={value}
          mayBeEmpty
        />
      )}
    </>
  )
}

function Conditions(part: PartProps) {
  const styles = useStyles()
  const given = propertyOf(part.step, 'conditions')
  const conditions: readonly WdlValue[] = Array.isArray(given) ? given : []
  return (
    <fieldset
      className={styles.section}
      style={{ border: 'none', margin: 0, padding: 0 }}
      aria-label={words.conditions}
    >
      <span>{words.conditions}</span>
      <span className={styles.hint}>{words.conditionsHint}</span>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
        <div key={index} className={styles.row}>
          <div className={styles.grow}>
            <TextEditor
              {...part}
              path={['conditions', index, 'expression']}
              label={words.condition(index + 1)}
              schema={{ type: 'string' }}
              value={propertyOf(condition, 'expression')}
              mayBeEmpty
            />
          </div>
          <Tooltip content={words.removeCondition(index + 1)} relationship="label">
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              disabled={part.isDisabled}
              onClick={() =>
                part.edits.choose(conditions.length === 1 ? ['conditions'] : ['conditions', index], undefined)
              }
            />
          </Tooltip>
        </div>
      ))}
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        disabled={part.isDisabled}
        onClick={() =>
          part.edits.choose(
            Array.isArray(given) ? ['conditions', conditions.length] : ['conditions'],
            Array.isArray(given) ? { expression: '' } : [{ expression: '' }],
          )
        }
      >
        {words.addCondition}
      </Button>
    </fieldset>
  )
}
