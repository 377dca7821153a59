import { Badge, Button, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useDeferredValue } from 'react'
import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { Repetition, RunState } from '../../../shared/run/index.ts'
import { objectOf } from '../../../shared/wdl/lookup.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { documentKey, type FlowRef } from '../../document/documents.ts'
import { ActionRunDetails } from '../../runs/action-run-details.tsx'
import { designerStrings } from '../../strings/designer.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { OverflowTabs } from '../../ui/overflow-tabs.tsx'
import { StepIcon } from '../canvas/step-icon.tsx'
import { readableName } from '../canvas/step-name.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import { updateWorkspace, useWorkspace } from '../workspace-state.ts'
import { CodeTab } from './code-tab.tsx'
import { NoteField } from './note-field.tsx'
import { ParametersTab } from './parameters-tab.tsx'
import { RunAfterTab } from './run-after-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { StepFields } from './step-fields.tsx'
import { StepNameField } from './step-name-field.tsx'

const words = designerStrings.panel

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '12px 8px 4px 14px' },
  name: { flexGrow: 1, minWidth: 0 },
  facts: { display: 'flex', alignItems: 'center', gap: '8px', padding: '2px 14px 6px', minWidth: 0 },
  subtitle: {
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  tabs: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, padding: '0 4px', flexShrink: 0 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    userSelect: 'text',
    padding: '12px 14px 24px',
    overflowY: 'auto',
    minHeight: 0,
    flexGrow: 1,
    '& > *': { flexShrink: 0 },
  },
  fill: { paddingBottom: '14px', '& > *': { flexShrink: 1 } },
  problems: { listStyleType: 'none', margin: '0 0 12px', padding: 0, display: 'grid', gap: '6px' },
  problem: {
    display: 'flex',
    gap: '8px',
    padding: '8px 10px',
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  sign: { fontSize: '16px', flexShrink: 0, display: 'flex', paddingTop: '1px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  hint: { color: tokens.colorNeutralForeground3 },
})

const nowhere: TextRange = { start: 0, end: 0 }

interface ActionPanelProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly step: FlowStep
  readonly text: string
  /** Problems of this step. */
  readonly problems: readonly Problem[]
  /** The file cannot be written, or the JSON is broken. */
  readonly isDisabled: boolean
  readonly runState: RunState | undefined
  readonly repetition: Repetition | undefined
  readonly onRepetition: (repetition: Repetition) => void
  readonly onGoToField: (path: JsonPath) => void
  readonly onShowCode: (range: TextRange) => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Everything about the selected step: name, values, what it runs after, its JSON, and what a run did with it. */
export function ActionPanel(props: ActionPanelProps) {
  const { flow, model, step, text, problems, isDisabled, runState } = props
  const styles = useStyles()
  const range = model.ranges.get(step.id) ?? nowhere
  const key = documentKey(flow)
  const wanted = useWorkspace(key, ({ panelTab }) => panelTab)
  const wantedInRun = useWorkspace(key, ({ panelTabInRun }) => panelTabInRun)
  const hasRun = runState !== undefined && step.kind === 'action'
  const isAction = step.kind === 'action'
  const chosen = hasRun ? wantedInRun : wanted
  const tab = (chosen === 'run' && !hasRun) || (chosen === 'run-after' && !isAction) ? 'parameters' : chosen
  // The forms of another step are the most of what there is to paint; canvas and head do not wait for them.
  const isBodyDue = useDeferredValue(step.id, '') === step.id
  const body = (
    <>
      {tab !== 'run' && tab !== 'code' && problems.length > 0 && <StepProblems problems={problems} />}
      {tab === 'run' && runState !== undefined && (
        <ActionRunDetails
          runState={runState}
          actionName={step.name}
          repetition={props.repetition}
          onRepetition={props.onRepetition}
          onGoToField={props.onGoToField}
        />
      )}
      {(tab === 'parameters' || tab === 'settings') && (
        <StepFields flow={flow} step={step} text={text}>
          {({ value, document }) =>
            tab === 'parameters' ? (
              <ParametersTab
                flow={flow}
                step={step}
                value={value}
                connectionReferences={document.flow.connectionReferences}
                isDisabled={isDisabled}
              />
            ) : (
              <SettingsTab
                flow={flow}
                step={step}
                value={value}
                staticResults={objectOf(document.definition, 'staticResults') ?? {}}
                isDisabled={isDisabled}
              />
            )
          }
        </StepFields>
      )}
      {tab === 'run-after' && <RunAfterTab flow={flow} model={model} step={step} isDisabled={isDisabled} />}
      {tab === 'code' && (
        <CodeTab flow={flow} step={step} text={text} range={range} onShowCode={props.onShowCode}>
          {problems.length > 0 && <StepProblems problems={problems} />}
        </CodeTab>
      )}
    </>
  )
  return (
    <aside className={styles.panel} aria-label={`${words.label}: ${readableName(step.name)}`}>
      <div className={styles.head}>
        <StepIcon name={step.icon} colour={step.colour} size={32} />
        <div className={styles.name}>
          <StepNameField key={step.id} flow={flow} model={model} step={step} isDisabled={isDisabled} />
        </div>
        <Tooltip content={words.delete} relationship="label">
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            disabled={isDisabled}
            onClick={props.onDelete}
          />
        </Tooltip>
        <Tooltip content={designerStrings.workspace.closePanel} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={props.onClose} />
        </Tooltip>
      </div>
      <div className={styles.facts}>
        <Badge appearance="tint" color={step.isKnown ? 'brand' : 'warning'} style={{ flexShrink: 0 }}>
          {step.type === '' ? designerStrings.canvas.unknownType : step.type}
        </Badge>
        {step.subtitle !== step.type && (
          <span className={styles.subtitle} title={step.subtitle}>
            {step.subtitle}
          </span>
        )}
      </div>
      <NoteField key={`note ${step.id}`} flow={flow} step={step} isDisabled={isDisabled} />
      <OverflowTabs
        className={styles.tabs}
        tabs={[
          ...(hasRun ? [{ value: 'run', text: words.inputs } as const] : []),
          { value: 'parameters', text: words.parameters },
          ...(isAction ? [{ value: 'run-after', text: words.settings } as const] : []),
          { value: 'settings', text: parameterStrings.tabs.settings },
          { value: 'code', text: words.code },
        ]}
        selected={tab}
        onSelect={(value) => updateWorkspace(key, hasRun ? { panelTabInRun: value } : { panelTab: value })}
      />
      <div className={mergeClasses(styles.body, tab === 'code' && styles.fill)} key={step.id}>
        {isBodyDue && body}
      </div>
    </aside>
  )
}

function StepProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.problems} aria-label={designerStrings.problemsList.label}>
      {problems.slice(0, 20).map((problem) => (
        <li key={`${problem.code} ${problem.range.start} ${problem.message}`} className={styles.problem}>
          <span
            className={`${styles.sign} ${problem.severity === 'error' ? styles.error : styles.warning}`}
            role="img"
            aria-label={designerStrings.problemsList.severities[problem.severity]}
          >
            {problem.severity === 'error' ? <ErrorCircleFilled /> : <WarningFilled />}
          </span>
          <span>
            {problem.message}{' '}
            {problem.hint !== undefined && <span className={styles.hint}>{problem.hint}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
