import { findCommand } from '../find-command.ts'

/** A command line: program first. */
export type CommandLine = readonly [string, ...string[]]

/**
 * Unlocks a new keyring (in the XDG folders of the moment), runs the command and ends the daemon with it.
 * The password is worthless: the keyring is thrown away with its folder.
 */
const unlockAndRun = `
exec 2>&9 9>&-
printf throw-away | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
tries=0
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \\
  string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'; do
  tries=$((tries + 1)); [ "$tries" -gt 100 ] && echo 'with-display: the Secret Service did not come up.' >&2 && break
  sleep 0.1
done
"$@"
code=$?
kill "$keyring" 2>/dev/null
wait "$keyring" 2>/dev/null
exit "$code"
`

/** Starts the session bus without its remarks about limits that only root of a real machine may raise. */
const startQuietly = `exec 9>&2; exec dbus-run-session -- sh -c "$0" "$@" 2>/dev/null`

/**
 * Wraps a command so that it runs in a D-Bus session of its own with an unlocked Secret Service in it.
 * Without the programs for that the command is returned as it is, with the names of what is missing.
 */
export function withSecretService(command: CommandLine): {
  command: CommandLine
  missing: readonly string[]
} {
  const missing = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'].filter(
    (name) => !findCommand(name),
  )
  if (missing.length > 0) return { command, missing }
  return {
    command: ['sh', '-c', startQuietly, unlockAndRun, 'with-secret-service', ...command],
    missing,
  }
}
