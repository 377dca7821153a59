import { makeStyles, tokens } from '@fluentui/react-components'

/** CSS px of a row; the list draws only the rows in sight and must know. */
export const flowRowHeight = 58

const columns = 'minmax(0, 1fr) minmax(0, 190px) 72px 118px 150px 104px 68px 36px'
const narrow = 'minmax(0, 1fr) 118px 132px 68px 36px'

/** How the flow list and its headings are laid out. */
export const useFlowRowStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: columns,
    alignItems: 'center',
    columnGap: '14px',
    padding: '0 14px',
    '@media (max-width: 980px)': { gridTemplateColumns: narrow },
  },
  headings: { backgroundColor: tokens.colorNeutralBackground1 },
  wideOnly: { '@media (max-width: 980px)': { display: 'none' } },
  row: {
    position: 'relative',
    height: `${flowRowHeight - 2}px`,
    borderRadius: tokens.borderRadiusXLarge,
    cursor: 'pointer',
    // A double click opens; it does not mark words.
    userSelect: 'none',
    outline: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  first: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: '7px', minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  dot: { flexShrink: 0, fontSize: '9px', color: tokens.colorPaletteMarigoldBorderActive },
  detail: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  cell: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  state: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  good: { color: tokens.colorNeutralForeground3 },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    height: '34px',
    padding: '0',
    border: 'none',
    background: 'none',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    minWidth: 0,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  onHeading: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  headingNumber: { justifyContent: 'flex-end', width: '100%' },
})
