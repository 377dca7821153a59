import { Switch } from '@fluentui/react-components'
import { parameterStrings } from '../../../strings/parameters.ts'
import { valueIn } from '../place-in-value.ts'
import { Count, change, type PartProps, useSettingStyles } from './setting-parts.tsx'

const words = parameterStrings.settings

/** How many items are collected over pages. */
export function Pagination(part: PartProps) {
  const styles = useSettingStyles()
  const path = ['runtimeConfiguration', 'paginationPolicy', 'minimumItemCount']
  const isOn = valueIn(part.step, path) !== undefined
  return (
    <>
      <Switch
        checked={isOn}
        disabled={part.isDisabled}
        label={words.pagination}
        onChange={(_event, data) => change(part, path, data.checked ? 1000 : undefined)}
      />
      {isOn && (
        <div className={styles.inner}>
          <Count {...part} path={path} label={words.threshold} most={100_000} />
          <span className={styles.hint}>{words.paginationHint}</span>
        </div>
      )}
    </>
  )
}

/** Large content in pieces. */
export function Chunking(part: PartProps) {
  const path = ['runtimeConfiguration', 'contentTransfer', 'transferMode']
  const mode = valueIn(part.step, path)
  return (
    <Switch
      checked={typeof mode === 'string' && mode.toLowerCase() === 'chunked'}
      disabled={part.isDisabled}
      label={words.chunking}
      onChange={(_event, data) => change(part, path, data.checked ? 'Chunked' : undefined)}
    />
  )
}
