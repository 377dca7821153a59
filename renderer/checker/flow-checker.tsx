import { Button, Dropdown, makeStyles, Option, Tab, TabList, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useMemo, useState } from 'react'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { QuickFix } from '../../shared/wdl/fixes/quick-fix.ts'
import type { Problem, Severity } from '../../shared/wdl/problem.ts'
import { applyTextEdits } from '../../shared/wdl/text-edit.ts'
import { flowDocumentOf, useAnalysis } from '../document/analyses.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { chooseProfile, chosenProfile, useProfiles } from '../document/profile-choice.ts'
import { checkerStrings } from '../strings/checker.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { applyFix, applyToAll, titleOf } from './apply-fix.ts'
import { FixPreview } from './fix-preview.tsx'
import { ProblemRow } from './problem-row.tsx'

const words = checkerStrings
const rowHeight = 48

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: 'clamp(140px, 30vh, 320px)',
    flexShrink: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 12px',
    padding: '4px 8px 4px 20px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  space: { flexGrow: 1 },
  profile: { minWidth: '120px', maxWidth: '280px' },
  empty: { padding: '8px 20px', color: tokens.colorNeutralForeground3 },
})

type Filter = 'all' | Severity

const filters: readonly Filter[] = ['all', 'error', 'warning', 'info']
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }
const profiles: readonly ProfileName[] = ['power-automate', 'logic-apps-consumption', 'logic-apps-standard']

interface FlowCheckerProps {
  readonly flow: FlowRef
  readonly problems: readonly Problem[]
  readonly onGoTo: (problem: Problem) => void
  readonly onClose: () => void
}

/** What is wrong or doubtful with a flow, errors first; each leads to its place, and many can be mended from here. */
export function FlowChecker({ flow, problems, onGoTo, onClose }: FlowCheckerProps) {
  const styles = useStyles()
  const [filter, setFilter] = useState<Filter>('all')
  const [previewed, setPreviewed] = useState<{ readonly problem: Problem; readonly fix: QuickFix }>()
  const { isChecked } = useAnalysis(flow.environmentId, flow.flowId)
  const counts = useMemo(() => countBy(problems), [problems])
  const shown = useMemo(
    () =>
      problems
        .filter(({ severity }) => filter === 'all' || severity === filter)
        .sort((a, b) => order[a.severity] - order[b.severity] || a.range.start - b.range.start),
    [problems, filter],
  )
  const open = findDocument(flow)
  const text = open?.text ?? ''
  return (
    <section className={styles.panel} aria-label={words.label}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <TabList
          size="small"
          selectedValue={filter}
          aria-label={words.filter}
          onTabSelect={(_event, { value }) => setFilter(value as Filter)}
        >
          {filters.map((name) => (
            <Tab key={name} value={name}>
              {words.count(
                words.filters[name],
                name === 'all' ? problems.length : (counts.severities[name] ?? 0),
              )}
            </Tab>
          ))}
        </TabList>
        <span className={styles.space} />
        <ProfilePicker flow={flow} text={text} />
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={words.close}
          onClick={onClose}
        />
      </div>
      {shown.length === 0 ? (
        <span className={styles.empty}>{problems.length === 0 ? words.empty : words.emptyFiltered}</span>
      ) : (
        <VirtualList
          items={shown}
          rowHeight={rowHeight}
          keyOf={(problem, index) => `${index} ${problem.code} ${problem.range.start}`}
          renderRow={(problem) => (
            <ProblemRow
              flow={flow}
              problem={problem}
              ofCode={counts.codes[problem.code] ?? 0}
              canFix={isChecked && open?.isReadOnly === false}
              onGoTo={onGoTo}
              onFix={(_problem, fix) => applyFix(flow, fix)}
              onPreview={(of, fix) => setPreviewed({ problem: of, fix })}
              onFixAll={(of, fix) => applyToAll(flow, problems, of, fix)}
            />
          )}
        />
      )}
      {previewed !== undefined && (
        <FixPreview
          title={titleOf(previewed.fix)}
          before={text}
          after={applyTextEdits(text, previewed.fix.edits)}
          onApply={() => {
            applyFix(flow, previewed.fix)
            setPreviewed(undefined)
          }}
          onClose={() => setPreviewed(undefined)}
        />
      )}
    </section>
  )
}

/** Whose limits count: those of the platform the file was made for, or of another it shall go to. */
function ProfilePicker({ flow, text }: { readonly flow: FlowRef; readonly text: string }) {
  const styles = useStyles()
  useProfiles((state) => state.byKey)
  const chosen = chosenProfile(flow)
  const detected = words.profiles[detectProfile(flowDocumentOf(text))]
  const label = chosen === undefined ? words.profileAuto(detected) : words.profiles[chosen]
  return (
    <Dropdown
      size="small"
      className={styles.profile}
      aria-label={words.profile}
      value={label}
      selectedOptions={[chosen ?? 'auto']}
      onOptionSelect={(_event, { optionValue }) =>
        chooseProfile(
          flow,
          profiles.find((name) => name === optionValue),
        )
      }
    >
      <Option value="auto">{words.profileAuto(detected)}</Option>
      {profiles.map((name) => (
        <Option key={name} value={name}>
          {words.profiles[name]}
        </Option>
      ))}
    </Dropdown>
  )
}

function countBy(problems: readonly Problem[]) {
  const severities: Partial<Record<Severity, number>> = {}
  const codes: Record<string, number> = {}
  for (const { severity, code } of problems) {
    severities[severity] = (severities[severity] ?? 0) + 1
    codes[code] = (codes[code] ?? 0) + 1
  }
  return { severities, codes }
}
