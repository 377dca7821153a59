import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { startValue } from '../../commands/new-action.ts'
import { useNestedEditors, type ValueEditorProps } from './nested-editors.ts'

const words = parameterStrings.value

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '8px' },
  item: {
    display: 'flex',
    gap: '4px',
    alignItems: 'flex-start',
    minWidth: 0,
  },
  editor: { flexGrow: 1, minWidth: 0 },
  tools: { display: 'flex', flexShrink: 0 },
  tool: { minWidth: '24px', width: '24px', padding: 0 },
  add: { alignSelf: 'flex-start' },
  nothing: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** An array item by item: add, remove, move. */
export function ListEditor(props: ValueEditorProps) {
  const { value, path, label, schema, isDisabled, edits, manifest } = props
  const styles = useStyles()
  const { ValueEditor } = useNestedEditors()
  const items: readonly WdlValue[] = Array.isArray(value) ? value : []
  const move = (from: number, to: number) => {
    const next = [...items]
    const [moved] = next.splice(from, 1)
    if (moved === undefined) return
    next.splice(to, 0, moved)
    edits.choose(path, next)
  }
  const add = () => {
    const item = startValue(schema?.items)
    edits.choose(Array.isArray(value) ? [...path, items.length] : path, Array.isArray(value) ? item : [item])
  }
  return (
    <fieldset
      aria-label={label}
      className={styles.list}
      style={{ border: 'none', margin: 0, padding: 0, minWidth: 0 }}
    >
      {items.map((item, index) => {
        const name = words.item(index + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their place
          <div key={index} className={styles.item}>
            <div className={styles.editor}>
              <ValueEditor
                path={[...path, index]}
                label={`${label}: ${name}`}
                schema={schema?.items}
                value={item}
                mayBeEmpty
                isDisabled={isDisabled}
                edits={edits}
                manifest={manifest}
              />
            </div>
            <div className={styles.tools}>
              {items.length > 1 && (
                <>
                  <Tooltip content={words.up(name)} relationship="label">
                    <Button
                      className={styles.tool}
                      size="small"
                      appearance="subtle"
                      icon={<ArrowUpRegular />}
                      disabled={isDisabled || index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                  </Tooltip>
                  <Tooltip content={words.down(name)} relationship="label">
                    <Button
                      className={styles.tool}
                      size="small"
                      appearance="subtle"
                      icon={<ArrowDownRegular />}
                      disabled={isDisabled || index === items.length - 1}
                      onClick={() => move(index, index + 1)}
                    />
                  </Tooltip>
                </>
              )}
              <Tooltip content={words.remove(name)} relationship="label">
                <Button
                  className={styles.tool}
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  disabled={isDisabled}
                  onClick={() => edits.choose([...path, index], undefined)}
                />
              </Tooltip>
            </div>
          </div>
        )
      })}
      {items.length === 0 && <span className={styles.nothing}>{words.noItems}</span>}
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        disabled={isDisabled}
        aria-label={words.addTo(label)}
        onClick={add}
      >
        {words.add}
      </Button>
    </fieldset>
  )
}
