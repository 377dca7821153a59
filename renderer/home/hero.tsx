import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { FolderAddRegular } from '@fluentui/react-icons/svg/folder-add'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { SparkleRegular } from '@fluentui/react-icons/svg/sparkle'
import { strings } from '../strings/shell.ts'
import { openSampleEnvironment, pickEnvironment, useEnvironments } from './environment-store.ts'
import { HeroArt } from './hero-art.tsx'

const useStyles = makeStyles({
  hero: {
    position: 'relative',
    overflow: 'hidden',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '24px',
    padding: '34px 36px',
    borderRadius: '18px',
    color: '#fff',
    backgroundImage:
      'radial-gradient(120% 160% at 100% 0%, #8f6bff 0%, transparent 55%), linear-gradient(115deg, #2b1f9c 0%, #4a3ddd 60%, #5a4bf0 100%)',
    boxShadow: tokens.shadow8,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', padding: '26px 24px' },
  },
  title: {
    margin: 0,
    maxWidth: '560px',
    fontSize: '30px',
    lineHeight: '37px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.015em',
    textWrap: 'balance',
    ':focus': { outline: 'none' },
    '@media (max-width: 900px)': { fontSize: '24px', lineHeight: '30px' },
  },
  body: {
    margin: '10px 0 22px',
    maxWidth: '540px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '21px',
    color: 'rgb(255 255 255 / 86%)',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '10px' },
  solid: {
    backgroundColor: '#fff',
    color: '#33269f',
    border: '1px solid #fff',
    ':hover': { backgroundColor: '#ecebff', color: '#33269f', border: '1px solid #ecebff' },
    ':hover:active': { backgroundColor: '#dddbff', color: '#33269f', border: '1px solid #dddbff' },
    '@media (forced-colors: active)': {
      backgroundColor: 'ButtonFace',
      color: 'ButtonText',
      border: '1px solid ButtonText',
    },
  },
  glass: {
    backgroundColor: 'rgb(255 255 255 / 13%)',
    color: '#fff',
    border: '1px solid rgb(255 255 255 / 34%)',
    ':hover': {
      backgroundColor: 'rgb(255 255 255 / 22%)',
      color: '#fff',
      border: '1px solid rgb(255 255 255 / 50%)',
    },
    ':hover:active': {
      backgroundColor: 'rgb(255 255 255 / 28%)',
      color: '#fff',
      border: '1px solid rgb(255 255 255 / 50%)',
    },
  },
  art: { '@media (max-width: 900px)': { display: 'none' } },
})

interface HeroProps {
  readonly onNewEnvironment: () => void
}

/** What Flowbench is, in a line, and the three ways to begin. */
export function Hero({ onNewEnvironment }: HeroProps) {
  const styles = useStyles()
  const opening = useEnvironments((state) => state.opening)
  return (
    <section className={styles.hero} aria-label={strings.app.name}>
      <div>
        <h1 className={styles.title} tabIndex={-1} data-page-heading>
          {strings.app.tagline}
        </h1>
        <p className={styles.body}>{strings.app.subline}</p>
        <div className={styles.buttons}>
          <Button
            size="large"
            className={styles.solid}
            icon={opening === 'pick' ? <Spinner size="tiny" /> : <FolderOpenRegular />}
            onClick={() => void pickEnvironment()}
          >
            {strings.environment.open}
          </Button>
          <Button
            size="large"
            className={styles.glass}
            icon={<FolderAddRegular />}
            onClick={onNewEnvironment}
          >
            {strings.environment.create}
          </Button>
          <Button
            size="large"
            className={styles.glass}
            icon={opening === 'sample' ? <Spinner size="tiny" appearance="inverted" /> : <SparkleRegular />}
            onClick={() => void openSampleEnvironment()}
          >
            {strings.environment.openSample}
          </Button>
        </div>
      </div>
      <div className={styles.art}>
        <HeroArt />
      </div>
    </section>
  )
}
