import { type Purpose, type SystemNeed, systemNeeds } from './system-needs.ts'

/** A system as the check sees it; handed in so that it can be tested without one. */
export interface SystemView {
  /** Libraries that the programs we run link to and that are not there. */
  readonly missingLibraries: readonly string[]
  readonly hasProgram: (name: string) => boolean
  readonly hasFile: (path: string) => boolean
}

/** What is not there: packages to install, and libraries no known package brings. */
export interface MissingPackages {
  readonly packages: readonly string[]
  readonly unknownLibraries: readonly string[]
}

/** Compares a system with what Electron (`app`) and its tests (`tests`, which includes `app`) need. */
export function missingPackages(view: SystemView, purpose: Purpose): MissingPackages {
  const wanted = systemNeeds.filter((need) => need.purpose === 'app' || purpose === 'tests')
  const isMissing = ({ provides }: SystemNeed): boolean => {
    if ('library' in provides) return view.missingLibraries.includes(provides.library)
    return 'program' in provides ? !view.hasProgram(provides.program) : !view.hasFile(provides.file)
  }
  const known = new Set(
    systemNeeds.flatMap(({ provides }) => ('library' in provides ? [provides.library] : [])),
  )
  const unknownLibraries = view.missingLibraries.filter((library) => !known.has(library))
  const packages = wanted.filter(isMissing).map((need) => need.debianPackage)
  // GTK and NSS bring nearly all other libraries along: with one unknown missing they are the best guess.
  if (unknownLibraries.length > 0) {
    for (const guess of ['libgtk-3-0', 'libnss3']) if (!packages.includes(guess)) packages.push(guess)
  }
  return { packages, unknownLibraries }
}

/** The one command that installs packages, to be typed by a person. */
export function installCommand(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`
}
