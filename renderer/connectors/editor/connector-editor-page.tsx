import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Switch,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { ConnectorProblem } from '../../../shared/connectors/connector-problem.ts'
import { useCommands } from '../../app/commands.ts'
import { connectorEditorStrings as strings } from '../../strings/connector-editor.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonRows } from '../../ui/skeleton-rows.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { type ConnectorRef, connectorKey } from '../connector-store.ts'
import { type ConnectorDocument, type EditedFile, isUnsaved } from './connector-document.ts'
import {
  openConnector,
  redoStepOf,
  saveConnector,
  undoStepOf,
  useConnectorDocuments,
} from './connector-documents.ts'
import { DefinitionStep } from './definition-step.tsx'
import { maxEdited, useEditedConnector } from './edited-connector.ts'
import { EditorBanners } from './editor-banners.tsx'
import { EditorToolbar } from './editor-toolbar.tsx'
import { GeneralStep } from './general-step.tsx'
import { PoliciesStep } from './policies-step.tsx'
import { ProblemsPanel } from './problems-panel.tsx'
import { SecurityStep } from './security-step.tsx'
import { TestStep } from './test-step.tsx'

const ConnectorCode = lazy(() =>
  import('./connector-code.tsx').then((module) => ({ default: module.ConnectorCode })),
)

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '0 28px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 900px)': { padding: '0 12px' },
  },
  spacer: { flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
  center: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

/** Texts beyond this, in UTF-16 units, are read when the person pauses so long, in ms, in the code. */
const largeText = 200_000
const settleMs = 400

const tabs = ['general', 'security', 'definition', 'policies', 'test'] as const
type EditorTab = (typeof tabs)[number]

interface Place {
  readonly file: EditedFile
  readonly offset: number
}

interface ConnectorEditorPageProps extends ConnectorRef {
  readonly goTo?: Place
}

/** The editor of a connector: five steps and the code, over one document. */
export function ConnectorEditorPage({ environmentId, connectorId, goTo }: ConnectorEditorPageProps) {
  const ref = useMemo(() => ({ environmentId, connectorId }), [environmentId, connectorId])
  const entry = useConnectorDocuments((state) => state.entries.get(connectorKey(ref)))
  useEffect(() => {
    void openConnector(ref)
  }, [ref])
  if (entry?.state === 'open') {
    const { document } = entry
    return document.text.length > maxEdited ? (
      <CodeAlone document={document} />
    ) : (
      <Editor document={document} {...(goTo === undefined ? {} : { goTo })} />
    )
  }
  if (entry?.state === 'failed') {
    return (
      <ErrorState title={strings.loadFailed} error={entry.error} onRetry={() => void openConnector(ref)} />
    )
  }
  return <SkeletonRows count={6} />
}

/** Saving, undo and redo of a connector's files. */
function useDocumentCommands(document: ConnectorDocument): void {
  useCommands([
    {
      id: 'save',
      title: strings.save,
      group: strings.back,
      shortcuts: ['Mod+S'],
      run: () => void saveConnector(document),
      isEnabled: () => isUnsaved(document),
    },
    {
      id: 'undo',
      title: strings.undo,
      group: strings.back,
      shortcuts: ['Mod+Z'],
      yieldsToText: true,
      run: () => undoStepOf(document),
    },
    {
      id: 'redo',
      title: strings.redo,
      group: strings.back,
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      yieldsToText: true,
      run: () => redoStepOf(document),
    },
  ])
}

const noProblems: readonly ConnectorProblem[] = []

/** A description that would be read too slowly at each change of a form: its code alone. */
function CodeAlone({ document }: { readonly document: ConnectorDocument }) {
  const styles = useStyles()
  const [file, setFile] = useState<EditedFile>('definition')
  useDocumentCommands(document)
  return (
    <>
      <EditorToolbar document={document} title={document.connectorId} />
      <EditorBanners document={document} />
      <div className={styles.bar}>
        <TabList selectedValue={file} onTabSelect={(_event, { value }) => setFile(value as EditedFile)}>
          <Tab value="definition">{strings.files.definition}</Tab>
          <Tab value="properties">{strings.files.properties}</Tab>
        </TabList>
        <span className={styles.spacer} />
        <span style={{ padding: '8px 0' }}>
          {strings.tooLarge(Math.ceil(document.text.length / 1_000_000))}
        </span>
      </div>
      <div className={styles.body}>
        <Suspense
          fallback={
            <div className={styles.center}>
              <Spinner />
            </div>
          }
        >
          <ConnectorCode
            key={file}
            environmentId={document.environmentId}
            connectorId={document.connectorId}
            file={file}
            problems={noProblems}
            reveal={undefined}
          />
        </Suspense>
      </div>
    </>
  )
}

interface EditorProps {
  readonly document: ConnectorDocument
  readonly goTo?: Place
}

function Editor({ document, goTo }: EditorProps) {
  const styles = useStyles()
  const { environmentId, connectorId } = document
  const [tab, setTab] = useState<EditorTab>('general')
  const [isCode, setIsCode] = useState(goTo !== undefined)
  const [file, setFile] = useState<EditedFile>(goTo?.file ?? 'definition')
  const [reveal, setReveal] = useState<{ readonly offset: number } | undefined>(goTo)
  const [selected, setSelected] = useState<string>()
  const [showsProblems, setShowsProblems] = useState(false)
  // Forms need every change at once; typing in the code must not wait for a large description to be read.
  const isSlow = isCode && document.text.length > largeText
  const forms = useEditedConnector(useSettled(document, isSlow ? settleMs : 0))
  const problems: readonly ConnectorProblem[] = forms?.model.problems ?? []
  const counted = problems.filter(({ severity }) => severity !== 'info')

  useDocumentCommands(document)

  const goToProblem = (problem: ConnectorProblem) => {
    setFile(problem.file)
    setReveal({ offset: problem.range.start })
    setIsCode(true)
  }
  const isBroken = forms === undefined || !forms.isReadable
  return (
    <>
      <EditorToolbar document={document} title={forms?.model.title ?? connectorId} />
      <EditorBanners document={document} />
      <div className={styles.bar}>
        {isCode ? (
          <TabList selectedValue={file} onTabSelect={(_event, { value }) => setFile(value as EditedFile)}>
            <Tab value="definition">{strings.files.definition}</Tab>
            <Tab value="properties">{strings.files.properties}</Tab>
          </TabList>
        ) : (
          <TabList selectedValue={tab} onTabSelect={(_event, { value }) => setTab(value as EditorTab)}>
            {tabs.map((name) => (
              <Tab key={name} value={name}>
                {strings.tabs[name]}
              </Tab>
            ))}
          </TabList>
        )}
        <span className={styles.spacer} />
        <Button
          appearance="subtle"
          aria-pressed={showsProblems}
          onClick={() => setShowsProblems((shown) => !shown)}
        >
          {strings.problems(counted.length)}
        </Button>
        <Switch
          label={strings.code.toggle}
          checked={isCode}
          onChange={(_event, { checked }) => setIsCode(checked)}
        />
      </div>
      <div className={styles.body}>
        {isCode ? (
          <Suspense
            fallback={
              <div className={styles.center}>
                <Spinner />
              </div>
            }
          >
            <ConnectorCode
              key={file}
              environmentId={environmentId}
              connectorId={connectorId}
              file={file}
              problems={problems}
              reveal={reveal}
            />
          </Suspense>
        ) : isBroken ? (
          <div style={{ padding: '16px 28px' }}>
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{strings.broken}</MessageBarBody>
              <Button size="small" onClick={() => setIsCode(true)}>
                {strings.showCode}
              </Button>
            </MessageBar>
          </div>
        ) : (
          <>
            {tab === 'general' && <GeneralStep forms={forms} onNext={() => setTab('security')} />}
            {tab === 'security' && <SecurityStep forms={forms} onNext={() => setTab('definition')} />}
            {tab === 'definition' && (
              <DefinitionStep forms={forms} selected={selected} onSelect={setSelected} />
            )}
            {tab === 'policies' && <PoliciesStep forms={forms} onNext={() => setTab('test')} />}
            {tab === 'test' && (
              <TestStep
                environmentId={environmentId}
                connectorId={connectorId}
                forms={forms}
                isUnsaved={isUnsaved(document)}
                selected={selected}
                onSelect={setSelected}
              />
            )}
          </>
        )}
        {showsProblems && (
          <ProblemsPanel problems={problems} onGoTo={goToProblem} onClose={() => setShowsProblems(false)} />
        )}
      </div>
    </>
  )
}
