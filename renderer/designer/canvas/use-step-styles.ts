import { makeStyles, tokens } from '@fluentui/react-components'
import { containerHeader } from '../layout/sizes.ts'

/** What cards and headers of containers look like. */
export const useStepStyles = makeStyles({
  card: {
    position: 'relative',
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '0 12px 0 11px',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    pointerEvents: 'all',
    textAlign: 'left',
    fontFamily: tokens.fontFamilyBase,
    userSelect: 'none',
    outlineStyle: 'none',
    ':hover': { boxShadow: tokens.shadow8, border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  header: {
    height: `${containerHeader.height}px`,
    boxShadow: 'none',
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: '13px',
    paddingRight: '46px',
    ':hover': {
      boxShadow: 'none',
      backgroundColor: tokens.colorSubtleBackgroundHover,
      border: '1px solid transparent',
    },
    ':focus-visible': { outlineOffset: '-4px' },
  },
  withChevron: { paddingRight: '46px' },
  selected: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}, ${tokens.shadow8}`,
    ':hover': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}, ${tokens.shadow8}`,
    },
  },
  selectedFrame: {
    boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}, ${tokens.shadow8}`,
  },
  failed: { border: `1px solid ${tokens.colorStatusDangerBorderActive}` },
  pausedHere: {
    border: `1px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    boxShadow: `0 0 0 2px ${tokens.colorPaletteMarigoldBorderActive}, ${tokens.shadow8}`,
    ':hover': {
      border: `1px solid ${tokens.colorPaletteMarigoldBorderActive}`,
      boxShadow: `0 0 0 2px ${tokens.colorPaletteMarigoldBorderActive}, ${tokens.shadow8}`,
    },
  },
  running: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    animationName: {
      from: { boxShadow: `0 0 0 0 ${tokens.colorBrandStroke2}` },
      to: { boxShadow: '0 0 0 9px transparent' },
    },
    animationDuration: '1.4s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  dimmed: { opacity: 0.45 },
  texts: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  subtitle: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  chevron: { position: 'absolute', right: '10px', top: '14px', pointerEvents: 'all' },
  frame: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    borderRadius: '14px',
    border: '1px solid transparent',
  },
})
