import { makeStyles, tokens } from '@fluentui/react-components'

/** Looks shared by the lists of the debug panel. */
export const usePanelStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '30px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: {
    flexShrink: 0,
    maxWidth: '40%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  type: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    userSelect: 'text',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  wrong: { color: tokens.colorStatusDangerForeground1, fontFamily: tokens.fontFamilyBase },
  quiet: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyBase },
  note: { margin: '4px 0 8px', color: tokens.colorNeutralForeground3 },
  form: { display: 'flex', gap: '8px', alignItems: 'center', margin: '4px 0 8px' },
  wide: { flexGrow: 1, minWidth: 0 },
  code: {
    '& input, & textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  },
})
