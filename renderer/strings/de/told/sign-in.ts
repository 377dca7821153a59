/** What is said of secrets, keychains and sign-ins, in German, by the English sentences. */
export const signInSentences: Readonly<Record<string, string>> = {
  // Connections and their secrets
  'A database login does not sign HTTP requests.': 'Eine Datenbankanmeldung signiert keine HTTP-Anfragen.',
  'Choose a connection of another kind.': 'Eine Verbindung anderer Art wählen.',
  'This connection goes through a gateway, which signs in itself.':
    'Diese Verbindung geht über ein Gateway, das sich selbst anmeldet.',
  'There is no such connection in this environment.': 'Diese Verbindung gibt es in dieser Umgebung nicht.',
  'There are no connections here.': 'Hier gibt es keine Verbindungen.',
  'Choose another one, or make one under Connections.':
    'Eine andere wählen oder unter Verbindungen eine anlegen.',
  "No connection is chosen for the reference '{0}' in this environment.":
    'Für die Referenz „{0}“ ist in dieser Umgebung keine Verbindung gewählt.',
  'Choose one for this flow, or make one under Connections.':
    'Eine für diesen Flow wählen oder unter Verbindungen eine anlegen.',
  'The service refused the sign-in (401).': 'Der Dienst hat die Anmeldung abgelehnt (401).',
  'Enter the credential again, or sign in again.': 'Die Zugangsdaten neu eingeben oder sich neu anmelden.',
  'Flowbench cannot go through a gateway yet.': 'Flowbench kann noch nicht über ein Gateway gehen.',
  'Choose another way to sign in, one that reaches the data source from this machine.':
    'Eine andere Art der Anmeldung wählen, die die Datenquelle von diesem Rechner aus erreicht.',
  "'{0}' was changed outside of Flowbench since its secret was entered; the secret is not sent to new places unasked.":
    '„{0}“ wurde außerhalb von Flowbench geändert, seit das Geheimnis eingegeben wurde; an neue Orte wird es nicht ungefragt geschickt.',
  'Look at its settings, and enter the secret or sign in again.':
    'Die Einstellungen ansehen und das Geheimnis neu eingeben oder sich neu anmelden.',
  "The connection '{0}' came with the shared flow '{1}' and works in that flow only.":
    'Die Verbindung „{0}“ kam mit dem geteilten Flow „{1}“ und funktioniert nur in diesem Flow.',
  'Make a connection of your own for this flow.': 'Für diesen Flow eine eigene Verbindung anlegen.',
  "The connection '{0}' belongs to '{1}', not to '{2}'.":
    'Die Verbindung „{0}“ gehört zu „{1}“, nicht zu „{2}“.',
  'Choose a connection of this connector.': 'Eine Verbindung dieses Connectors wählen.',
  "The connection '{0}' is for {1}; its sign-in is not sent to {2}.":
    'Die Verbindung „{0}“ ist für {1}; ihre Anmeldung wird nicht an {2} geschickt.',
  "Check the address of the action and the connector's host.":
    'Die Adresse der Aktion und den Host des Connectors prüfen.',
  "The sign-in of '{0}' is not sent to {1} over plain http: everybody on the way could read it.":
    'Die Anmeldung von „{0}“ wird nicht unverschlüsselt (http) an {1} geschickt: Jeder auf dem Weg könnte sie lesen.',
  'Use an https address.': 'Eine https-Adresse verwenden.',
  'The address of the request is no absolute http address.':
    'Die Adresse der Anfrage ist keine vollständige http-Adresse.',
  'The secret of this connection is not on this machine: it was deleted, or the connection comes from elsewhere.':
    'Das Geheimnis dieser Verbindung ist nicht auf diesem Rechner: Es wurde gelöscht, oder die Verbindung kommt von anderswo.',
  "The sign-in of '{0}' has ended and cannot be renewed.":
    'Die Anmeldung von „{0}“ ist abgelaufen und lässt sich nicht erneuern.',
  "'{0}' has no sign-in.": '„{0}“ hat keine Anmeldung.',
  'The client certificate cannot be used: {0}.': 'Das Client-Zertifikat lässt sich nicht verwenden: {0}.',
  'Choose the file again, and check its password.': 'Die Datei noch einmal wählen und ihr Passwort prüfen.',

  // Keychains
  'What the secret store holds for this connection cannot be read.':
    'Was der Geheimnisspeicher für diese Verbindung enthält, lässt sich nicht lesen.',
  'Enter it again, or sign in again.': 'Es neu eingeben oder sich neu anmelden.',
  'The keychain of this system answered with an error.':
    'Der Schlüsselbund dieses Systems hat mit einem Fehler geantwortet.',
  'Look whether its own program (Keychain Access, Credential Manager, Passwords and Keys) works, and try again.':
    'Prüfen, ob sein eigenes Programm (Schlüsselbundverwaltung, Anmeldeinformationsverwaltung, Passwörter und Verschlüsselung) funktioniert, und es noch einmal versuchen.',
  'This machine has no keychain that Flowbench can use.':
    'Dieser Rechner hat keinen Schlüsselbund, den Flowbench verwenden kann.',
  'Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or keep secrets in a vault file with a passphrase.':
    'Einen Secret Service starten (GNOME Keyring, KWallet, KeePassXC) oder Geheimnisse in einer Tresordatei mit Passphrase aufbewahren.',
  'The keychain is locked.': 'Der Schlüsselbund ist gesperrt.',
  'Unlock it, and try again.': 'Ihn entsperren und es noch einmal versuchen.',
  'The keychain did not let Flowbench in: access was refused.':
    'Der Schlüsselbund hat Flowbench nicht eingelassen: Der Zugriff wurde verweigert.',
  "Try again and allow it, or set Flowbench's access in the keychain's own program.":
    'Es noch einmal versuchen und erlauben oder den Zugriff von Flowbench im Programm des Schlüsselbunds einstellen.',
  'The keychain does not answer; it may be waiting for its password.':
    'Der Schlüsselbund antwortet nicht; vielleicht wartet er auf sein Passwort.',
  'Look for its window, enter the password, and try again.':
    'Sein Fenster suchen, das Passwort eingeben und es noch einmal versuchen.',
  'The secret in the keychain is incomplete: something else has changed or removed a part of it.':
    'Das Geheimnis im Schlüsselbund ist unvollständig: Etwas anderes hat einen Teil davon geändert oder entfernt.',
  'This machine has a keychain, and secrets are kept there.':
    'Dieser Rechner hat einen Schlüsselbund, und Geheimnisse liegen dort.',
  'Unlock it if it is locked, or move the secrets that are there to a vault.':
    'Ihn entsperren, wenn er gesperrt ist, oder die Geheimnisse von dort in einen Tresor verschieben.',
  'The keychain did not keep a secret; the secrets are still in the vault.':
    'Der Schlüsselbund hat ein Geheimnis nicht behalten; die Geheimnisse sind noch im Tresor.',
  'Look whether its own program works, and try again.':
    'Prüfen, ob sein eigenes Programm funktioniert, und es noch einmal versuchen.',

  // The vault
  'The vault file was written by a newer Flowbench.':
    'Die Tresordatei wurde von einem neueren Flowbench geschrieben.',
  'Update Flowbench on this machine.': 'Flowbench auf diesem Rechner aktualisieren.',
  'The vault file is damaged.': 'Die Tresordatei ist beschädigt.',
  'Put a copy of it back, or delete it and enter the secrets anew.':
    'Eine Kopie davon zurücklegen oder sie löschen und die Geheimnisse neu eingeben.',
  'There is no vault file yet.': 'Es gibt noch keine Tresordatei.',
  'Make one with a passphrase of your own.': 'Eine mit eigener Passphrase anlegen.',
  'This is not the passphrase of the vault.': 'Das ist nicht die Passphrase des Tresors.',
  'Try again. A lost passphrase cannot be recovered: delete the vault file and sign in anew.':
    'Noch einmal versuchen. Eine verlorene Passphrase lässt sich nicht wiederfinden: die Tresordatei löschen und sich neu anmelden.',
  'A passphrase of the vault has at least {0} characters.':
    'Eine Passphrase des Tresors hat mindestens {0} Zeichen.',
  'Four or more random words are good and easy to type.':
    'Vier oder mehr zufällige Wörter sind gut und leicht zu tippen.',
  'The vault is locked.': 'Der Tresor ist gesperrt.',
  'Enter its passphrase.': 'Seine Passphrase eingeben.',
  'There is a vault file already.': 'Es gibt schon eine Tresordatei.',
  'Unlock it, or delete the file to begin anew.':
    'Ihn entsperren oder die Datei löschen, um neu zu beginnen.',

  // Signing in
  'You can close this page and go back to Flowbench.':
    'Diese Seite kann geschlossen werden; weiter geht es in Flowbench.',
  'It is not known where this service lets people sign in.':
    'Es ist nicht bekannt, wo man sich bei diesem Dienst anmeldet.',
  'Enter its issuer or its authorization address.':
    'Seinen Aussteller oder seine Autorisierungsadresse eingeben.',
  'No browser could be opened on this machine.': 'Auf diesem Rechner ließ sich kein Browser öffnen.',
  'Sign in with a code instead, where the service offers that.':
    'Sich stattdessen mit einem Code anmelden, wenn der Dienst das anbietet.',
  'This service offers no sign-in with a code, as far as is known.':
    'Soweit bekannt, bietet dieser Dienst keine Anmeldung mit Code an.',
  'Enter its device authorization address, or sign in with the browser.':
    'Seine Adresse für die Geräteanmeldung eingeben oder sich mit dem Browser anmelden.',
  'The code was not entered in time.': 'Der Code wurde nicht rechtzeitig eingegeben.',
  '{0} does not describe itself under this address.': '{0} beschreibt sich unter dieser Adresse nicht.',
  'Correct the issuer, or enter authorization and token address by hand.':
    'Den Aussteller berichtigen oder Autorisierungs- und Tokenadresse von Hand eingeben.',
  'The sign-in service names an unsafe address for {0}.':
    'Der Anmeldedienst nennt eine unsichere Adresse für {0}.',
  'Only https addresses are used.': 'Nur https-Adressen werden verwendet.',
  'The issuer is not a whole https address.': 'Der Aussteller ist keine vollständige https-Adresse.',
  'It looks like https://login.example.com.': 'Sie sieht aus wie https://login.example.com.',
  'The sign-in was cancelled.': 'Die Anmeldung wurde abgebrochen.',
  'Nobody finished the sign-in in the browser in time.':
    'Niemand hat die Anmeldung im Browser rechtzeitig beendet.',
  'Start again; the page in the browser can be closed.':
    'Neu beginnen; die Seite im Browser kann geschlossen werden.',
  'This address belongs to a sign-in that Flowbench is not waiting for.':
    'Diese Adresse gehört zu einer Anmeldung, auf die Flowbench nicht wartet.',
  'This machine does not let Flowbench wait for the browser.':
    'Dieser Rechner lässt Flowbench nicht auf den Browser warten.',
  'Port {0} of this machine, to which the service sends the browser back, is in use.':
    'Der Port {0} dieses Rechners, an den der Dienst den Browser zurückschickt, ist belegt.',
  'Close the program that uses it, or register another port with the service.':
    'Das Programm schließen, das ihn verwendet, oder beim Dienst einen anderen Port eintragen.',
  'The sign-in is no longer valid: it has ended, was taken back, or the password was changed.':
    'Die Anmeldung gilt nicht mehr: Sie ist abgelaufen, wurde zurückgenommen, oder das Passwort wurde geändert.',
  'Sign in again.': 'Sich neu anmelden.',
  'The service wants the person to sign in again.': 'Der Dienst will, dass Sie sich neu anmelden.',
  'The sign-in was refused, by you or by an administrator.':
    'Die Anmeldung wurde abgelehnt, von Ihnen oder von einem Administrator.',
  'Sign in again and agree.': 'Sich neu anmelden und zustimmen.',
  'The sign-in was refused.': 'Die Anmeldung wurde abgelehnt.',
  'An administrator has to agree to this app first.': 'Ein Administrator muss dieser App erst zustimmen.',
  'Ask the administrator of the account.': 'Den Administrator des Kontos fragen.',
  'The sign-in service does not know this client id, or its secret is wrong or has ended.':
    'Der Anmeldedienst kennt diese Client-ID nicht, oder ihr Geheimnis ist falsch oder abgelaufen.',
  'Compare client id and secret with those of the registered app.':
    'Client-ID und Geheimnis mit denen der registrierten App vergleichen.',
  'The registered app may not sign in this way.': 'Die registrierte App darf sich so nicht anmelden.',
  "Allow this kind of sign-in in the app's registration, or choose another one.":
    'Diese Art der Anmeldung in der Registrierung der App erlauben oder eine andere wählen.',
  'The service does not grant one of the scopes.': 'Der Dienst gewährt eine der Berechtigungen nicht.',
  "Compare the scopes with what the app's registration allows.":
    'Die Berechtigungen mit dem vergleichen, was die Registrierung der App erlaubt.',
  'The service does not know this audience or resource.':
    'Der Dienst kennt diese Zielgruppe oder Ressource nicht.',
  'The service does not offer this kind of sign-in.': 'Der Dienst bietet diese Art der Anmeldung nicht an.',
  'Choose another one.': 'Eine andere wählen.',
  'The redirect address is not the one of the registered app.':
    'Die Umleitungsadresse ist nicht die der registrierten App.',
  "Register the redirect address shown in the connection's form.":
    'Die Umleitungsadresse eintragen, die das Formular der Verbindung zeigt.',
  'The sign-in service is busy.': 'Der Anmeldedienst ist beschäftigt.',
  'The sign-in service is not available now.': 'Der Anmeldedienst ist gerade nicht erreichbar.',
  'The sign-in service had an error.': 'Der Anmeldedienst hatte einen Fehler.',
  'Check the network and the address, and try again.':
    'Netz und Adresse prüfen und es noch einmal versuchen.',
  'The sign-in service refused: {0}.': 'Der Anmeldedienst hat abgelehnt: {0}.',
  'Look at what the service says about it.': 'Ansehen, was der Dienst dazu sagt.',
  'The sign-in service answered something that Flowbench cannot use.':
    'Der Anmeldedienst hat etwas geantwortet, womit Flowbench nichts anfangen kann.',
  'The sign-in service was asked too often (429).': 'Der Anmeldedienst wurde zu oft gefragt (429).',
  'The sign-in service is out of order ({0}).': 'Der Anmeldedienst ist gestört ({0}).',
  'It is not known where this service hands out tokens.':
    'Es ist nicht bekannt, wo dieser Dienst Token ausgibt.',
  'Choose the sign-in service, or enter its issuer or its token address.':
    'Den Anmeldedienst wählen oder seinen Aussteller oder seine Tokenadresse eingeben.',
  'The tenant is not a directory id or a domain.': 'Der Mandant ist keine Verzeichnis-ID und keine Domäne.',
  'Such as contoso.onmicrosoft.com, or "organizations".':
    'Zum Beispiel contoso.onmicrosoft.com oder "organizations".',

  // Values of a connection's form
  "'{0}' is no field of '{1}'.": '„{0}“ ist kein Feld von „{1}“.',
  '{0}: a value is needed.': '{0}: Ein Wert ist nötig.',
  '{0}: longer than {1} characters.': '{0}: länger als {1} Zeichen.',
  '{0}: line breaks and control characters cannot be part of it.':
    '{0}: Zeilenumbrüche und Steuerzeichen können nicht darin stehen.',
  '{0}: a number from 1 to 65535.': '{0}: eine Zahl von 1 bis 65535.',
  '{0}: true or false.': '{0}: true oder false.',
  '{0}: one of {1}.': '{0}: eines von {1}.',
  '{0}: a whole https address (http only for this machine).':
    '{0}: eine vollständige https-Adresse (http nur für diesen Rechner).',
  'This is no https address.': 'Das ist keine https-Adresse.',
  'The sign-in service cannot be reached. {0}': 'Der Anmeldedienst ist nicht erreichbar. {0}',
}
