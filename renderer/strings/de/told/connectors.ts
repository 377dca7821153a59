/** What is said of connectors, their import and the gallery, in German, by the English sentences. */
export const connectorSentences: Readonly<Record<string, string>> = {
  'The action does not say which connector it calls.':
    'Die Aktion sagt nicht, welchen Connector sie aufruft.',
  "The connector '{0}' cannot be found: the flow's file lies in no environment.":
    'Der Connector „{0}“ lässt sich nicht finden: Die Datei des Flows liegt in keiner Umgebung.',
  "The connector '{0}' is not in this environment.": 'Der Connector „{0}“ ist nicht in dieser Umgebung.',
  'Put the file into the flows folder of an environment, or run with mocks.':
    'Die Datei in den Ordner flows einer Umgebung legen oder mit Mocks ausführen.',
  'Add it under Connectors, or run with mocks.': 'Ihn unter Connectors hinzufügen oder mit Mocks ausführen.',
  "The connector '{0}' ({1}) has no operation '{2}'.": 'Der Connector „{0}“ ({1}) hat keinen Vorgang „{2}“.',
  'Choose another operation, or add it to the description of the connector.':
    'Einen anderen Vorgang wählen oder ihn der Beschreibung des Connectors hinzufügen.',
  'Add it under Connectors.': 'Ihn unter Connectors hinzufügen.',
  'This is not what was handed out for a folder.': 'Das ist nicht, was für einen Ordner ausgegeben wurde.',
  "'{0}' holds no {1}.": '„{0}“ enthält kein {1}.',
  'A connector is a folder with {0} and, for its connections, {1}.':
    'Ein Connector ist ein Ordner mit {0} und, für seine Verbindungen, {1}.',
  "'{0}' is larger than {1} MB.": '„{0}“ ist größer als {1} MB.',
  "'{0}' has {1} MB; up to {2} MB can be imported.":
    '„{0}“ hat {1} MB; importieren lassen sich bis zu {2} MB.',
  'Take out what you do not need, and try again.':
    'Herausnehmen, was nicht gebraucht wird, und es noch einmal versuchen.',
  "'{0}' is a Postman collection of version 1, which cannot be read.":
    '„{0}“ ist eine Postman-Sammlung der Version 1, die sich nicht lesen lässt.',
  'Export it from Postman as Collection v2.1.': 'Sie aus Postman als Collection v2.1 exportieren.',
  'It came without apiProperties.json; how it signs in was told by its description.':
    'Er kam ohne apiProperties.json; wie er sich anmeldet, hat seine Beschreibung gesagt.',
  'The collection holds no requests.': 'Die Sammlung enthält keine Anfragen.',
  'Export it again with the requests it should have.':
    'Sie noch einmal mit den Anfragen exportieren, die sie haben soll.',
  "'{0}' is neither an OpenAPI description nor a Postman collection.":
    '„{0}“ ist weder eine OpenAPI-Beschreibung noch eine Postman-Sammlung.',
  'A description says "swagger": "2.0" or "openapi": "3.0.3" and has paths.':
    'Eine Beschreibung sagt "swagger": "2.0" oder "openapi": "3.0.3" und hat paths.',
  '{0} operation(s) had no operationId and got one.':
    'Vorgänge ohne operationId, die eine bekommen haben: {0}.',
  '{0} operation(s) had the operationId of another one and got their own.':
    'Vorgänge mit der operationId eines anderen, die eine eigene bekommen haben: {0}.',
  '{0} parameter(s) without a name were left out.': 'Parameter ohne Namen, die weggelassen wurden: {0}.',
  "'{0}' holds no connector.": '„{0}“ enthält keinen Connector.',
  'A connector is a folder with {0} and {1}.': 'Ein Connector ist ein Ordner mit {0} und {1}.',
  "'{0}' holds {1} connectors: {2}.": '„{0}“ enthält {1} Connectors: {2}.',
  'Pack them one by one.': 'Sie einzeln packen.',
  "'{0}' has {1} MB of YAML; up to {2} MB can be read.":
    '„{0}“ hat {1} MB YAML; lesen lassen sich bis zu {2} MB.',
  'Convert it to JSON first; JSON can be larger.':
    'Die Datei zuerst in JSON umwandeln; JSON darf größer sein.',
  "'{0}' does not hold an OpenAPI description or a collection.":
    '„{0}“ enthält weder eine OpenAPI-Beschreibung noch eine Sammlung.',
  'A description begins with openapi: or swagger:.': 'Eine Beschreibung beginnt mit openapi: oder swagger:.',
  "'{0}' refers to itself by YAML aliases, or by too many of them.":
    '„{0}“ verweist mit YAML-Aliasen auf sich selbst oder hat zu viele davon.',
  'Write $ref instead of *aliases.': '$ref statt *Aliase schreiben.',
  "There is a '{0}' in that folder already.": 'In diesem Ordner gibt es schon ein „{0}“.',
  'Choose another folder; nothing was overwritten.':
    'Einen anderen Ordner wählen; nichts wurde überschrieben.',
  "There is no connector '{0}' in this environment.":
    'Einen Connector „{0}“ gibt es in dieser Umgebung nicht.',
  'Connectors belong to one environment: export it there and import it here.':
    'Connectors gehören zu einer Umgebung: Ihn dort exportieren und hier importieren.',
  '“{0}” could not be moved to the trash.': '„{0}“ konnte nicht in den Papierkorb gelegt werden.',
  'Take its steps out of these flows first, or delete the flows.':
    'Zuerst seine Schritte aus diesen Flows nehmen oder die Flows löschen.',
  'Open the address in a browser: it has to show the description itself, without signing in.':
    'Die Adresse in einem Browser öffnen: Sie muss ohne Anmeldung die Beschreibung selbst zeigen.',
  '{0} sent a web page, not a description.': '{0} hat eine Webseite geschickt, keine Beschreibung.',
  'Look for the address of the file itself; on GitHub it is the one behind “Raw”.':
    'Die Adresse der Datei selbst suchen; auf GitHub ist es die hinter „Raw“.',
  'Such as https://example.com/openapi.json; http only on this machine.':
    'Zum Beispiel https://example.com/openapi.json; http nur auf diesem Rechner.',
  "'{0}' is no address.": '„{0}“ ist keine Adresse.',
  'The address of {0} {1}.': 'Die Adresse von {0} {1}.',
  'The description is not JSON, so its title cannot be set.':
    'Die Beschreibung ist kein JSON, deshalb lässt sich ihr Titel nicht setzen.',
  'Open it and mend the marked places first.': 'Sie öffnen und zuerst die markierten Stellen beheben.',
  "There is no '{0}' in the gallery.": '„{0}“ gibt es in der Galerie nicht.',
  'Search for it by name; the gallery of another version may have had it.':
    'Nach dem Namen suchen; vielleicht hatte die Galerie einer anderen Version es.',
  'This build of Flowbench comes without the gallery.':
    'Diese Ausgabe von Flowbench enthält die Galerie nicht.',
  'In a checkout, `npm run build` makes it.': 'In einem Checkout macht `npm run build` sie.',
  'The files of the gallery are damaged.': 'Die Dateien der Galerie sind beschädigt.',
  'Install Flowbench again; in a checkout, `npm run build -- gallery --force`.':
    'Flowbench neu installieren; in einem Checkout `npm run build -- gallery --force`.',
  "'{0}' cannot be read.{1}": '„{0}“ lässt sich nicht lesen.{1}',
  'Line {0}, column {1}: {2}': 'Zeile {0}, Spalte {1}: {2}',
}
