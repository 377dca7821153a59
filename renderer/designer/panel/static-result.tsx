import { Field, makeStyles, Switch, tokens } from '@fluentui/react-components'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { setStaticResult } from '../../../shared/wdl/set-static-result.ts'
import type { FlowRef } from '../../document/documents.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import { ChoiceEditor } from './editors/choice-editor.tsx'
import { TextEditor } from './editors/text-editor.tsx'

const words = parameterStrings.settings
const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut']

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: '8px' },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

interface StaticResultProps {
  readonly flow: FlowRef
  readonly stepName: string
  readonly step: WdlObject
  readonly staticResults: WdlObject
  readonly isDisabled: boolean
}

/** What a step answers instead of running, for tests. */
export function StaticResult({ flow, stepName, step, staticResults, isDisabled }: StaticResultProps) {
  const styles = useStyles()
  const setting = objectOf(objectOf(step, 'runtimeConfiguration'), 'staticResult')
  const isOn = textOf(setting, 'staticResultOptions')?.toLowerCase() === 'enabled'
  const name = textOf(setting, 'name') ?? `${stepName}0`
  const result = objectOf(staticResults, name) ?? {
    status: 'Succeeded',
    outputs: { statusCode: 'OK', body: {} },
  }
  const set = (next: WdlObject, isTyping: boolean) =>
    runFlowEdit(
      flow,
      (document) => setStaticResult(document, stepName, { isOn: true, result: next }),
      isTyping ? { joinKey: `${stepName} static result` } : undefined,
    )
  const edits = {
    set: (_path: unknown, value: WdlValue | undefined) => set({ ...result, outputs: value ?? {} }, true),
    choose: (_path: unknown, value: WdlValue | undefined) =>
      set({ ...result, status: value ?? 'Succeeded' }, false),
    rename: () => {},
  }
  return (
    <div className={styles.column}>
      <Switch
        checked={isOn}
        disabled={isDisabled}
        label={words.staticOn}
        onChange={(_event, data) =>
          runFlowEdit(flow, (document) =>
            setStaticResult(document, stepName, { isOn: data.checked, ...(data.checked ? { result } : {}) }),
          )
        }
      />
      <span className={styles.hint}>{words.staticHint}</span>
      {isOn && (
        <>
          <Field label={{ children: words.staticStatus, size: 'small' }}>
            <ChoiceEditor
              path={['status']}
              label={words.staticStatus}
              schema={{ type: 'string' }}
              value={propertyOf(result, 'status')}
              mayBeEmpty
              isDisabled={isDisabled}
              edits={edits}
              choices={statuses.map((status) => ({ value: status, text: status }))}
            />
          </Field>
          <Field label={{ children: words.staticOutputs, size: 'small' }}>
            <TextEditor
              path={['outputs']}
              label={words.staticOutputs}
              schema={{ type: 'object' }}
              value={propertyOf(result, 'outputs') ?? {}}
              mayBeEmpty
              isJson
              isDisabled={isDisabled}
              edits={edits}
            />
          </Field>
        </>
      )}
    </div>
  )
}
