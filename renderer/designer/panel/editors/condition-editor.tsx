import { Button, Dropdown, makeStyles, Option, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { JsonPath } from '../../../../shared/errors/index.ts'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import {
  type ConditionNode,
  type ConditionOperator,
  canShowAsRows,
  conditionOperators,
  emptyRow,
  operandPath,
  readCondition,
  rowValue,
} from '../condition-rows.ts'
import { LinkButton } from './link-button.tsx'
import type { ValueEditorProps } from './nested-editors.ts'
import { TextEditor } from './text-editor.tsx'

const words = parameterStrings.condition

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    minWidth: 0,
    margin: 0,
    padding: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '6px' },
  join: { minWidth: '60px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 28px',
    gap: '4px',
    alignItems: 'start',
    padding: '6px 0 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  fields: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  operator: { minWidth: '60px', width: '100%' },
  tool: { minWidth: '24px', width: '24px', padding: 0 },
  buttons: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  column: { display: 'flex', flexDirection: 'column', gap: '2px', alignItems: 'stretch' },
})

/** A condition as rows in and/or groups; what rows cannot show is edited as text. */
export function ConditionEditor(props: ValueEditorProps) {
  const { value, path, edits } = props
  const styles = useStyles()
  if (value !== undefined && !canShowAsRows(value)) {
    const isBlank = value === ''
    return (
      <div className={styles.column}>
        <TextEditor {...props} isJson={typeof value !== 'string'} schema={{ type: 'boolean' }} />
        {isBlank && (
          <LinkButton disabled={props.isDisabled} onClick={() => edits.choose(path, { and: [emptyRow] })}>
            {words.toRows}
          </LinkButton>
        )}
      </div>
    )
  }
  const node = readCondition(value)
  if (node?.kind === 'group') return <Group {...props} node={node} isRoot />
  return (
    <fieldset className={styles.group} aria-label={words.group}>
      {node?.kind === 'row' && value !== undefined && (
        <Row {...props} node={node} row={value} number={1} onRemove={undefined} />
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<AddRegular />}
          disabled={props.isDisabled}
          onClick={() => edits.choose(path, { and: value === undefined ? [emptyRow] : [value, emptyRow] })}
        >
          {words.addRow}
        </Button>
      </div>
    </fieldset>
  )
}

interface GroupProps extends ValueEditorProps {
  readonly node: Extract<ConditionNode, { kind: 'group' }>
  readonly isRoot?: boolean
  readonly onRemove?: () => void
}

function Group(props: GroupProps) {
  const { node, path, edits, isDisabled, isRoot = false } = props
  const styles = useStyles()
  const inside: JsonPath = [...path, node.name]
  const add = (item: WdlValue) => edits.choose([...inside, node.items.length], item)
  return (
    <fieldset className={styles.group} aria-label={words.group}>
      <div className={styles.head}>
        <Dropdown
          className={styles.join}
          size="small"
          aria-label={words.join}
          value={words[node.join]}
          selectedOptions={[node.join]}
          disabled={isDisabled}
          onOptionSelect={(_event, { optionValue }) => {
            if (optionValue === 'and' || optionValue === 'or') edits.rename(inside, optionValue)
          }}
        >
          <Option value="and">{words.and}</Option>
          <Option value="or">{words.or}</Option>
        </Dropdown>
        {!isRoot && (
          <Tooltip content={words.removeGroup} relationship="label">
            <Button
              className={styles.tool}
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              disabled={isDisabled}
              onClick={props.onRemove}
            />
          </Tooltip>
        )}
      </div>
      {node.items.map((item, index) => {
        const inner = readCondition(item)
        const remove = () => edits.choose([...inside, index], undefined)
        const place = [...inside, index]
        if (inner === undefined) return null
        return inner.kind === 'group' ? (
          <Group
            {...props}
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            key={index}
            path={place}
            value={item}
            node={inner}
            isRoot={false}
            onRemove={remove}
          />
        ) : (
          <Row
            {...props}
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            key={index}
            path={place}
            node={inner}
            row={item}
            number={index + 1}
            onRemove={remove}
          />
        )
      })}
      <div className={styles.buttons}>
        <Button size="small" icon={<AddRegular />} disabled={isDisabled} onClick={() => add(emptyRow)}>
          {words.addRow}
        </Button>
        <Button
          size="small"
          icon={<AddRegular />}
          disabled={isDisabled}
          onClick={() => add({ [node.join === 'and' ? 'or' : 'and']: [emptyRow] })}
        >
          {words.addGroup}
        </Button>
      </div>
    </fieldset>
  )
}

interface RowProps extends ValueEditorProps {
  readonly node: Extract<ConditionNode, { kind: 'row' }>
  readonly row: WdlValue
  readonly number: number
  readonly onRemove: (() => void) | undefined
}

function Row({ node, row, number, onRemove, ...props }: RowProps) {
  const { path, edits, isDisabled } = props
  const styles = useStyles()
  const operand = (side: 0 | 1) => (
    <TextEditor
      {...props}
      path={[...path, ...operandPath(row, side)]}
      label={side === 0 ? words.left(number) : words.right(number)}
      labelId={undefined}
      schema={{}}
      value={side === 0 ? node.left : node.right}
      mayBeEmpty
      placeholder={words.chooseValue}
    />
  )
  return (
    <div className={styles.row}>
      <div className={styles.fields}>
        {operand(0)}
        <Dropdown
          className={styles.operator}
          size="small"
          aria-label={words.operator(number)}
          value={words.operators[node.operator] ?? node.operator}
          selectedOptions={[node.operator]}
          disabled={isDisabled}
          onOptionSelect={(_event, { optionValue }) => {
            if (optionValue !== undefined && optionValue !== node.operator) {
              edits.choose(path, rowValue(optionValue as ConditionOperator, node.left, node.right))
            }
          }}
        >
          {conditionOperators.map((operator) => (
            <Option key={operator} value={operator}>
              {words.operators[operator] ?? operator}
            </Option>
          ))}
        </Dropdown>
        {operand(1)}
      </div>
      {onRemove !== undefined && (
        <Tooltip content={words.removeRow(number)} relationship="label">
          <Button
            className={styles.tool}
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            disabled={isDisabled}
            onClick={onRemove}
          />
        </Tooltip>
      )}
    </div>
  )
}
