import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import { FolderRegular } from '@fluentui/react-icons/svg/folder'
import { useState } from 'react'
import type { DynamicChoice } from '../../../../shared/ipc/connectors-payloads.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { DynamicQuery } from '../dynamic-query.ts'
import { useDynamicChoices } from '../use-dynamic-choices.ts'
import { DynamicNote } from './dynamic-note.tsx'

const words = parameterStrings.dynamic

const useStyles = makeStyles({
  picker: { width: '320px', maxWidth: '80vw', display: 'flex', flexDirection: 'column', gap: '6px' },
  head: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  where: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '300px', overflowY: 'auto' },
  row: { display: 'flex', alignItems: 'center' },
  choice: { flexGrow: 1, justifyContent: 'flex-start', minWidth: 0, fontWeight: tokens.fontWeightRegular },
})

interface TreePickerProps {
  readonly query: DynamicQuery
  readonly onChoose: (choice: DynamicChoice) => void
}

/** Folders and files of a service: go in, choose. */
export function TreePicker({ query, onChoose }: TreePickerProps) {
  const styles = useStyles()
  const [way, setWay] = useState<readonly DynamicChoice[]>([])
  const state = useDynamicChoices(query, true, way.at(-1)?.handle)
  return (
    <div className={styles.picker}>
      <div className={styles.head}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={words.back}
          disabled={way.length === 0}
          onClick={() => setWay(way.slice(0, -1))}
        />
        <span className={styles.where}>{[words.top, ...way.map(({ title }) => title)].join(' / ')}</span>
      </div>
      {state.isLoading && <Spinner size="tiny" label={words.loading} />}
      <ul className={styles.list}>
        {(state.choices ?? []).map((choice) => (
          <li key={choice.json} className={styles.row}>
            <Button
              className={styles.choice}
              appearance="subtle"
              size="small"
              icon={choice.isFolder === true ? <FolderRegular /> : <DocumentRegular />}
              disabled={!choice.isSelectable && choice.isFolder !== true}
              onClick={() => (choice.isSelectable ? onChoose(choice) : setWay([...way, choice]))}
            >
              {choice.title}
            </Button>
            {choice.isFolder === true && choice.handle !== undefined && (
              <Button
                size="small"
                appearance="subtle"
                icon={<ChevronRightRegular />}
                aria-label={words.folder(choice.title)}
                onClick={() => setWay([...way, choice])}
              />
            )}
          </li>
        ))}
      </ul>
      <DynamicNote choices={state} />
      {state.hasMore && (
        <Button size="small" onClick={state.more}>
          {words.more}
        </Button>
      )}
    </div>
  )
}
