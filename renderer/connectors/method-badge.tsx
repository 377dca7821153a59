import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  badge: {
    flexShrink: 0,
    width: '58px',
    boxSizing: 'border-box',
    padding: '1px 0',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightBold,
    letterSpacing: '0.02em',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  get: { color: tokens.colorPaletteBlueForeground2, backgroundColor: tokens.colorPaletteBlueBackground2 },
  post: { color: tokens.colorPaletteGreenForeground2, backgroundColor: tokens.colorPaletteGreenBackground2 },
  put: {
    color: tokens.colorPaletteMarigoldForeground2,
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
  },
  delete: { color: tokens.colorPaletteRedForeground2, backgroundColor: tokens.colorPaletteRedBackground2 },
})

/** An HTTP method, each in its colour. */
export function MethodBadge({ method }: { readonly method: string }) {
  const styles = useStyles()
  const kind = {
    GET: styles.get,
    POST: styles.post,
    PUT: styles.put,
    PATCH: styles.put,
    DELETE: styles.delete,
  }
  return (
    <span className={mergeClasses(styles.badge, kind[method as keyof typeof kind])}>
      {method === 'DELETE' ? 'DEL' : method}
    </span>
  )
}
