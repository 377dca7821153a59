import {
  Button,
  Dropdown,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { useRef, useState } from 'react'
import { FlowError } from '../../../shared/errors/index.ts'
import { type ImportableFlow, readImport } from '../../../shared/wdl/import-flow.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'

const words = newFlowStrings

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '12px' },
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: '8px',
    padding: '20px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

interface ImportFormProps {
  readonly chosen: ImportableFlow | undefined
  readonly onChoose: (flow: ImportableFlow | undefined, fileName: string) => void
}

/** Takes a file of the person's and shows which flows are in it. Nothing leaves the window until the flow is made. */
export function ImportForm({ chosen, onChoose }: ImportFormProps) {
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const [fileName, setFileName] = useState('')
  const [flows, setFlows] = useState<readonly ImportableFlow[]>([])
  const [problem, setProblem] = useState<string>()

  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setFileName(file.name)
    setProblem(undefined)
    setFlows([])
    onChoose(undefined, file.name)
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      setProblem(words.isPackage)
      return
    }
    try {
      const found = readImport(decode(bytes))
      setFlows(found)
      onChoose(found[0], file.name)
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      setProblem(thrown.hint === undefined ? thrown.message : `${thrown.message} ${thrown.hint}`)
    }
  }

  const nameOf = (flow: ImportableFlow) => flow.name ?? words.unnamed(flows.indexOf(flow) + 1)
  return (
    <div className={styles.box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is the keyboard's */}
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void take(event.dataTransfer.files[0])
        }}
      >
        <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
          {words.chooseFile}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json,.zip"
          aria-label={words.chooseFile}
          tabIndex={-1}
          style={{ display: 'none' }}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {fileName !== '' && <span className={styles.file}>{fileName}</span>}
        <span className={styles.hint}>{words.dropHint}</span>
      </div>
      {problem !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {flows.length > 1 && chosen !== undefined && (
        <Field label={words.flowsInFile}>
          <Dropdown
            value={nameOf(chosen)}
            selectedOptions={[String(flows.indexOf(chosen))]}
            onOptionSelect={(_event, { optionValue }) => onChoose(flows[Number(optionValue)], fileName)}
          >
            {flows.map((flow, index) => (
              <Option key={nameOf(flow)} value={String(index)}>
                {nameOf(flow)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {chosen !== undefined && <span role="status">{words.found(chosen.triggers, chosen.actions)}</span>}
      {chosen !== undefined && chosen.notes.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.unresolved(chosen.notes.length)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}

/** Text of a file: UTF-16 by its mark, else UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}
