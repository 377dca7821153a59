import { Field } from '@fluentui/react-components'
import type { JsonPath } from '../../../../shared/errors/index.ts'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, textOf } from '../../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { ChoiceEditor } from '../editors/choice-editor.tsx'
import { TextEditor } from '../editors/text-editor.tsx'
import { valueIn } from '../place-in-value.ts'
import { Count, change, Duration, type PartProps, useSettingStyles } from './setting-parts.tsx'

const words = parameterStrings.settings

/** The retry policy: which, how often, how far apart. */
export function Retry({ path, ...part }: PartProps & { readonly path: JsonPath }) {
  const styles = useSettingStyles()
  const policy = valueIn(part.step, path)
  const type = (textOf(policy, 'type') ?? 'default').toLowerCase()
  const isTimed = type === 'fixed' || type === 'exponential'
  const start: Readonly<Record<string, WdlValue | undefined>> = {
    default: undefined,
    none: { type: 'none' },
    fixed: { type: 'fixed', count: 4, interval: 'PT20S' },
    exponential: { type: 'exponential', count: 4, interval: 'PT7S' },
  }
  if (policy !== undefined && !isObject(policy)) {
    return (
      <Field label={{ children: words.retry, size: 'small' }}>
        <TextEditor {...part} path={path} label={words.retry} schema={{}} value={policy} mayBeEmpty={false} />
      </Field>
    )
  }
  return (
    <>
      <Field label={{ children: words.retry, size: 'small' }}>
        <ChoiceEditor
          {...part}
          edits={{
            ...part.edits,
            choose: (_path, next) => change(part, path, start[String(next ?? 'default')]),
          }}
          path={path}
          label={words.retry}
          schema={{ type: 'string' }}
          value={type}
          mayBeEmpty
          choices={Object.entries(words.retryTypes).map(([value, text]) => ({ value, text }))}
        />
      </Field>
      {isTimed && (
        <div className={styles.inner}>
          <Count {...part} path={[...path, 'count']} label={words.retryCount} most={90} />
          <Duration {...part} path={[...path, 'interval']} label={words.retryInterval} />
          {type === 'exponential' && (
            <>
              <Duration {...part} path={[...path, 'minimumInterval']} label={words.retryMinimum} />
              <Duration {...part} path={[...path, 'maximumInterval']} label={words.retryMaximum} />
            </>
          )}
        </div>
      )}
    </>
  )
}
