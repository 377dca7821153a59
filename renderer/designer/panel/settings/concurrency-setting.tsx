import { Switch } from '@fluentui/react-components'
import { parameterStrings } from '../../../strings/parameters.ts'
import { valueIn } from '../place-in-value.ts'
import { hasOption, withOption } from '../step-settings.ts'
import { Count, change, type PartProps, useSettingStyles } from './setting-parts.tsx'

const words = parameterStrings.settings

interface ConcurrencyProps extends PartProps {
  readonly name: 'repetitions' | 'runs'
  readonly title: string
  readonly label: string
  readonly most: number
}

/** How many iterations or runs go at the same time. */
export function Concurrency({ name, title, label, most, ...part }: ConcurrencyProps) {
  const styles = useSettingStyles()
  const path = ['runtimeConfiguration', 'concurrency', name]
  const isSequential = hasOption(part.step, name === 'runs' ? 'SingleInstance' : 'Sequential')
  const isOn = valueIn(part.step, path) !== undefined || isSequential
  return (
    <>
      <Switch
        checked={isOn}
        disabled={part.isDisabled}
        label={title}
        onChange={(_event, data) => {
          if (data.checked) change(part, path, name === 'runs' ? 25 : 20)
          else if (isSequential) {
            const option = name === 'runs' ? 'SingleInstance' : 'Sequential'
            change(part, ['operationOptions'], withOption(part.step, option, false))
          } else change(part, path, undefined)
        }}
      />
      {isOn && (
        <div className={styles.inner}>
          {isSequential ? (
            <span className={styles.hint}>{words.sequential}</span>
          ) : (
            <Count {...part} path={path} label={label} most={most} />
          )}
          {name === 'runs' && !isSequential && (
            <Count
              {...part}
              path={['runtimeConfiguration', 'concurrency', 'maximumWaitingRuns']}
              label={words.waiting}
              most={100}
            />
          )}
        </div>
      )}
    </>
  )
}
