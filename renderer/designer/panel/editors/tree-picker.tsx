import {
  Button,
  makeStyles,
  Spinner,
  Tree,
  TreeItem,
  TreeItemLayout,
  type TreeItemOpenChangeData,
  tokens,
} from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import { FolderRegular } from '@fluentui/react-icons/svg/folder'
import { useEffect, useRef, useState } from 'react'
import type { DynamicChoice } from '../../../../shared/ipc/connectors-payloads.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { strings } from '../../../strings/shell.ts'
import type { DynamicQuery } from '../dynamic-query.ts'
import { useDynamicChoices } from '../use-dynamic-choices.ts'
import { DynamicNote } from './dynamic-note.tsx'
import { LinkButton } from './link-button.tsx'

const words = parameterStrings.dynamic

const useStyles = makeStyles({
  picker: { width: '340px', maxWidth: '80vw', maxHeight: '380px', display: 'flex', flexDirection: 'column' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', paddingBottom: '4px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  tree: { overflowY: 'auto', minHeight: '60px' },
  note: { color: tokens.colorNeutralForeground3 },
})

interface FolderOwnProps {
  readonly query: DynamicQuery
  readonly onChoose: (choice: DynamicChoice) => void
}

interface TreePickerProps extends FolderOwnProps {
  readonly title: string
  readonly onClose: () => void
}

/** Folders and files of a service as a tree: what is in a folder is asked for when it is opened. */
export function TreePicker({ query, title, onChoose, onClose }: TreePickerProps) {
  const styles = useStyles()
  const tree = useRef<HTMLDivElement>(null)
  const focusFirst = () => tree.current?.querySelector<HTMLElement>('[role="treeitem"]')?.focus()
  return (
    <div className={styles.picker}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={strings.common.close}
          onClick={onClose}
        />
      </div>
      <div className={styles.tree} ref={tree}>
        <Tree aria-label={words.tree} size="small">
          <Folder query={query} parent={undefined} onChoose={onChoose} onLoaded={focusFirst} />
        </Tree>
      </div>
    </div>
  )
}

interface FolderProps extends FolderOwnProps {
  /** What to ask with for what is inside; undefined: the top. */
  readonly parent: string | undefined
  readonly onLoaded?: () => void
}

/** What is in one folder, as items of the tree. */
function Folder({ query, parent, onChoose, onLoaded }: FolderProps) {
  const styles = useStyles()
  const state = useDynamicChoices(query, true, parent === undefined ? {} : { parent })
  const { choices } = state
  const told = useRef(onLoaded)
  const hasChoices = choices !== undefined
  useEffect(() => {
    if (hasChoices) told.current?.()
  }, [hasChoices])
  const isEmpty = choices !== undefined && choices.length === 0
  return (
    <>
      {(choices ?? []).map((choice) => (
        <Item key={choice.json} query={query} choice={choice} onChoose={onChoose} />
      ))}
      {state.isLoading && choices === undefined && (
        <TreeItem itemType="leaf">
          <TreeItemLayout>
            <Spinner size="extra-tiny" label={words.loading} />
          </TreeItemLayout>
        </TreeItem>
      )}
      {(state.error !== undefined || state.missing.length > 0) && !state.isLoading && (
        <TreeItem itemType="leaf">
          <TreeItemLayout>
            <DynamicNote choices={state} titleOf={query.titleOf} />
          </TreeItemLayout>
        </TreeItem>
      )}
      {isEmpty && state.missing.length === 0 && (
        <TreeItem itemType="leaf">
          <TreeItemLayout className={styles.note}>{words.emptyFolder}</TreeItemLayout>
        </TreeItem>
      )}
      {state.hasMore && (
        <TreeItem itemType="leaf" onClick={state.more}>
          <TreeItemLayout>
            <LinkButton onClick={state.more} disabled={state.isLoading}>
              {words.more}
            </LinkButton>
          </TreeItemLayout>
        </TreeItem>
      )}
    </>
  )
}

interface ItemProps extends FolderOwnProps {
  readonly choice: DynamicChoice
}

function Item({ query, choice, onChoose }: ItemProps) {
  const [isOpen, setOpen] = useState(false)
  if (choice.isFolder !== true) {
    return (
      <TreeItem
        itemType="leaf"
        aria-disabled={!choice.isSelectable}
        onClick={() => choice.isSelectable && onChoose(choice)}
      >
        <TreeItemLayout iconBefore={<DocumentRegular />}>{choice.title}</TreeItemLayout>
      </TreeItem>
    )
  }
  return (
    <TreeItem
      itemType="branch"
      value={choice.json}
      open={isOpen}
      onOpenChange={(_event, data: TreeItemOpenChangeData) => setOpen(data.open)}
    >
      <TreeItemLayout
        iconBefore={<FolderRegular />}
        actions={
          choice.isSelectable ? (
            <Button
              size="small"
              appearance="subtle"
              icon={<CheckmarkRegular />}
              aria-label={words.chooseFolder(choice.title)}
              onClick={(event) => {
                event.stopPropagation()
                onChoose(choice)
              }}
            />
          ) : null
        }
      >
        {choice.title}
      </TreeItemLayout>
      {isOpen && (
        <Tree>
          <Folder query={query} parent={choice.handle} onChoose={onChoose} />
        </Tree>
      )}
    </TreeItem>
  )
}
