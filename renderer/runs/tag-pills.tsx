import { makeStyles, tokens } from '@fluentui/react-components'
import { type RunTag, tagText } from '../../shared/run/index.ts'

/** Tags that a line of the list shows; a tooltip holds all. */
const mostShown = 4

const useStyles = makeStyles({
  tags: { display: 'flex', gap: '4px', minWidth: 0, overflow: 'hidden' },
  tag: {
    flexShrink: 0,
    maxWidth: '180px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
  },
})

/** The tags of a run, as they stand in a list. */
export function TagPills({ tags }: { readonly tags: readonly RunTag[] }) {
  const styles = useStyles()
  const left = tags.length - mostShown
  return (
    <span className={styles.tags} title={tags.map(tagText).join('\n')}>
      {tags.slice(0, mostShown).map((tag) => (
        <span key={tagText(tag)} className={styles.tag}>
          {tagText(tag)}
        </span>
      ))}
      {left > 0 && <span className={styles.tag}>+{left}</span>}
    </span>
  )
}
