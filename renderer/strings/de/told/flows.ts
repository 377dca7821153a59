/** What is said of flows, their runs, triggers and tests, in German, by the English sentences. */
export const flowSentences: Readonly<Record<string, string>> = {
  // Environments and flows
  'This environment is not open.': 'Diese Umgebung ist nicht geöffnet.',
  'Open its folder from Home.': 'Ihren Ordner über die Startseite öffnen.',
  'This build of Flowbench comes without the sample environment.':
    'Diese Ausgabe von Flowbench enthält die Beispielumgebung nicht.',
  '“{0}” is not a full path.': '„{0}“ ist kein vollständiger Pfad.',
  'Give the folder with its whole path.': 'Den Ordner mit seinem ganzen Pfad angeben.',
  '“{0}” is an environment already, or a file of that name is there.':
    '„{0}“ ist schon eine Umgebung, oder dort liegt eine Datei dieses Namens.',
  'Open it, or choose another folder.': 'Sie öffnen oder einen anderen Ordner wählen.',
  'There is no flow “{0}” in this environment.': 'Einen Flow „{0}“ gibt es in dieser Umgebung nicht.',
  'Its file may have been moved, renamed or deleted.':
    'Vielleicht wurde seine Datei verschoben, umbenannt oder gelöscht.',
  'The file of “{0}” is gone: the flow was turned off.':
    'Die Datei von „{0}“ ist weg: Der Flow wurde ausgeschaltet.',
  'There is no flow in this text.': 'In diesem Text steht kein Flow.',
  'A flow has a definition with triggers and actions.':
    'Ein Flow hat eine Definition mit Triggern und Aktionen.',
  'There is no workflow definition in this text.': 'In diesem Text steht keine Workflow-Definition.',
  '“{0}” is no name of a template.': '„{0}“ ist kein Name einer Vorlage.',
  'There is no template “{0}”.': 'Eine Vorlage „{0}“ gibt es nicht.',
  "'{0}' has more than {1} MB.": '„{0}“ hat mehr als {1} MB.',
  'Export the flows in smaller parts.': 'Die Flows in kleineren Teilen exportieren.',
  'Packages and solutions of Power Automate, projects and ARM templates of Logic Apps, and their JSON files can be imported.':
    'Importieren lassen sich Pakete und Lösungen von Power Automate, Projekte und ARM-Vorlagen von Logic Apps und ihre JSON-Dateien.',
  'The app setting “{0}” is not in local.settings.json.':
    'Die App-Einstellung „{0}“ steht nicht in local.settings.json.',
  '{0} stays as it is: {1}.': '{0} bleibt, wie es ist: {1}.',
  'The state of the sandbox is not JSON.': 'Der Zustand der Sandbox ist kein JSON.',

  // Flows that call flows
  'The flow “{0}” that is called is not beside this one.':
    'Der aufgerufene Flow „{0}“ liegt nicht neben diesem.',
  'More than {0} flows call each other.': 'Mehr als {0} Flows rufen einander auf.',
  "'{0}' calls the flow '{1}', which is not here.": '„{0}“ ruft den Flow „{1}“ auf, der nicht hier ist.',
  'Put the flow into the same environment, or run with mocks.':
    'Den Flow in dieselbe Umgebung legen oder mit Mocks ausführen.',
  "The flow '{0}' ended {1} without a response{2}.": 'Der Flow „{0}“ endete mit {1} ohne eine Antwort{2}.',

  // Runs
  'There is no such run in the history.': 'Diese Ausführung steht nicht im Verlauf.',
  'This run is not in the history any more.': 'Diese Ausführung steht nicht mehr im Verlauf.',
  'This run is not in the history of the flow.': 'Diese Ausführung steht nicht im Verlauf des Flows.',
  'The run has left no events.': 'Die Ausführung hat keine Ereignisse hinterlassen.',
  'The run left no events.': 'Die Ausführung hat keine Ereignisse hinterlassen.',
  "The run has no action '{0}'.": 'Die Ausführung hat keine Aktion „{0}“.',
  'The run ended {0} without a response.': 'Die Ausführung endete mit {0} ohne eine Antwort.',
  'This run is over, or not under way in this process.':
    'Diese Ausführung ist zu Ende oder läuft nicht in diesem Prozess.',
  'The engine host is closed.': 'Die Ausführung von Flows ist beendet.',
  'The values of the parameters are not JSON.': 'Die Werte der Parameter sind kein JSON.',
  'The values of the parameters are no object.': 'Die Werte der Parameter sind kein Objekt.',
  'The body for the trigger is not valid JSON.': 'Der Inhalt für den Trigger ist kein gültiges JSON.',
  'The run cannot be started anew: its trigger’s outputs are secured.':
    'Die Ausführung lässt sich nicht neu starten: Die Ausgaben ihres Triggers sind gesichert.',
  'Secure outputs are never stored. Run the flow and give the body by hand.':
    'Gesicherte Ausgaben werden nie gespeichert. Den Flow ausführen und den Inhalt von Hand angeben.',
  'The definition of the run cannot be read.': 'Die Definition der Ausführung lässt sich nicht lesen.',
  'Flowbench is being stopped.': 'Flowbench wird gerade beendet.',
  'The engine that runs flows has stopped.': 'Die Maschine, die Flows ausführt, ist stehen geblieben.',
  'Start Flowbench again; waiting runs go on where they were. The log file tells more.':
    'Flowbench neu starten; wartende Ausführungen gehen weiter, wo sie waren. Die Protokolldatei sagt mehr.',
  'Runs are kept in the journal and go on when it is started again.':
    'Ausführungen stehen im Journal und gehen weiter, wenn sie wieder gestartet wird.',

  // Triggers that listen
  'No trigger listens here. Its flow may be turned off.':
    'Hier horcht kein Trigger. Vielleicht ist sein Flow ausgeschaltet.',
  'Port {0} of the callback addresses is taken by another program; they have changed.':
    'Den Port {0} der Rückrufadressen belegt ein anderes Programm; sie haben sich geändert.',
  'The key of the callback addresses was damaged. A new one was made: all addresses have changed.':
    'Der Schlüssel der Rückrufadressen war beschädigt. Ein neuer wurde gemacht: Alle Adressen haben sich geändert.',
  "Triggers of type '{0}' cannot be listened to yet: the flow is started by hand.":
    'Auf Trigger vom Typ „{0}“ kann noch nicht gehorcht werden: Der Flow wird von Hand gestartet.',
  "'{0}' has no sandbox, so nothing starts the flow by it offline.":
    '„{0}“ hat keine Sandbox, also startet den Flow offline nichts darüber.',
  'The flow has no trigger, so nothing can start it.':
    'Der Flow hat keinen Trigger, also kann ihn nichts starten.',
  "The flow has no trigger '{0}'.": 'Der Flow hat keinen Trigger „{0}“.',
  "Trigger '{0}' splits its body into several runs, so none of them can respond.":
    'Der Trigger „{0}“ teilt seinen Inhalt in mehrere Ausführungen auf, also kann keine davon antworten.',
  'Take the Response actions away, or splitOn.': 'Die Antwort-Aktionen entfernen oder splitOn.',
  "The 'splitOn' of trigger '{0}' gave a value of type '{1}'; it has to be an array.":
    '„splitOn“ des Triggers „{0}“ ergab einen Wert vom Typ „{1}“; es muss eine Liste sein.',
  "The 'splitOn' of trigger '{0}' gave {1} items; there may be {2}.":
    '„splitOn“ des Triggers „{0}“ ergab {1} Einträge; erlaubt sind {2}.',
  "A condition of trigger '{0}' gave a value of type '{1}'; it has to be a boolean.":
    'Eine Bedingung des Triggers „{0}“ ergab einen Wert vom Typ „{1}“; es muss ein Boolean sein.',
  "'{0}' of the trigger's concurrency is a whole number from {1} to {2}.":
    '„{0}“ der Parallelität des Triggers ist eine ganze Zahl von {1} bis {2}.',
  "The number of waiting runs of trigger '{0}' is {1}; there may be {2}.":
    'Für den Trigger „{0}“ warten {1} Ausführungen; erlaubt sind {2}.',
  "Unable to process template language expressions for the trigger: '{0}'.":
    'Die Ausdrücke des Triggers lassen sich nicht auswerten: „{0}“.',
  'The service did not answer.': 'Der Dienst hat nicht geantwortet.',
  "An HTTP call of a trigger ended in '{0}'.": 'Ein HTTP-Aufruf eines Triggers endete mit „{0}“.',
  'The service answered {0} when it was told that nobody listens any more.':
    'Der Dienst hat mit {0} geantwortet, als ihm gesagt wurde, dass niemand mehr horcht.',
  'The service answered the subscription with status {0}.':
    'Der Dienst hat das Abonnement mit Status {0} beantwortet.',
  'The connector says in an unreadable way how its calls are signed.':
    'Der Connector sagt in unlesbarer Form, wie seine Aufrufe signiert sind.',
  'A call was refused: its signature is not that of the secret.':
    'Ein Aufruf wurde abgewiesen: Seine Signatur passt nicht zum Geheimnis.',
  'A call was refused: it is not signed (no header {0}).':
    'Ein Aufruf wurde abgewiesen: Er ist nicht signiert (kein Header {0}).',
  'A call was refused: {0} holds no signature.': 'Ein Aufruf wurde abgewiesen: {0} enthält keine Signatur.',
  'A call was refused: its body is not text, so it cannot be checked.':
    'Ein Aufruf wurde abgewiesen: Sein Inhalt ist kein Text und lässt sich nicht prüfen.',
  'A call was refused: it does not say when it was made.':
    'Ein Aufruf wurde abgewiesen: Er sagt nicht, wann er gemacht wurde.',
  'A call was refused: it was made more than {0} seconds from now, so it may be one of someone who listened.':
    'Ein Aufruf wurde abgewiesen: Er liegt mehr als {0} Sekunden zurück oder voraus und könnte von jemandem stammen, der mitgehört hat.',
  'The service checks the address, or signs its calls, with a secret that it shares with you, and the connection has none for that.':
    'Der Dienst prüft die Adresse oder signiert seine Aufrufe mit einem Geheimnis, das er mit Ihnen teilt, und die Verbindung hat dafür keines.',
  "Give the connection a value for '{0}'.": 'Der Verbindung einen Wert für „{0}“ geben.',
  'Give the connection the client secret of your app at the service.':
    'Der Verbindung das Client-Geheimnis Ihrer App beim Dienst geben.',
  'Give the connector a secret connection parameter such as webhookSecret, and the connection its value.':
    'Dem Connector einen geheimen Verbindungsparameter wie webhookSecret geben und der Verbindung dessen Wert.',

  // Tests
  "The {0} of '{1}' were not kept, so nothing can be expected.":
    'Von „{1}“ wurde nichts aufbewahrt ({0}), also lässt sich nichts erwarten.',
  'There are no flow tests in “{0}”.': 'In „{0}“ gibt es keine Flow-Tests.',
  'Tests of flows/order.json are flows/order{0}/*{1}.':
    'Tests von flows/order.json liegen unter flows/order{0}/*{1}.',
  'There is no “{0}”.': '„{0}“ gibt es nicht.',
  'Tests lie in a folder beside the flow that is named like it.':
    'Tests liegen in einem Ordner neben dem Flow, der so heißt wie er.',
  'The run did not end within {0} s{1}.': 'Die Ausführung endete nicht innerhalb von {0} s{1}.',
  'Mock what it waits for, or raise timeoutSeconds.':
    'Mocken, worauf sie wartet, oder timeoutSeconds erhöhen.',
  'Mistakes are made only in a flow whose tests all pass.':
    'Fehler werden nur in einem Flow gemacht, dessen Tests alle bestehen.',
  'Run the tests and mend what fails first.': 'Die Tests ausführen und zuerst beheben, was fehlschlägt.',
  'The run is not over yet.': 'Die Ausführung ist noch nicht zu Ende.',
  'Wait until it ends, or cancel it.': 'Warten, bis sie endet, oder sie abbrechen.',
  'Left out, because it was not the same when it was tried: {0}.':
    'Weggelassen, weil es beim Versuch nicht dasselbe war: {0}.',
  'Was it renamed?': 'Wurde es umbenannt?',
  'Interaction {0} of the cassette was not asked for: {1} {2}.':
    'Nach Interaktion {0} der Kassette wurde nicht gefragt: {1} {2}.',
  'The test “{0}” cannot be deleted.': 'Der Test „{0}“ lässt sich nicht löschen.',
  'The run belongs to no environment, so a test of it has no place.':
    'Die Ausführung gehört zu keiner Umgebung, also hat ein Test von ihr keinen Platz.',
  'The test “{0}” is gone already.': 'Der Test „{0}“ ist schon weg.',
  'No call is expected now.': 'Jetzt wird kein Aufruf erwartet.',

  // Starting by a trigger or a text
  "The connection of reference '{0}' cannot be used: {1}":
    'Die Verbindung der Referenz „{0}“ lässt sich nicht verwenden: {1}',
  "'{0}' cannot call its flow: {1}": '„{0}“ kann seinen Flow nicht aufrufen: {1}',
  '{0} (line {1}){2}': '{0} (Zeile {1}){2}',
  'And 1 more error.': 'Und 1 weiterer Fehler.',
  'And {0} more errors.': 'Und {0} weitere Fehler.',
  'The definition is not JSON. {0}': 'Die Definition ist kein JSON. {0}',
  'The {0} is not JSON.{1}': 'Das ist kein JSON: {0}.{1}',
  '1 more ARM expression stays as it is.': '1 weiterer ARM-Ausdruck bleibt, wie er ist.',
  '{0} more ARM expressions stay as they are.': '{0} weitere ARM-Ausdrücke bleiben, wie sie sind.',
  'The answer of a run is fetched with GET.': 'Die Antwort einer Ausführung wird mit GET geholt.',
  "The HTTP method for this request is not valid: expected '{0}' and actual '{1}'.":
    'Die HTTP-Methode dieser Anfrage ist nicht gültig: erwartet „{0}“, gefunden „{1}“.',
  "The path '{0}' does not follow the trigger's relative path '{1}'.":
    'Der Pfad „{0}“ folgt nicht dem relativen Pfad „{1}“ des Triggers.',
  "The input body for trigger '{0}' of type 'Request' did not match its schema definition. Error details: '{1}'.":
    'Der Inhalt für den Trigger „{0}“ (Request) folgt nicht dessen Schema. Einzelheiten: „{1}“.',
  "The gateway did not receive a response from 'Microsoft.Logic' within the specified time period.":
    'Das Gateway hat nicht rechtzeitig eine Antwort des Flows bekommen.',
  "The server did not receive a response from an upstream server. Request tracking id '{0}'.":
    'Der Server hat keine Antwort des Flows bekommen. Nachverfolgungs-ID der Anfrage: „{0}“.',
  "The 'splitOn' of trigger '{0}' found no item in the body, so there is nothing to run.":
    '„splitOn“ des Triggers „{0}“ fand im Inhalt keinen Eintrag, also gibt es nichts auszuführen.',
  'Give a body with items in that list, or one item alone.':
    'Einen Inhalt mit Einträgen in dieser Liste angeben oder einen Eintrag allein.',

  // Export
  '“{0}” cannot be exported: {1}.': '„{0}“ lässt sich nicht exportieren: {1}.',
  'Open it in the code view and mend it first.': 'Ihn in der Codeansicht öffnen und zuerst beheben.',
}
