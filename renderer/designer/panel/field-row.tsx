import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { memo, useId, useState } from 'react'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { designerStrings } from '../../strings/designer.ts'
import { operationWord } from '../../strings/sentences.ts'
import type { DynamicQuery } from './dynamic-query.ts'
import { DynamicEditor } from './editors/dynamic-editor.tsx'
import { ValueEditor } from './editors/value-editor.tsx'
import type { FormEdits } from './form-edits.ts'
import type { StepField } from './step-json.ts'
import { type ValueKind, valueKindOf } from './value-kind.ts'

const words = designerStrings.panel

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', minHeight: '24px', gap: '2px' },
  label: {
    flexShrink: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  space: { flexGrow: 1 },
  star: { color: tokens.colorStatusDangerForeground1, marginLeft: '3px' },
  info: { color: tokens.colorNeutralForeground3, display: 'inline-flex', fontSize: '14px', flexShrink: 0 },
})

interface FieldRowProps {
  readonly field: StepField
  readonly isDisabled: boolean
  readonly edits: FormEdits
  readonly manifest: OperationManifest
  /** Where its choices come from, when a service gives them. */
  readonly dynamic?: DynamicQuery | undefined
}

/** One value of a step: its name, what it is for, the editor that fits, other ways to edit it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { field, isDisabled, edits, manifest, dynamic } = props
  const styles = useStyles()
  const labelId = useId()
  const [forced, setForced] = useState<ValueKind>()
  const kind = forced ?? valueKindOf(field.value, field.schema)
  const { label, schema, isRequired, path, value } = field
  const about = schema?.description === undefined ? undefined : operationWord(schema.description)
  const editor = {
    path,
    label,
    labelId,
    schema,
    value,
    mayBeEmpty: isRequired,
    isDisabled,
    edits,
  }
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label} title={path.join(' / ')}>
          {label}
          {isRequired && (
            <span className={styles.star} title={words.required} aria-hidden>
              *
            </span>
          )}
        </span>
        {about !== undefined && (
          <Tooltip content={about} relationship="description">
            <span className={styles.info} role="img" aria-label={about}>
              <InfoRegular />
            </span>
          </Tooltip>
        )}
        <span className={styles.space} />
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="small"
              appearance="transparent"
              icon={<MoreHorizontalRegular />}
              aria-label={words.fieldActions(label)}
              disabled={isDisabled}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {kind !== 'json' && <MenuItem onClick={() => setForced('json')}>{words.asJson}</MenuItem>}
              {kind !== 'text' && (typeof value === 'string' || value === undefined) && (
                <MenuItem onClick={() => setForced('text')}>{words.asText}</MenuItem>
              )}
              {forced !== undefined && (
                <MenuItem onClick={() => setForced(undefined)}>{words.asForm}</MenuItem>
              )}
              <MenuItem disabled={value === undefined} onClick={() => edits.choose(path, undefined)}>
                {words.clear}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {dynamic !== undefined && forced === undefined ? (
        <DynamicEditor {...editor} query={dynamic} />
      ) : (
        <ValueEditor {...editor} manifest={manifest} kind={forced} />
      )}
    </div>
  )
})
