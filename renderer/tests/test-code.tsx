import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../shared/wdl/index.ts'
import { useIsDark, useMediaQuery } from '../app/use-theme.ts'
import { editorOptions } from '../editor/editor-options.ts'
import { editor, MarkerSeverity, Uri } from '../editor/monaco.ts'
import { inWords } from '../strings/sentences.ts'

const useStyles = makeStyles({ code: { flexGrow: 1, minWidth: 0, minHeight: 0 } })

interface TestCodeProps {
  readonly label: string
  readonly text: string
  readonly problems: readonly Problem[]
  readonly onChange?: (text: string) => void
}

let nextModel = 1

/** The text of a test in Monaco, with the schema of tests for completion and hover. Without `onChange` it is read only. */
export function TestCode({ label, text, problems, onChange }: TestCodeProps) {
  const styles = useStyles()
  const host = useRef<HTMLDivElement>(null)
  const code = useRef<editor.IStandaloneCodeEditor | undefined>(undefined)
  const changed = useRef(onChange)
  const first = useRef(text)
  const isReadOnly = onChange === undefined
  const isDark = useIsDark()
  const isForced = useMediaQuery('(forced-colors: active)')

  useEffect(() => {
    changed.current = onChange
  })

  useEffect(() => {
    if (host.current === null) return
    const uri = Uri.from({ scheme: 'flowtest', path: `/${nextModel}.flowtest.json` })
    nextModel += 1
    const model = editor.createModel(first.current, 'json', uri)
    const created = editor.create(host.current, {
      ...editorOptions(false),
      model,
      readOnly: isReadOnly,
      ariaLabel: label,
      glyphMargin: false,
      stickyScroll: { enabled: false },
    })
    code.current = created
    const listener = created.onDidChangeModelContent(() => changed.current?.(created.getValue()))
    return () => {
      listener.dispose()
      created.dispose()
      model.dispose()
      code.current = undefined
    }
  }, [label, isReadOnly])

  useEffect(() => {
    const model = code.current?.getModel()
    if (model === null || model === undefined || model.getValue() === text) return
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
  }, [text])

  useEffect(() => {
    const model = code.current?.getModel()
    if (model === null || model === undefined) return
    editor.setModelMarkers(
      model,
      'flow tests',
      problems.map((problem) => {
        const { range, severity } = problem
        const start = model.getPositionAt(range.start)
        const end = model.getPositionAt(range.end)
        return {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
          message: inWords(problem),
          severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
        }
      }),
    )
  }, [problems])

  useEffect(() => {
    editor.setTheme(
      isForced ? (isDark ? 'hc-black' : 'hc-light') : isDark ? 'flowbench-dark' : 'flowbench-light',
    )
  }, [isDark, isForced])

  return <div ref={host} className={styles.code} />
}
