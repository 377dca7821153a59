import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { dismissNews, keepMine, reloadOutside, revert, saveDocument } from '../../document/documents.ts'
import type { OpenDocument } from '../../document/open-document.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { inWords } from '../../strings/sentences.ts'
import { formatDateTime } from '../../ui/format-time.ts'

const words = designerStrings.outside
const { drafts } = canvasStrings

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', flexShrink: 0 },
  bar: { borderRadius: 0, borderLeftWidth: 0, borderRightWidth: 0 },
})

interface DocumentBannersProps {
  readonly document: OpenDocument
  /** The JSON is broken while the canvas shows the last good state. */
  readonly syntaxError: Problem | undefined
  readonly onShowError: () => void
  readonly onCompare: () => void
}

/** A pause in typing after which broken JSON is no longer a word on its way, in ms. */
const pauseMs = 1_200

/** Whether code was typed a moment ago: a bar that comes and goes with each key would move the code under the cursor. */
function useRecentTyping({ change }: OpenDocument): boolean {
  const [settled, setSettled] = useState(change.serial)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(change.serial), pauseMs)
    return () => clearTimeout(timer)
  }, [change.serial])
  return change.source === 'code' && settled !== change.serial
}

/** What the person should know of the document before going on: changed outside, not saved, broken JSON. */
export function DocumentBanners({ document, syntaxError, onShowError, onCompare }: DocumentBannersProps) {
  const styles = useStyles()
  const { outside, restoredFrom, saveError, wasReloaded } = document
  const isTyping = useRecentTyping(document)
  return (
    <div className={styles.group}>
      {outside.kind === 'changed-outside' && (
        <MessageBar className={styles.bar} intent="warning" layout="auto">
          <MessageBarBody>
            {restoredFrom === undefined
              ? words.changed
              : drafts.restoredOther(formatDateTime(restoredFrom, Date.now()))}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => reloadOutside(document)}>
              {words.reload}
            </Button>
            <Button size="small" onClick={() => keepMine(document)}>
              {words.keepMine}
            </Button>
            <Button size="small" onClick={onCompare}>
              {words.compare}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {outside.kind === 'removed' && (
        <MessageBar className={styles.bar} intent="warning" layout="auto">
          <MessageBarBody>{words.removed}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void saveDocument(document)}>
              {words.saveAgain}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {restoredFrom !== undefined && document.isDirty && outside.kind === 'same' && (
        <MessageBar className={styles.bar} intent="info" layout="auto">
          <MessageBarBody>{drafts.restored(formatDateTime(restoredFrom, Date.now()))}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => dismissNews(document)}>
              {drafts.keep}
            </Button>
            <Button size="small" onClick={onCompare}>
              {drafts.compare}
            </Button>
            <Button
              size="small"
              onClick={() => {
                revert(document)
                dismissNews(document)
              }}
            >
              {drafts.discard}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {wasReloaded && (
        <MessageBar className={styles.bar} intent="info" layout="auto">
          <MessageBarBody>{words.reloaded}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => dismissNews(document)}>
              {words.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {saveError !== undefined && (
        <MessageBar className={styles.bar} intent="error" layout="auto">
          <MessageBarBody>
            <MessageBarTitle>{words.saveFailed}</MessageBarTitle>
            {inWords(saveError)}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void saveDocument(document)}>
              {words.tryAgain}
            </Button>
            <Button size="small" onClick={() => dismissNews(document)}>
              {words.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {syntaxError !== undefined && !isTyping && (
        <MessageBar className={styles.bar} intent="error" layout="auto">
          <MessageBarBody>{designerStrings.broken.banner(syntaxError.line)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={onShowError}>
              {designerStrings.broken.show}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  )
}
