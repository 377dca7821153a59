import { Button, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { FlashRegular } from '@fluentui/react-icons/svg/flash'
import { MathFormulaRegular } from '@fluentui/react-icons/svg/math-formula'
import { type InitialConfigType, LexicalComposer } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { PlainTextPlugin } from '@lexical/react/LexicalPlainTextPlugin'
import type { LexicalEditor } from 'lexical'
import { useId, useMemo, useRef, useState } from 'react'
import type { TypeWord } from '../expression/value-schema.ts'
import { fieldStrings } from '../strings/fields.ts'
import { type FieldPlace, useFieldContext } from './field-context.tsx'
import { $fillField } from './field-model.ts'
import type { FieldSyntax } from './field-segments.ts'
import { insertToken, replacePill } from './insert-token.ts'
import { PillHostProvider } from './pill-host.ts'
import { PillNode } from './pill-node.tsx'
import { TokenFieldBehaviour } from './token-field-behaviour.tsx'
import { TokenPicker } from './token-picker.tsx'

const words = fieldStrings.field

const useStyles = makeStyles({
  box: {
    position: 'relative',
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': {
      outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
      outlineOffset: '-1px',
    },
    ':focus-within [data-field-tools]': { opacity: 1 },
    ':hover [data-field-tools]': { opacity: 1 },
  },
  disabled: {
    backgroundColor: tokens.colorTransparentBackground,
    borderBottomColor: tokens.colorNeutralStrokeDisabled,
    color: tokens.colorNeutralForegroundDisabled,
  },
  invalid: { borderBottomColor: tokens.colorStatusDangerForeground1 },
  input: {
    padding: '5px 58px 5px 10px',
    minHeight: '20px',
    maxHeight: '260px',
    overflowY: 'auto',
    outline: 'none',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '22px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '& p': { margin: 0 },
  },
  compact: { padding: '5px 10px' },
  over: { opacity: 0, backgroundColor: tokens.colorNeutralBackground1 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12.5px', lineHeight: '21px', tabSize: 2 },
  placeholder: {
    position: 'absolute',
    top: '6px',
    left: '11px',
    right: '60px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    lineHeight: '22px',
    color: tokens.colorNeutralForeground4,
    pointerEvents: 'none',
  },
  tools: {
    position: 'absolute',
    top: '3px',
    right: '3px',
    display: 'flex',
    opacity: 0.55,
    '@media (prefers-reduced-motion: no-preference)': { transition: 'opacity 120ms' },
  },
  tool: { minWidth: '26px', width: '26px', height: '26px', padding: 0 },
})

export interface TokenFieldProps {
  readonly text: string
  /** How the text is read: a string value, or JSON with strings inside. */
  readonly syntax: FieldSyntax
  readonly place: FieldPlace
  /** What the field takes; values that fit are offered first. */
  readonly wanted: TypeWord
  /** Name of the field. */
  readonly label: string
  readonly labelId?: string
  readonly describedBy?: string
  readonly isDisabled: boolean
  readonly isInvalid?: boolean
  readonly placeholder?: string
  /** Little room: the tools lie over the text while it is used, and are away otherwise. */
  readonly isCompact?: boolean
  /** Called with the whole text while typing. */
  readonly onChange: (text: string) => void
}

/** A text with values of earlier steps in it as pills. What is not touched stays as it is written, unit by unit. */
export function TokenField(props: TokenFieldProps) {
  const { text, syntax, place, wanted, label, labelId, isDisabled, isInvalid = false, onChange } = props
  const styles = useStyles()
  const context = useFieldContext()
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<LexicalEditor | null>(null)
  const helpId = useId()
  const [isPicking, setIsPicking] = useState(false)
  // Lexical takes its configuration once; later texts come through the behaviour.
  const [config] = useState<InitialConfigType>(() => ({
    namespace: 'flowbench-field',
    nodes: [PillNode],
    editable: !isDisabled,
    onError: (error) => {
      throw error
    },
    editorState: () => $fillField(text, syntax),
  }))
  const edit = (expression: string, onDone: (expression: string) => void) =>
    context?.editExpression({ expression, place, fieldLabel: label, onDone })
  const latest = useRef({ context, edit })
  latest.current = { context, edit }
  const placeKey = JSON.stringify(place)
  const host = useMemo(
    () => ({
      lookOf: (expression: string) =>
        latest.current.context?.lookOf(expression, JSON.parse(placeKey)) ?? {
          label: expression,
          of: '',
          icon: 'MathFormula',
          colour: '#616161',
        },
      open: (key: string, expression: string) =>
        latest.current.edit(expression, (next) => replacePill(editor.current, key, next)),
    }),
    [placeKey],
  )
  const writeExpression = () => {
    setIsPicking(false)
    edit('', (expression) => insertToken(editor.current, expression, syntax, wanted))
  }

  return (
    <div
      ref={box}
      className={mergeClasses(styles.box, isDisabled && styles.disabled, isInvalid && styles.invalid)}
    >
      <LexicalComposer initialConfig={config}>
        <PillHostProvider value={host}>
          <PlainTextPlugin
            contentEditable={
              <ContentEditable
                className={mergeClasses(
                  styles.input,
                  props.isCompact === true && styles.compact,
                  syntax === 'json' && styles.code,
                )}
                aria-multiline
                aria-label={labelId === undefined ? label : undefined}
                aria-labelledby={labelId}
                aria-describedby={props.describedBy ?? helpId}
                aria-invalid={isInvalid}
                aria-disabled={isDisabled}
                aria-haspopup="dialog"
                spellCheck={false}
                tabIndex={0}
              />
            }
            placeholder={
              props.placeholder === undefined ? null : (
                <div className={styles.placeholder} aria-hidden>
                  {props.placeholder}
                </div>
              )
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
          <TokenFieldBehaviour
            text={text}
            syntax={syntax}
            isDisabled={isDisabled}
            editorRef={editor}
            onChange={onChange}
            onPick={() => context !== undefined && setIsPicking(true)}
            onOpenPill={host.open}
            context={context}
          />
        </PillHostProvider>
      </LexicalComposer>
      <span id={helpId} hidden>
        {words.keys}
      </span>
      {context !== undefined && !isDisabled && (
        <div className={mergeClasses(styles.tools, props.isCompact === true && styles.over)} data-field-tools>
          <Tooltip content={words.insertValue} relationship="label">
            <Button
              className={styles.tool}
              size="small"
              appearance="subtle"
              icon={<FlashRegular />}
              aria-label={`${words.insertValue}: ${label}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setIsPicking(true)}
            />
          </Tooltip>
          <Tooltip content={words.insertExpression} relationship="label">
            <Button
              className={styles.tool}
              size="small"
              appearance="subtle"
              icon={<MathFormulaRegular />}
              aria-label={`${words.insertExpression}: ${label}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={writeExpression}
            />
          </Tooltip>
        </div>
      )}
      {isPicking && context !== undefined && box.current !== null && (
        <TokenPicker
          target={box.current}
          context={context}
          place={place}
          wanted={wanted}
          onExpression={writeExpression}
          onChoose={(entry) => {
            setIsPicking(false)
            const { inItemsOf } = entry
            if (inItemsOf === undefined) {
              insertToken(editor.current, entry.expression, syntax, wanted)
              return
            }
            const textFor = (item: string) =>
              insertToken(
                editor.current,
                entry.expression.replace(/^item\(\)/, () => item),
                syntax,
                wanted,
                true,
              )
            if (!context.wrap({ place, lists: inItemsOf, textFor, syntax })) {
              insertToken(editor.current, entry.expression, syntax, wanted)
            }
          }}
          onClose={() => {
            setIsPicking(false)
            editor.current?.focus()
          }}
        />
      )}
    </div>
  )
}
