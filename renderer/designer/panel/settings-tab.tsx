import { makeStyles, mergeClasses, Switch } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { operationOf } from '../../../shared/operations/index.ts'
import { propertyOf } from '../../../shared/wdl/lookup.ts'
import type { FlowRef } from '../../document/documents.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { PairsEditor } from './editors/pairs-editor.tsx'
import { formEditsOf } from './form-edits.ts'
import { Concurrency } from './settings/concurrency-setting.tsx'
import { Retry } from './settings/retry-setting.tsx'
import { change, Duration, Option, Section, useSettingStyles } from './settings/setting-parts.tsx'
import { Chunking, Pagination } from './settings/transfer-settings.tsx'
import { Conditions, SplitOn } from './settings/trigger-settings.tsx'
import { StaticResult } from './static-result.tsx'
import { isSecure, securePath, settingsOf, withSecure } from './step-settings.ts'

const words = parameterStrings.settings

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '14px' },
  intro: { margin: 0 },
})

interface SettingsTabProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly value: WdlObject
  /** `staticResults` of the definition. */
  readonly staticResults: WdlObject
  readonly isDisabled: boolean
}

/** How a step behaves beyond its parameters; only what its type has. */
export function SettingsTab({ flow, step, value, staticResults, isDisabled }: SettingsTabProps) {
  const own = useStyles()
  const styles = useSettingStyles()
  const manifest = operationOf(step.type, step.kind)
  const settings = settingsOf(manifest)
  const edits = useMemo(() => formEditsOf(flow, step), [flow, step])
  const part = { step: value, edits, manifest, isDisabled }
  const inputsKey = ['inputs', 'retryPolicy']
  return (
    <div className={own.tab}>
      <p className={mergeClasses(styles.hint, own.intro)}>{words.intro}</p>
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
