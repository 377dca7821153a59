import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { editorOptions, largeText } from './editor-options.ts'
import { largeJsonLanguage } from './large-json.ts'
import { editor } from './monaco.ts'
import { useEditorTheme } from './use-editor-theme.ts'

const useStyles = makeStyles({ view: { width: '100%', height: '100%' } })

interface CompareViewProps {
  readonly before: string
  readonly after: string
  readonly label: string
}

/** Two texts side by side with their differences; nothing can be edited. */
export function CompareView({ before, after, label }: CompareViewProps) {
  const styles = useStyles()
  const host = useRef<HTMLDivElement>(null)
  useEditorTheme()

  useEffect(() => {
    if (host.current === null) return
    const isLarge = Math.max(before.length, after.length) > largeText
    const language = isLarge ? largeJsonLanguage : 'json'
    const original = editor.createModel(before, language)
    const modified = editor.createModel(after, language)
    const created = editor.createDiffEditor(host.current, {
      ...editorOptions(isLarge),
      readOnly: true,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      diffWordWrap: 'on',
      modifiedAriaLabel: label,
      originalAriaLabel: label,
    })
    created.setModel({ original, modified })
    return () => {
      created.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, label])

  return <div ref={host} className={styles.view} />
}
