/** What is said of connections and sign-ins, in German, by the English sentences. */
export const connectionSentences: Readonly<Record<string, string>> = {
  'This connection needs no sign-in.': 'Diese Verbindung braucht keine Anmeldung.',
  'The sign-in works.': 'Die Anmeldung funktioniert.',
  'The secret is there. Whether the service takes it shows with the first request.':
    'Das Geheimnis ist da. Ob der Dienst es annimmt, zeigt die erste Anfrage.',
  'The file that was chosen is no longer at hand.': 'Die gewählte Datei ist nicht mehr zur Hand.',
  'Choose it again.': 'Sie noch einmal wählen.',
  '“{0}” is too large for a key or certificate.':
    '„{0}“ ist zu groß für einen Schlüssel oder ein Zertifikat.',
  'Choose the .pfx, .p12 or .pem file itself.': 'Die Datei (.pfx, .p12 oder .pem) selbst wählen.',
  '“{0}” could not be read.': '„{0}“ konnte nicht gelesen werden.',
  'Look whether it is still there and may be read.': 'Nachsehen, ob sie noch da ist und gelesen werden darf.',
  'Correct these values.': 'Diese Werte berichtigen.',
  'Not a host name: {0}.': 'Kein Hostname: {0}.',
  'Such as api.example.com or *.example.com.': 'Zum Beispiel api.example.com oder *.example.com.',
  'A connection needs a name of at most 200 characters.':
    'Eine Verbindung braucht einen Namen von höchstens 200 Zeichen.',
  "There is a connection '{0}' of this connector already.":
    'Eine Verbindung „{0}“ dieses Connectors gibt es schon.',
  'Choose another name.': 'Einen anderen Namen wählen.',
  'It may have been deleted meanwhile.': 'Vielleicht wurde es inzwischen gelöscht.',
  "The connection '{0}' has no connector, no name or an unknown kind.":
    'Die Verbindung „{0}“ hat keinen Connector, keinen Namen oder eine unbekannte Art.',
  'The service took the sign-in.': 'Der Dienst hat die Anmeldung angenommen.',
  'The service refused the sign-in ({0}).': 'Der Dienst hat die Anmeldung abgelehnt ({0}).',
  'The service answered ({0}) and did not refuse the sign-in.':
    'Der Dienst hat geantwortet ({0}) und die Anmeldung nicht abgelehnt.',
  'The service answered with status {0}.': 'Der Dienst hat mit Status {0} geantwortet.',
  "'{0}' is used by {1}{2}.": '„{0}“ wird verwendet von {1}{2}.',
  'Give these flows another connection first, or delete it all the same.':
    'Diesen Flows zuerst eine andere Verbindung geben oder sie trotzdem löschen.',
  'This sign-in is under way already.': 'Diese Anmeldung läuft schon.',
  'This sign-in is over.': 'Diese Anmeldung ist zu Ende.',
  "'{0}' needs a connection, and the action names none.":
    '„{0}“ braucht eine Verbindung, und die Aktion nennt keine.',
  "No connection of '{0}' is chosen for the reference '{1}' in this environment.":
    'Für die Referenz „{1}“ ist in dieser Umgebung keine Verbindung von „{0}“ gewählt.',
  'Look at the connection: the service does not let it in.':
    'Die Verbindung ansehen: Der Dienst lässt sie nicht ein.',
  'Type the value in, or try again later.': 'Den Wert eintippen oder es später noch einmal versuchen.',
  'The values given so far are no JSON object.': 'Die bisher gegebenen Werte sind kein JSON-Objekt.',
  'The call cannot be checked now.': 'Der Aufruf lässt sich jetzt nicht prüfen.',
  'The service points to {0}, another host than its own; the sign-in is not sent there.':
    'Der Dienst verweist auf {0}, einen anderen Host als seinen eigenen; die Anmeldung wird nicht dorthin geschickt.',
  'The page of this sign-in is no https address.': 'Die Seite dieser Anmeldung ist keine https-Adresse.',
  'Check the addresses of the sign-in service.': 'Die Adressen des Anmeldedienstes prüfen.',
}
