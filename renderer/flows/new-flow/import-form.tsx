import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { useRef, useState } from 'react'
import type { PackageContents } from '../../../shared/ipc/package-payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'
import type { ImportChoice } from './import-choice.ts'
import { PackageView } from './package-view.tsx'

const words = newFlowStrings.file

/** Largest file that is handed to main, in bytes. */
const maxBytes = 100 * 1024 * 1024

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: '8px',
    padding: '16px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  over: { border: `1px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px 12px', minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

interface ImportFormProps {
  readonly environmentId: EnvironmentId
  readonly opened: PackageContents | undefined
  readonly choice: ImportChoice | undefined
  /** A file was looked into; undefined: it could not be. */
  readonly onOpened: (opened: PackageContents | undefined, fileName: string) => void
  readonly onChoice: (choice: ImportChoice) => void
}

/** Takes a file of the person's, has main look into it, and shows what can be imported. Nothing is made yet. */
export function ImportForm({ environmentId, opened, choice, onOpened, onChoice }: ImportFormProps) {
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(0)
  const [fileName, setFileName] = useState('')
  const [isReading, setReading] = useState(false)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()

  const take = async (file: File | undefined) => {
    if (file === undefined) return
    latest.current += 1
    const turn = latest.current
    setFileName(file.name)
    setProblem(undefined)
    onOpened(undefined, file.name)
    if (file.size > maxBytes) return setProblem(words.tooLarge(maxBytes / 1024 / 1024))
    setReading(true)
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const found = await withTitles(
        environmentId,
        await bridge.flows.openPackage({ fileName: file.name, bytes }),
      )
      // Another file was chosen meanwhile.
      if (turn === latest.current) onOpened(found, file.name)
    } catch (thrown) {
      const { message, hint } = toErrorData(thrown)
      if (turn === latest.current) setProblem(hint === undefined ? message : `${message} ${hint}`)
    } finally {
      if (turn === latest.current) setReading(false)
    }
  }

  return (
    <div className={styles.box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is the keyboard's */}
      <div
        className={`${styles.drop} ${isOver ? styles.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        <div className={styles.line}>
          <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
            {words.choose}
          </Button>
          {fileName !== '' && <span className={styles.file}>{fileName}</span>}
        </div>
        <input
          ref={input}
          type="file"
          accept=".json,application/json,.zip,application/zip"
          aria-label={words.choose}
          tabIndex={-1}
          style={{ display: 'none' }}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {opened === undefined && <span className={styles.hint}>{words.hint}</span>}
      </div>
      {isReading && <Spinner size="tiny" label={words.reading} style={{ justifyContent: 'start' }} />}
      {problem !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {opened !== undefined && choice !== undefined && (
        <PackageView opened={opened} choice={choice} onChoice={onChoice} />
      )}
    </div>
  )
}

/** Connectors by the names they have in the environment; the package's own are those of one account's connections. */
async function withTitles(environmentId: EnvironmentId, found: PackageContents): Promise<PackageContents> {
  const known = await bridge.connectors.list({ environmentId }).catch(() => [])
  const titles = Object.fromEntries(known.map(({ id, title }) => [id, title]))
  return { ...found, connectorTitles: { ...found.connectorTitles, ...titles } }
}
