/** What actions and triggers say when they fail or are passed over, in German, by the English sentences. */
export const actionSentences: Readonly<Record<string, string>> = {
  // Variables
  "The '{0}' action '{1}' works on variables of type {2}; '{3}' is of type '{4}'.":
    'Die Aktion „{1}“ ({0}) arbeitet mit Variablen vom Typ {2}; „{3}“ ist vom Typ „{4}“.',
  "The action '{0}' has no 'value'.": 'Die Aktion „{0}“ hat keinen „value“.',
  "The variable '{0}' of type '{1}' cannot take a value of type '{2}'.":
    'Die Variable „{0}“ vom Typ „{1}“ kann keinen Wert vom Typ „{2}“ aufnehmen.',
  "The variable '{0}' must be initialized before it is used in '{1}'.":
    'Die Variable „{0}“ muss initialisiert sein, bevor „{1}“ sie verwendet.',
  'The variable has no name.': 'Die Variable hat keinen Namen.',
  "'{0}' is no type of a variable.": '„{0}“ ist kein Typ einer Variablen.',
  "The variable '{0}' is initialized already.": 'Die Variable „{0}“ ist bereits initialisiert.',
  "The variable '{0}' of type '{1}' cannot be initialized with a value of type '{2}'.":
    'Die Variable „{0}“ vom Typ „{1}“ kann nicht mit einem Wert vom Typ „{2}“ initialisiert werden.',

  // Conditions, loops, lists
  "Unable to process template language expressions for action '{0}': the condition gives a value of type '{1}'. The result must be a boolean.":
    'Die Ausdrücke der Aktion „{0}“ lassen sich nicht auswerten: Die Bedingung ergibt einen Wert vom Typ „{1}“. Das Ergebnis muss ein Boolean sein.',
  "'{0}' is not an operator of a condition.": '„{0}“ ist kein Operator einer Bedingung.',
  "Unable to process template language expressions for action '{0}': '{1}' cannot compare values of type {2}.":
    'Die Ausdrücke der Aktion „{0}“ lassen sich nicht auswerten: „{1}“ kann Werte vom Typ {2} nicht vergleichen.',
  "The execution of template action '{0}' failed: the result of the evaluation of 'foreach' expression '{1}' is of type '{2}'. The result must be a valid array.":
    'Die Aktion „{0}“ ist fehlgeschlagen: Der Ausdruck „{1}“ in „foreach“ ergibt einen Wert vom Typ „{2}“. Das Ergebnis muss eine Liste sein.',
  "'{0}' has {1} items; the limit is {2}.": '„{0}“ hat {1} Einträge; die Grenze ist {2}.',
  "The '{0}' action '{1}' failed: its 'from' property is of type '{2}'. The value must be an array.":
    'Die Aktion „{1}“ ({0}) ist fehlgeschlagen: Ihre Eigenschaft „from“ ist vom Typ „{2}“. Der Wert muss eine Liste sein.',
  "The 'Query' action '{0}' failed: its 'where' expression gives a value of type '{1}'. The result must be a boolean.":
    'Die Aktion „{0}“ (Query) ist fehlgeschlagen: Ihr Ausdruck „where“ ergibt einen Wert vom Typ „{1}“. Das Ergebnis muss ein Boolean sein.',
  "The execution of template action '{0}' failed: the result of the evaluation of 'expression' is of type '{1}'. The result must be a string or an integer.":
    'Die Aktion „{0}“ ist fehlgeschlagen: „expression“ ergibt einen Wert vom Typ „{1}“. Das Ergebnis muss ein Text oder eine ganze Zahl sein.',
  "'{0}' is no table format.": '„{0}“ ist kein Tabellenformat.',
  "The 'Table' action '{0}' failed: an item of 'from' is of type '{1}'. Without columns every item must be an object.":
    'Die Aktion „{0}“ (Table) ist fehlgeschlagen: Ein Eintrag von „from“ ist vom Typ „{1}“. Ohne Spalten muss jeder Eintrag ein Objekt sein.',
  "'{0}' reached {1} before its condition was true.":
    '„{0}“ hat die Grenze ({1}) erreicht, bevor die Bedingung erfüllt war.',

  // Time, ends, answers
  "The interval of {0} '{1}' is not a length of time.": 'Das Intervall von {0} „{1}“ ist keine Zeitspanne.',
  "A Wait needs an 'interval' or 'until.timestamp'.": 'Ein Wait braucht „interval“ oder „until.timestamp“.',
  "'{0}' is not a time.": '„{0}“ ist keine Zeitangabe.',
  "'{0}' is not a status a run can end with.": '„{0}“ ist kein Status, mit dem eine Ausführung enden kann.',
  "'{0}' is no status code of a response.": '„{0}“ ist kein Statuscode einer Antwort.',
  "Actions of type '{0}' cannot be run here yet: '{1}'.":
    'Aktionen vom Typ „{0}“ können hier noch nicht ausgeführt werden: „{1}“.',
  'Run with mocks, or take the action out for a local run.':
    'Mit Mocks ausführen oder die Aktion für eine lokale Ausführung herausnehmen.',

  // Connectors and other flows
  "'{0}' needs a connector, and none is set up here.":
    '„{0}“ braucht einen Connector, und hier ist keiner eingerichtet.',
  'Run with mocks, or add the connection.': 'Mit Mocks ausführen oder die Verbindung hinzufügen.',
  "'{0}' calls another flow, and no flows are at hand here.":
    '„{0}“ ruft einen anderen Flow auf, und hier sind keine Flows zur Hand.',
  'Run with mocks, or run the flow from its environment.':
    'Mit Mocks ausführen oder den Flow aus seiner Umgebung starten.',
  "'{0}' is an operation of the kind '{1}', which is not known here.":
    '„{0}“ ist ein Vorgang der Art „{1}“, die hier nicht bekannt ist.',
  "The operation '{0}' needs a value for '{1}'.": 'Der Vorgang „{0}“ braucht einen Wert für „{1}“.',

  // HTTP
  "Authentication of type '{0}' of '{1}' needs a value for '{2}'.":
    'Die Authentifizierung „{0}“ von „{1}“ braucht einen Wert für „{2}“.',
  'A managed identity exists in Azure only, not on this machine.':
    'Eine verwaltete Identität gibt es nur in Azure, nicht auf diesem Rechner.',
  'For local runs use ActiveDirectoryOAuth with a client that has the same rights, or mock this action.':
    'Für lokale Ausführungen ActiveDirectoryOAuth mit einem Client verwenden, der dieselben Rechte hat, oder die Aktion mocken.',
  "There is no authentication of type '{0}'.": 'Eine Authentifizierung „{0}“ gibt es nicht.',
  'Types are Basic, ClientCertificate, ActiveDirectoryOAuth, Raw, QueryString and ManagedServiceIdentity.':
    'Es gibt Basic, ClientCertificate, ActiveDirectoryOAuth, Raw, QueryString und ManagedServiceIdentity.',
  'Nothing here keeps bodies of more than one message.':
    'Hier gibt es nichts, was Inhalte von mehr als einer Nachricht aufbewahrt.',
  "No token for '{0}': the sign-in service answered {1}{2}.":
    'Kein Token für „{0}“: Der Anmeldedienst hat mit {1} geantwortet{2}.',
  'Check tenant, client id, secret or certificate, and audience.':
    'Mandant, Client-ID, Geheimnis oder Zertifikat und Zielgruppe prüfen.',
  "Authentication of '{0}' needs a 'secret' or a certificate ('pfx').":
    'Die Authentifizierung von „{0}“ braucht ein Geheimnis („secret“) oder ein Zertifikat („pfx“).',
  'A certificate that signs in must be given as PEM here: its key cannot be taken out of a PKCS #12 file.':
    'Ein Zertifikat, das anmeldet, muss hier als PEM gegeben werden: Sein Schlüssel lässt sich nicht aus einer PKCS-#12-Datei holen.',
  "Convert it (openssl pkcs12 -in FILE -nodes) and give the text as 'pfx', use a client secret, or mock this action.":
    'Es umwandeln (openssl pkcs12 -in DATEI -nodes) und den Text als „pfx“ angeben, ein Client-Geheimnis verwenden oder die Aktion mocken.',
  'The service was asked for the part from byte {0} on and answered something else.':
    'Der Dienst wurde um den Teil ab Byte {0} gebeten und hat etwas anderes geantwortet.',
  'The content may have changed meanwhile.': 'Der Inhalt kann sich inzwischen geändert haben.',
  'The service was asked for the part from byte {0} on and answered with status code {1}.':
    'Der Dienst wurde um den Teil ab Byte {0} gebeten und hat mit Statuscode {1} geantwortet.',
  "The body of '{0}' has {1} MB; in chunks it may have {2} MB.":
    'Der Inhalt von „{0}“ hat {1} MB; in Teilen darf er {2} MB haben.',
  "The outputs of '{0}' are secured, so a body that is too large for memory cannot be kept anywhere.":
    'Die Ausgaben von „{0}“ sind gesichert, deshalb kann ein Inhalt, der für den Speicher zu groß ist, nirgends aufbewahrt werden.',
  "The 'uri' of '{0}' is not an absolute address.": 'Die „uri“ von „{0}“ ist keine vollständige Adresse.',
  "The 'uri' of '{0}' must start with http:// or https://.":
    'Die „uri“ von „{0}“ muss mit http:// oder https:// beginnen.',
  "The address of '{0}' has {1} characters; {2} are allowed.":
    'Die Adresse von „{0}“ hat {1} Zeichen; erlaubt sind {2}.',
  'The service took the announcement of {0} bytes and named no Location to send them to.':
    'Der Dienst hat die Ankündigung von {0} Bytes angenommen und keine Location genannt, an die sie gehen.',
  'It does not take chunks: turn chunking off in the settings of the action.':
    'Er nimmt keine Teile an: die Aufteilung in den Einstellungen der Aktion ausschalten.',
  'The service says it has {0} of {1} bytes sent.': 'Der Dienst sagt, er habe {0} von {1} gesendeten Bytes.',
  "'subscribe' of '{0}' is not an object with a 'uri'.":
    '„subscribe“ von „{0}“ ist kein Objekt mit einer „uri“.',
  "'{0}' is over, and the service could not be told: {1}":
    '„{0}“ ist zu Ende, und dem Dienst konnte es nicht gesagt werden: {1}',
  "'{0}' was answered in an unexpected way.": '„{0}“ wurde unerwartet beantwortet.',
  "The body of '{0}' has {1} MB; one message may have {2} MB.":
    'Der Inhalt von „{0}“ hat {1} MB; eine Nachricht darf {2} MB haben.',
  'Turn on chunking in the settings of the action, where the service takes chunks.':
    'Die Aufteilung in den Einstellungen der Aktion einschalten, wenn der Dienst Teile annimmt.',
  "'{0}' was answered with status code {1} ({2}).": '„{0}“ wurde mit Statuscode {1} ({2}) beantwortet.',
  "'{0}' was answered with status code {1}.": '„{0}“ wurde mit Statuscode {1} beantwortet.',
  "The execution of template action '{0}' is failed: the client application timed out waiting for a response from service. This means that workflow took longer to respond than the alloted timeout value. The connection maintained between the client application and service will be closed and client application will get an HTTP status code 504 Gateway Timeout.":
    'Die Aktion „{0}“ ist fehlgeschlagen: Wer den Flow aufgerufen hat, wartet nicht länger auf eine Antwort, denn der Flow hat dafür länger gebraucht als erlaubt. Die Verbindung wird geschlossen, und der Aufrufer bekommt den HTTP-Statuscode 504 Gateway Timeout.',
  "The trigger's schema is not a valid JSON schema: {0}":
    'Das Schema des Triggers ist kein gültiges JSON-Schema: {0}',
  "The body does not follow the trigger's schema{0}: {1}":
    'Der Inhalt folgt nicht dem Schema des Triggers{0}: {1}',

  // Inline code
  "'{0}' runs JavaScript, and nothing here runs it.":
    '„{0}“ führt JavaScript aus, und hier gibt es nichts, was es ausführt.',
  'Answer for it with a mock script.': 'Mit einem Mock-Skript für sie antworten.',
  "The 'code' of '{0}' is not text.": 'Der „code“ von „{0}“ ist kein Text.',
  "The code of '{0}' reads {1} MB of outputs; 50 MB are allowed.":
    'Der Code von „{0}“ liest {1} MB an Ausgaben; erlaubt sind 50 MB.',
  'Pick what the code needs with a Select or Compose first.':
    'Vorher mit Select oder Compose auswählen, was der Code braucht.',
  "The code of '{0}' ran longer than {1} seconds.": 'Der Code von „{0}“ lief länger als {1} Sekunden.',
  'Give it less to do, or call a function over HTTP.':
    'Ihm weniger zu tun geben oder eine Funktion über HTTP aufrufen.',
  "The code of '{0}' used more than {1} MB of memory.":
    'Der Code von „{0}“ hat mehr als {1} MB Speicher gebraucht.',
  'Give it less data, or call a function over HTTP.':
    'Ihm weniger Daten geben oder eine Funktion über HTTP aufrufen.',
  "The inline code action '{0}' execution failed, with error '{1}'{2}.":
    'Der Code der Aktion „{0}“ ist fehlgeschlagen, mit dem Fehler „{1}“{2}.',
  "The code is plain JavaScript on its own: '{0}' is not there.":
    'Der Code ist reines JavaScript für sich: „{0}“ gibt es dort nicht.',
  "Name the action as workflowContext.actions.NAME, or list it in 'explicitDependencies'; an action that has not run before is not there.":
    'Die Aktion als workflowContext.actions.NAME nennen oder in „explicitDependencies“ aufführen; eine Aktion, die noch nicht gelaufen ist, gibt es dort nicht.',
  "The variable '{0}' of type '{1}' cannot be initialized or updated with value of type '{2}'. The variable '{3}' only supports values of types '{4}'.":
    'Die Variable „{0}“ vom Typ „{1}“ kann keinen Wert vom Typ „{2}“ aufnehmen. „{3}“ nimmt nur Werte der Typen „{4}“.',
}
