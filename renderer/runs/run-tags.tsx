import {
  Button,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  TagGroup,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useRef, useState } from 'react'
import { type EnvironmentId, type RunId, readTag, tagText } from '../../shared/run/index.ts'
import { historyStrings } from '../strings/history.ts'
import { showRunsWithTag } from './run-search-store.ts'
import { TagBox } from './tag-box.tsx'
import { useRunTags } from './use-run-tags.ts'

const words = historyStrings.tags

const useStyles = makeStyles({
  tags: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', minWidth: 0 },
  group: { display: 'flex', flexWrap: 'wrap', gap: '6px', minWidth: 0 },
  tag: { maxWidth: '100%' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  box: { minWidth: '160px', maxWidth: '240px' },
})

interface RunTagsProps {
  readonly runId: RunId
  readonly environmentId: EnvironmentId | undefined
}

/** The tags of a run: each leads to the runs that have it too; own ones are given and taken here. */
export function RunTags({ runId, environmentId }: RunTagsProps) {
  const styles = useStyles()
  const { tags, change } = useRunTags(runId)
  const [isAdding, setAdding] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const stopAdding = () => {
    setAdding(false)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-add-tag]')?.focus())
  }
  return (
    <div ref={box} className={styles.tags}>
      {tags.length > 0 && (
        <TagGroup
          size="small"
          className={styles.group}
          aria-label={words.title}
          onDismiss={(_event, { value }) => {
            const tag = readTag(String(value))
            if (tag !== undefined) void change({ remove: [tag] })
          }}
        >
          {tags.map((tag) => {
            const text = tagText(tag)
            const isOwn = tag.source === 'own'
            return (
              <InteractionTag key={text} value={text} className={styles.tag}>
                <InteractionTagPrimary
                  hasSecondaryAction={isOwn}
                  title={`${text}\n${words.sources[tag.source]}. ${words.showRuns}.`}
                  onClick={() => showRunsWithTag(environmentId, tag)}
                >
                  <span className={styles.text}>{text}</span>
                </InteractionTagPrimary>
                {isOwn && <InteractionTagSecondary aria-label={words.remove(text)} />}
              </InteractionTag>
            )
          })}
        </TagGroup>
      )}
      {isAdding ? (
        <TagBox
          autoFocus
          label={words.name}
          className={styles.box}
          place={{ environmentId }}
          taken={tags}
          typedNote={words.add}
          isSearch={false}
          onEscape={stopAdding}
          onPick={(tag) => {
            stopAdding()
            void change({ add: [tag] })
          }}
        />
      ) : (
        <Button
          data-add-tag
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          onClick={() => setAdding(true)}
        >
          {words.add}
        </Button>
      )}
    </div>
  )
}
