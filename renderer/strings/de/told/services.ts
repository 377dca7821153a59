/** What is said of services, the network and the app's own threads, in German, by the English sentences. */
export const serviceSentences: Readonly<Record<string, string>> = {
  // The app itself
  'The system could not open “{0}”.': 'Das System konnte „{0}“ nicht öffnen.',
  'The engine that runs flows was started again.': 'Die Maschine, die Flows ausführt, wurde neu gestartet.',
  'It ended unexpectedly. Running flows go on where they were; actions that had begun are attempted again.':
    'Sie endete unerwartet. Laufende Flows gehen weiter, wo sie waren; begonnene Aktionen werden noch einmal versucht.',
  'The request {0} does not hold: {1}: {2}.': 'Die Anfrage {0} stimmt nicht: {1}: {2}.',
  'The request {0} is refused: {1}.': 'Die Anfrage {0} wird abgelehnt: {1}.',
  'Something went wrong inside Flowbench.': 'In Flowbench ist etwas schiefgegangen.',
  'The log file tells more (Settings, Open log). Please report it.':
    'Die Protokolldatei sagt mehr (Einstellungen, Protokoll öffnen). Bitte melden.',
  'Try again.': 'Noch einmal versuchen.',
  'Try again later.': 'Es später noch einmal versuchen.',
  'Try again in a moment.': 'Es gleich noch einmal versuchen.',
  'The request was cancelled.': 'Die Anfrage wurde abgebrochen.',

  // Calls of services
  "No secure connection: the file '{0}' cannot be read.":
    'Keine sichere Verbindung: Die Datei „{0}“ lässt sich nicht lesen.',
  'NODE_EXTRA_CA_CERTS must name a PEM file of certificate authorities. Correct it, or take it away.':
    'NODE_EXTRA_CA_CERTS muss eine PEM-Datei mit Zertifizierungsstellen nennen. Es berichtigen oder entfernen.',
  'The client certificate cannot be used to sign in.':
    'Mit dem Client-Zertifikat kann man sich nicht anmelden.',
  'It must be PEM text with the certificate and its RSA key.':
    'Es muss PEM-Text mit dem Zertifikat und seinem RSA-Schlüssel sein.',
  'The service has asked for a rest of {0} more seconds.':
    'Der Dienst bittet um eine Pause von noch {0} Sekunden.',
  'No secure connection to {0}: {1}.': 'Keine sichere Verbindung zu {0}: {1}.',
  'Look at server and port of the connection, and whether the server runs.':
    'Server und Port der Verbindung prüfen und ob der Server läuft.',
  'Look at the port, and whether the server wants TLS.': 'Den Port prüfen und ob der Server TLS will.',
  'The request names no driver.': 'Die Anfrage nennt keinen Treiber.',
  "This version of Flowbench has no driver '{0}'.": 'Diese Version von Flowbench hat keinen Treiber „{0}“.',
  "The answer of '{0}' is larger than {1} bytes.": 'Die Antwort von „{0}“ ist größer als {1} Bytes.',
  'Ask for less: fewer rows, a smaller file.': 'Weniger abfragen: weniger Zeilen, eine kleinere Datei.',
  "'{0}' did not answer within {1} seconds.": '„{0}“ hat nicht innerhalb von {1} Sekunden geantwortet.',
  'Ask for less, or give the action a longer timeout in its settings.':
    'Weniger abfragen oder der Aktion in ihren Einstellungen mehr Zeit geben.',
  'The answer of {0} is larger than the {1} that one message may have.':
    'Die Antwort von {0} ist größer als die {1}, die eine Nachricht haben darf.',
  'Ask for less at once, by a filter or page by page.':
    'Weniger auf einmal abfragen, mit einem Filter oder Seite für Seite.',
  'The answer of {0} is packed, and the packing is broken.':
    'Die Antwort von {0} ist komprimiert, und die Komprimierung ist beschädigt.',
  'The address of the request is not an absolute URL.': 'Die Adresse der Anfrage ist keine vollständige URL.',
  '{0} did not answer within {1} s.': '{0} hat nicht innerhalb von {1} s geantwortet.',
  'The client certificate cannot be used: it is damaged, or its password is wrong.':
    'Das Client-Zertifikat lässt sich nicht verwenden: Es ist beschädigt, oder sein Passwort ist falsch.',
  'It must be a PKCS #12 file in base64 with its password, in an encryption newer than RC2, or PEM.':
    'Es muss eine PKCS-#12-Datei in Base64 mit ihrem Passwort sein, mit einer neueren Verschlüsselung als RC2, oder PEM.',
  'What {0} answers is not HTTP, or broken.': 'Was {0} antwortet, ist kein HTTP oder beschädigt.',
  'The request to {0} could not be sent: {1}.': 'Die Anfrage an {0} konnte nicht gesendet werden: {1}.',
  'Try http:// in place of https://.': 'Es mit http:// statt https:// versuchen.',
  "Set authentication of type 'ClientCertificate'.": 'Die Authentifizierung „ClientCertificate“ einstellen.',
  'The proxy on the way to {0} asks for a sign-in.': 'Der Proxy auf dem Weg zu {0} verlangt eine Anmeldung.',
  'Write user and password into HTTPS_PROXY: http://user:password@proxy:port.':
    'Benutzer und Passwort in HTTPS_PROXY schreiben: http://user:password@proxy:port.',
  'The proxy on the way to {0} answered {1}.': 'Der Proxy auf dem Weg zu {0} hat mit {1} geantwortet.',
  "Give the authority's certificate (PEM) to Flowbench in the environment variable NODE_EXTRA_CA_CERTS.":
    'Flowbench das Zertifikat der Zertifizierungsstelle (PEM) in der Umgebungsvariablen NODE_EXTRA_CA_CERTS geben.',
  "Look at this machine's clock.": 'Die Uhr dieses Rechners prüfen.',
  'The next page is at {0}, not at {1}; the sign-in is not sent there.':
    'Die nächste Seite liegt bei {0}, nicht bei {1}; die Anmeldung wird nicht dorthin geschickt.',
  'Ask for fewer items, or turn pagination off.': 'Weniger Einträge abfragen oder das Blättern ausschalten.',
  '{0} answered with status {1}.': '{0} hat mit Status {1} geantwortet.',
  '{0} is none of the hosts of this connector ({1}); nothing is sent there.':
    '{0} ist kein Host dieses Connectors ({1}); dorthin wird nichts geschickt.',
  'Check the address among the parameters of the action.':
    'Die Adresse unter den Parametern der Aktion prüfen.',
  'The script was cancelled.': 'Das Skript wurde abgebrochen.',
  'The thread that runs scripts ended{0}.': 'Der Thread, der Skripte ausführt, ist zu Ende{0}.',

  // Sandboxes
  "'{0}' has no sandbox.": '„{0}“ hat keine Sandbox.',
  'Sandboxes there are: {0}.': 'Diese Sandboxes gibt es: {0}.',
  'An object is expected.': 'Ein Objekt wird erwartet.',
  'A list is expected.': 'Eine Liste wird erwartet.',
  'A list of texts is expected.': 'Eine Liste von Texten wird erwartet.',
  'A text is missing here.': 'Hier fehlt ein Text.',
  'A text is expected.': 'Ein Text wird erwartet.',
  'A number is expected.': 'Eine Zahl wird erwartet.',
  "'{0}' is none of {1}.": '„{0}“ ist keines von {1}.',
  "'{0}' is none of the users.": '„{0}“ ist keiner der Benutzer.',
  'The state of the sandbox {0} cannot be taken{1}: {2}':
    'Der Zustand der Sandbox {0} lässt sich nicht übernehmen{1}: {2}',
  'Nothing here answers {0} {1}{2}.': 'Hier antwortet nichts auf {0} {1}{2}.',
  'The body is not a JSON object.': 'Der Inhalt ist kein JSON-Objekt.',
}
