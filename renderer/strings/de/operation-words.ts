/**
 * Titles, summaries and labels of the built-in operations in German, by the English ones of their manifests; the titles are
 * those of the platform's German designer. A test holds the list against the manifests.
 */
export const operationWords: Readonly<Record<string, string>> = {
  // Data operations and variables
  Compose: 'Verfassen',
  'Makes a value from constants and expressions, for later actions to use.':
    'Bildet einen Wert aus Konstanten und Ausdrücken, den spätere Aktionen verwenden.',
  Inputs: 'Eingaben',
  'Parse JSON': 'JSON analysieren',
  'Reads JSON by a schema, so that later actions can use its properties.':
    'Liest JSON nach einem Schema, damit spätere Aktionen seine Eigenschaften verwenden können.',
  Content: 'Inhalt',
  Schema: 'Schema',
  Select: 'Auswählen',
  'Makes a new array by mapping each element of another.':
    'Bildet eine neue Liste, indem jedes Element einer anderen abgebildet wird.',
  From: 'Von',
  Map: 'Zuordnen',
  Output: 'Ausgabe',
  'Filter array': 'Array filtern',
  'Keeps the elements of an array that meet a condition.':
    'Behält die Elemente einer Liste, die eine Bedingung erfüllen.',
  Condition: 'Bedingung',
  Join: 'Verknüpfen',
  'Joins the elements of an array into a text with a separator.':
    'Fügt die Elemente einer Liste mit einem Trennzeichen zu einem Text zusammen.',
  'Join with': 'Verknüpfen mit',
  'Create table': 'Tabelle erstellen',
  'Makes a CSV or HTML table from an array.': 'Bildet aus einer Liste eine CSV- oder HTML-Tabelle.',
  Format: 'Format',
  Columns: 'Spalten',
  Header: 'Kopfzeile',
  Value: 'Wert',
  'Without columns the properties of the first element are taken.':
    'Ohne Spalten werden die Eigenschaften des ersten Elements genommen.',
  'Initialize variable': 'Variable initialisieren',
  'Makes a variable with a name, a type and a first value.':
    'Legt eine Variable mit Namen, Typ und erstem Wert an.',
  Variables: 'Variablen',
  Name: 'Name',
  Type: 'Typ',
  Variable: 'Variable',
  'Set variable': 'Variable festlegen',
  'Gives a variable a new value.': 'Gibt einer Variablen einen neuen Wert.',
  'Increment variable': 'Variable erhöhen',
  'Adds to a number variable; 1 when nothing else is said.':
    'Zählt zu einer Zahl hinzu; 1, wenn nichts anderes gesagt ist.',
  'Decrement variable': 'Variable verringern',
  'Takes away from a number variable; 1 when nothing else is said.':
    'Zieht von einer Zahl ab; 1, wenn nichts anderes gesagt ist.',
  'Append to array variable': 'An Arrayvariable anfügen',
  'Adds an element at the end of an array variable.': 'Fügt am Ende einer Liste ein Element an.',
  'Append to string variable': 'An Zeichenfolgenvariable anfügen',
  'Adds a text at the end of a string variable.': 'Fügt am Ende eines Textes einen Text an.',

  // Control
  'Runs one branch when a condition is true and another when it is false.':
    'Führt einen Zweig aus, wenn eine Bedingung wahr ist, und einen anderen, wenn sie falsch ist.',
  True: 'Wahr',
  False: 'Falsch',
  Switch: 'Wechseln',
  'Runs the branch whose value equals an expression, or the default one.':
    'Führt den Zweig aus, dessen Wert einem Ausdruck gleicht, sonst den Standardzweig.',
  On: 'Ein',
  Cases: 'Fälle',
  Equals: 'Ist gleich',
  Default: 'Standard',
  'Apply to each': 'Auf alle anwenden',
  'Repeats its actions for each element of an array, one after the other or up to 50 at a time.':
    'Wiederholt seine Aktionen für jedes Element einer Liste, nacheinander oder bis zu 50 gleichzeitig.',
  Items: 'Elemente',
  'An array, mostly by an expression.': 'Eine Liste, meist aus einem Ausdruck.',
  'Do until': 'Wiederholen bis',
  'Repeats its actions until a condition is true, a count is reached or time is up.':
    'Wiederholt seine Aktionen, bis eine Bedingung wahr, eine Anzahl erreicht oder die Zeit um ist.',
  Until: 'Bis',
  Count: 'Anzahl',
  Timeout: 'Zeitlimit',
  'ISO 8601 duration.': 'Dauer nach ISO 8601.',
  Limits: 'Grenzen',
  Scope: 'Bereich',
  'Groups actions, so that others can run after all of them, whatever their outcome.':
    'Fasst Aktionen zusammen, damit andere nach ihnen allen laufen können, wie sie auch ausgehen.',
  Terminate: 'Beenden',
  'Ends the run at once with a status, a code and a message.':
    'Beendet die Ausführung sofort mit Status, Code und Meldung.',
  Status: 'Status',
  Code: 'Code',
  Message: 'Meldung',
  Error: 'Fehler',
  Delay: 'Verzögern',
  'Waits for a time span, or until a moment.': 'Wartet eine Zeitspanne oder bis zu einem Zeitpunkt.',
  Unit: 'Einheit',
  For: 'Für',
  Timestamp: 'Zeitstempel',

  // HTTP and flows
  Response: 'Antwort',
  'Answers the caller that started the flow.': 'Antwortet dem, der den Flow gestartet hat.',
  'Status code': 'Statuscode',
  Headers: 'Header',
  Body: 'Inhalt',
  'Body JSON schema': 'JSON-Schema des Inhalts',
  HTTP: 'HTTP',
  'Calls a web address and gives back its answer.': 'Ruft eine Webadresse auf und gibt ihre Antwort zurück.',
  Method: 'Methode',
  URI: 'URI',
  Queries: 'Abfragen',
  Cookie: 'Cookie',
  Authentication: 'Authentifizierung',
  'Client certificate': 'Clientzertifikat',
  'Active Directory OAuth': 'Active Directory OAuth',
  'Query string': 'Abfragezeichenfolge',
  'Managed identity': 'Verwaltete Identität',
  'User name': 'Benutzername',
  Password: 'Kennwort',
  Certificate: 'Zertifikat',
  'A PKCS #12 file as Base64, or certificate and key as PEM text.':
    'Eine PKCS-#12-Datei als Base64, oder Zertifikat und Schlüssel als PEM-Text.',
  Authority: 'Autorität',
  Tenant: 'Mandant',
  Audience: 'Zielgruppe',
  'Client ID': 'Client-ID',
  'Client secret': 'Clientgeheimnis',
  'Of Raw, the whole Authorization header, such as Bearer and a token.':
    'Bei Raw die ganze Authorization-Kopfzeile, etwa Bearer und ein Token.',
  Identity: 'Identität',
  'Resource id of a user-assigned identity; empty: the system’s own.':
    'Ressourcen-ID einer benutzerzugewiesenen Identität; leer: die des Systems.',
  Interval: 'Intervall',
  'ISO 8601 duration, 5 seconds to 1 day.': 'Dauer nach ISO 8601, 5 Sekunden bis 1 Tag.',
  'Minimum interval': 'Kürzestes Intervall',
  'Maximum interval': 'Längstes Intervall',
  'Retry policy': 'Wiederholungsrichtlinie',
  'HTTP webhook': 'HTTP-Webhook',
  'Registers a callback address and waits until it is called.':
    'Meldet eine Rückrufadresse an und wartet, bis sie aufgerufen wird.',
  Subscribe: 'Abonnieren',
  Unsubscribe: 'Abbestellen',
  'Run a child flow': 'Untergeordneten Flow ausführen',
  'Runs another flow and waits for its response.':
    'Führt einen anderen Flow aus und wartet auf seine Antwort.',
  Workflow: 'Workflow',
  'Child flow': 'Untergeordneter Flow',
  Trigger: 'Trigger',
  Flow: 'Flow',

  // Connectors
  'Connector action': 'Connectoraktion',
  'Calls one operation of a connector with a connection.':
    'Ruft über eine Verbindung einen Vorgang eines Connectors auf.',
  'Connection reference': 'Verbindungsverweis',
  Operation: 'Vorgang',
  Connector: 'Connector',
  Host: 'Host',
  Parameters: 'Parameter',
  'Connector action with callback': 'Connectoraktion mit Rückruf',
  'Starts something at a connector and waits until it calls back, such as an approval.':
    'Startet etwas bei einem Connector und wartet auf seinen Rückruf, etwa eine Genehmigung.',
  'Connector action (Logic Apps)': 'Connectoraktion (Logic Apps)',
  'Calls a connector by method and path with a connection.':
    'Ruft einen Connector mit Methode und Pfad über eine Verbindung auf.',
  Connection: 'Verbindung',
  '`{name: "@parameters(\'$connections\')[...]"}` or `{referenceName}`.':
    '`{name: "@parameters(\'$connections\')[...]"}` oder `{referenceName}`.',
  API: 'API',
  Path: 'Pfad',
  'Connector action with callback (Logic Apps)': 'Connectoraktion mit Rückruf (Logic Apps)',
  'Starts something at a connector and waits until it calls back.':
    'Startet etwas bei einem Connector und wartet auf seinen Rückruf.',
  'Built-in connector (Standard)': 'Integrierter Connector (Standard)',
  'Calls an operation of a connector built into Logic Apps Standard.':
    'Ruft einen Vorgang eines in Logic Apps Standard integrierten Connectors auf.',
  'Service provider': 'Dienstanbieter',

  // Code, XML and others
  'Date and text operation': 'Datums- und Textvorgang',
  'Current time, add to time, convert time zone, format number and the like, as an action.':
    'Aktuelle Zeit, zur Zeit addieren, Zeitzone umrechnen, Zahl formatieren und Ähnliches als Aktion.',
  'Run JavaScript': 'JavaScript ausführen',
  'Runs a piece of JavaScript over the outputs of earlier actions.':
    'Führt ein Stück JavaScript über die Ausgaben früherer Aktionen aus.',
  'Explicit dependencies': 'Ausdrückliche Abhängigkeiten',
  Result: 'Ergebnis',
  'Transform XML': 'XML transformieren',
  'Transforms XML by an XSLT map.': 'Transformiert XML nach einer XSLT-Zuordnung.',
  'Validate XML': 'XML überprüfen',
  'Checks XML against a schema.': 'Prüft XML gegen ein Schema.',
  'Parse XML': 'XML analysieren',
  'Reads XML by a schema into JSON.': 'Liest XML nach einem Schema in JSON ein.',
  'Compose XML': 'XML verfassen',
  'Writes JSON as XML by a schema.': 'Schreibt JSON nach einem Schema als XML.',
  'Encode flat file': 'Flatfile codieren',
  'Writes XML as a flat file by a schema.': 'Schreibt XML nach einem Schema als Flatfile.',
  'Decode flat file': 'Flatfile decodieren',
  'Reads a flat file by a schema into XML.': 'Liest ein Flatfile nach einem Schema in XML ein.',
  'Transform with Liquid': 'Mit Liquid transformieren',
  'Transforms JSON or XML by a Liquid template.': 'Transformiert JSON oder XML nach einer Liquid-Vorlage.',
  Batch: 'Batch',
  'Collects messages until a batch is complete.': 'Sammelt Nachrichten, bis ein Batch vollständig ist.',
  'Send to batch': 'An Batch senden',
  'Hands a message to a flow that collects batches.':
    'Übergibt eine Nachricht an einen Flow, der Batches sammelt.',
  'Call a local function': 'Lokale Funktion aufrufen',
  'Calls a .NET function of the Standard project.': 'Ruft eine .NET-Funktion des Standard-Projekts auf.',
  'Function name': 'Name der Funktion',
  'Azure function': 'Azure-Funktion',
  'Calls an Azure function.': 'Ruft eine Azure-Funktion auf.',
  Function: 'Funktion',
  'API Management': 'API Management',
  'Calls an API through Azure API Management.': 'Ruft eine API über Azure API Management auf.',
  'Chunk text': 'Text zerteilen',
  'Cuts a text into pieces for an index.': 'Zerteilt einen Text in Stücke für einen Index.',
  'Parse a document': 'Dokument lesen',
  'Reads the text of a document.': 'Liest den Text eines Dokuments.',
  Agent: 'Agent',
  'Lets a language model choose among tools, each a branch of actions.':
    'Lässt ein Sprachmodell unter Werkzeugen wählen, jedes ein Zweig von Aktionen.',
  'Hand off to agent': 'An Agenten übergeben',
  'Hands the conversation over to another agent.': 'Übergibt das Gespräch an einen anderen Agenten.',

  // Triggers
  Request: 'Anforderung',
  'Starts the flow by hand, from an app or by an HTTP request.':
    'Startet den Flow von Hand, aus einer App oder durch eine HTTP-Anforderung.',
  'Relative path': 'Relativer Pfad',
  Recurrence: 'Wiederholung',
  'Starts the flow at an interval or on a schedule.':
    'Startet den Flow in einem Intervall oder nach einem Zeitplan.',
  Frequency: 'Häufigkeit',
  'Start time': 'Startzeit',
  'End time': 'Endzeit',
  'Time zone': 'Zeitzone',
  Minutes: 'Minuten',
  Minute: 'Minute',
  Hours: 'Stunden',
  Hour: 'Stunde',
  'Days of the week': 'Wochentage',
  'Days of the month': 'Tage des Monats',
  Day: 'Tag',
  'Occurrences in the month': 'Vorkommen im Monat',
  Schedule: 'Zeitplan',
  'Sliding window': 'Gleitendes Fenster',
  'Starts the flow for each window of time, also for those that were missed.':
    'Startet den Flow für jedes Zeitfenster, auch für versäumte.',
  'Asks a web address at an interval and starts the flow by its answer.':
    'Fragt eine Webadresse in einem Intervall ab und startet den Flow nach ihrer Antwort.',
  'How often to check': 'Wie oft geprüft wird',
  'Registers a callback address and starts the flow when it is called.':
    'Meldet eine Rückrufadresse an und startet den Flow, wenn sie aufgerufen wird.',
  'Connector trigger': 'Connectortrigger',
  'Asks a connector at an interval and starts the flow for what is new.':
    'Fragt einen Connector in einem Intervall und startet den Flow für Neues.',
  'Connector trigger by callback': 'Connectortrigger durch Rückruf',
  'Starts the flow when the connector calls.': 'Startet den Flow, wenn der Connector aufruft.',
  'Connector trigger by notification': 'Connectortrigger durch Benachrichtigung',
  'Starts the flow when the connector notifies of a change.':
    'Startet den Flow, wenn der Connector eine Änderung meldet.',
  'Connector trigger (Logic Apps)': 'Connectortrigger (Logic Apps)',
  'Connector trigger by callback (Logic Apps)': 'Connectortrigger durch Rückruf (Logic Apps)',
  'Connector trigger by notification (Logic Apps)': 'Connectortrigger durch Benachrichtigung (Logic Apps)',
  'Starts the flow when the connector notifies of a change, then fetches it.':
    'Startet den Flow, wenn der Connector eine Änderung meldet, und holt sie dann.',
  Fetch: 'Abrufen',
  'Built-in connector trigger (Standard)': 'Integrierter Connectortrigger (Standard)',
  'Starts the flow for events of a connector built into Logic Apps Standard.':
    'Startet den Flow für Ereignisse eines in Logic Apps Standard integrierten Connectors.',
  'Batch messages': 'Nachrichten im Batch',
  'Collects messages and starts the flow when a batch is complete.':
    'Sammelt Nachrichten und startet den Flow, wenn ein Batch vollständig ist.',
  Mode: 'Modus',
  Group: 'Gruppe',
  Release: 'Freigabe',
}
