import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme as FluentTheme,
  teamsHighContrastTheme,
} from '@fluentui/react-components'

/** Flowbench's colour: an indigo that leans to violet. 80 is the brand colour itself. */
const brand: BrandVariants = {
  10: '#05031a',
  20: '#120c3d',
  30: '#1b1163',
  40: '#231780',
  50: '#2d209b',
  60: '#382bb5',
  70: '#4437cc',
  80: '#5146e5',
  90: '#6259ee',
  100: '#736cf3',
  110: '#857ff7',
  120: '#9793fa',
  130: '#a9a7fc',
  140: '#bcbbfd',
  150: '#d0d0fe',
  160: '#e5e5ff',
}

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Inter', 'Noto Sans', 'Open Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace:
    "'Cascadia Code', 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
}

/** Light: cool greys under white surfaces. */
export const lightTheme: FluentTheme = {
  ...createLightTheme(brand),
  ...fonts,
  colorNeutralBackground2: '#fafafd',
  colorNeutralBackground3: '#f4f4f9',
  colorNeutralBackground4: '#eeeef5',
}

/** Dark: blue-black surfaces; the brand is lifted so that it keeps its contrast. */
export const darkTheme: FluentTheme = {
  ...createDarkTheme(brand),
  ...fonts,
  colorNeutralBackground1: '#1d1d26',
  colorNeutralBackground1Hover: '#272733',
  colorNeutralBackground1Pressed: '#15151c',
  colorNeutralBackground1Selected: '#2c2c3a',
  colorNeutralBackground2: '#191921',
  colorNeutralBackground3: '#14141b',
  colorNeutralBackground4: '#101016',
  colorNeutralBackground5: '#0b0b10',
  colorNeutralCardBackground: '#22222d',
  colorNeutralCardBackgroundHover: '#2a2a37',
  colorSubtleBackgroundHover: '#2a2a37',
  colorSubtleBackgroundPressed: '#24242f',
  colorSubtleBackgroundSelected: '#2d2c40',
  colorBrandBackground2: '#2b2850',
  colorBrandBackground2Hover: '#33305f',
  colorBrandBackground2Pressed: '#24213f',
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorCompoundBrandForeground1: brand[120],
  colorCompoundBrandForeground1Hover: brand[130],
  colorCompoundBrandStroke: brand[110],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorNeutralStroke1: '#474759',
  colorNeutralStroke2: '#33333f',
  colorNeutralStroke3: '#2a2a35',
}

/** The system's own colours, for Windows high contrast and other forced colours. */
export const highContrastTheme: FluentTheme = { ...teamsHighContrastTheme, ...fonts }
