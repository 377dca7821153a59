import { Button, Switch, Tooltip } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf } from '../../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { TextEditor } from '../editors/text-editor.tsx'
import { change, type PartProps, useSettingStyles } from './setting-parts.tsx'

const words = parameterStrings.settings

/** One run for each item of a list. */
export function SplitOn(part: PartProps) {
  const styles = useSettingStyles()
  const value = propertyOf(part.step, 'splitOn')
  return (
    <>
      <Switch
        checked={value !== undefined}
        disabled={part.isDisabled}
        label={words.splitOn}
        onChange={(_event, data) =>
          change(part, ['splitOn'], data.checked ? "@triggerOutputs()?['body/value']" : undefined)
        }
      />
      <span className={styles.hint}>{words.splitOnHint}</span>
      {value !== undefined && (
        <TextEditor
          {...part}
          path={['splitOn']}
          label={words.splitOnList}
          schema={{ type: 'string' }}
          value={value}
          mayBeEmpty
        />
      )}
    </>
  )
}

/** Expressions that must be true for a run to start. */
export function Conditions(part: PartProps) {
  const styles = useSettingStyles()
  const given = propertyOf(part.step, 'conditions')
  const conditions: readonly WdlValue[] = Array.isArray(given) ? given : []
  return (
    <fieldset
      className={styles.section}
      style={{ border: 'none', margin: 0, padding: 0 }}
      aria-label={words.conditions}
    >
      <span>{words.conditions}</span>
      <span className={styles.hint}>{words.conditionsHint}</span>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
        <div key={index} className={styles.row}>
          <div className={styles.grow}>
            <TextEditor
              {...part}
              path={['conditions', index, 'expression']}
              label={words.condition(index + 1)}
              schema={{ type: 'string' }}
              value={propertyOf(condition, 'expression')}
              mayBeEmpty
            />
          </div>
          <Tooltip content={words.removeCondition(index + 1)} relationship="label">
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              disabled={part.isDisabled}
              onClick={() =>
                part.edits.choose(conditions.length === 1 ? ['conditions'] : ['conditions', index], undefined)
              }
            />
          </Tooltip>
        </div>
      ))}
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        disabled={part.isDisabled}
        onClick={() =>
          part.edits.choose(
            Array.isArray(given) ? ['conditions', conditions.length] : ['conditions'],
            Array.isArray(given) ? { expression: '' } : [{ expression: '' }],
          )
        }
      >
        {words.addCondition}
      </Button>
    </fieldset>
  )
}
