/** What the drivers of databases, feeds and notifications say, in German, by the English sentences. */
export const driverSentences: Readonly<Record<string, string>> = {
  // Databases
  'The server ended the statement: it took too long.':
    'Der Server hat die Anweisung beendet: Sie dauerte zu lange.',
  'Ask for less, or raise max_statement_time at the server.':
    'Weniger abfragen oder max_statement_time am Server erhöhen.',
  'Ask for less, or raise statement_timeout at the server.':
    'Weniger abfragen oder statement_timeout am Server erhöhen.',
  'Ask for less, or try again later.': 'Weniger abfragen oder es später noch einmal versuchen.',
  "'{0}' has no primary key, so that no row can be named.":
    '„{0}“ hat keinen Primärschlüssel, also lässt sich keine Zeile nennen.',
  "A row of '{0}' is named by {1}; '{2}' is given.":
    'Eine Zeile von „{0}“ wird mit {1} genannt; gegeben ist „{2}“.',
  "'{0}' has no parameter '{1}'. It has {2}.": '„{0}“ hat keinen Parameter „{1}“. Vorhanden: {2}.',
  "'{0}' has no column '{1}'. It has {2}.": '„{0}“ hat keine Spalte „{1}“. Vorhanden: {2}.',
  "'{0}' is no name of a server. Write host or host:port.":
    '„{0}“ ist kein Name eines Servers. Host oder Host:Port schreiben.',
  '{0} broke the connection off, or speaks another language.':
    '{0} hat die Verbindung abgebrochen oder spricht eine andere Sprache.',
  '{0}:{1} does not offer encrypted connections.': '{0}:{1} bietet keine verschlüsselten Verbindungen an.',
  "Turn TLS on at the server; on your own machine set 'Encrypt connection' to 'none' in the connection.":
    'TLS am Server einschalten; auf dem eigenen Rechner in der Verbindung die Verschlüsselung auf „none“ stellen.',
  "The connection has no value for '{0}'. Edit the connection.":
    'Die Verbindung hat keinen Wert für „{0}“. Die Verbindung bearbeiten.',
  "'{0}' is no name of a table or procedure.": '„{0}“ ist kein Name einer Tabelle oder Prozedur.',
  "'{0}' takes {1}; {2} is given.": '„{0}“ nimmt {1}; gegeben ist {2}.',
  "There is no table '{0}'.": 'Eine Tabelle „{0}“ gibt es nicht.',
  "There is no stored procedure '{0}'.": 'Eine gespeicherte Prozedur „{0}“ gibt es nicht.',
  "'{0}' has no row '{1}'.": '„{0}“ hat keine Zeile „{1}“.',
  "'{0}' is no whole number from 0.": '„{0}“ ist keine ganze Zahl ab 0.',
  'The query is empty.': 'Die Abfrage ist leer.',
  "'{0}' is no full path of a file. Edit the connection.":
    '„{0}“ ist kein vollständiger Pfad einer Datei. Die Verbindung bearbeiten.',
  'SQLite has no stored procedures.': 'SQLite hat keine gespeicherten Prozeduren.',
  'The statement was cancelled.': 'Die Anweisung wurde abgebrochen.',
  '{0} did not answer in time.': '{0} hat nicht rechtzeitig geantwortet.',
  "{0} does not tell where '{1}' is.": '{0} sagt nicht, wo „{1}“ ist.',
  'Write host,port instead of host\\instance, or start the SQL Server Browser.':
    'Host,Port statt Host\\Instanz schreiben oder den SQL Server Browser starten.',

  // Connectors of databases
  "The action names the {0} '{1}', but its connection is for '{2}'. Choose 'default', or another connection.":
    'Die Aktion nennt „{1}“ ({0}), ihre Verbindung ist aber für „{2}“. „default“ oder eine andere Verbindung wählen.',
  "Flowbench does not aggregate rows ('$apply'). Use 'Execute a SQL query' with GROUP BY instead.":
    'Flowbench fasst keine Zeilen zusammen („$apply“). Stattdessen „Execute a SQL query“ mit GROUP BY verwenden.',
  "The parameter 'query' has no value.": 'Der Parameter „query“ hat keinen Wert.',
  "'{0}' has no column that counts itself up (identity), so that new rows cannot be told.":
    '„{0}“ hat keine Spalte, die selbst hochzählt (Identity); neue Zeilen lassen sich nicht erkennen.',
  "'{0}' has no column that says when a row was changed: a row version, or one that the trigger names as change column.":
    '„{0}“ hat keine Spalte, die sagt, wann eine Zeile geändert wurde: eine Zeilenversion oder eine, die der Trigger als Änderungsspalte nennt.',
  "'{0}' of '{1}' cannot be null.": '„{0}“ von „{1}“ darf nicht null sein.',
  "'{0}' has a row with {1} already.": '„{0}“ hat schon eine Zeile mit {1}.',
  'The sandbox runs SQL with SQLite, which says: {0}': 'Die Sandbox führt SQL mit SQLite aus; das sagt: {0}',

  // Feeds
  "The feed is written in the encoding '{0}', which is not known.":
    'Der Feed ist in der Kodierung „{0}“ geschrieben, die nicht bekannt ist.',
  'The feed has more than {0} tags; it is not read.':
    'Der Feed hat mehr als {0} Tags und wird nicht gelesen.',
  'The feed defines entities of its own; such documents are not read.':
    'Der Feed definiert eigene Entitäten; solche Dokumente werden nicht gelesen.',
  "'{0}' is no address of a feed: it begins with http:// or https://.":
    '„{0}“ ist keine Adresse eines Feeds: Sie beginnt mit http:// oder https://.',
  '{0} did not give the feed: it answered with status {1}.':
    '{0} hat den Feed nicht gegeben, sondern mit Status {1} geantwortet.',
  'What is at this address is no feed: it begins with <{0}>.':
    'Unter dieser Adresse ist kein Feed: Es beginnt mit <{0}>.',
  'What is at this address is no feed: {0}.': 'Unter dieser Adresse ist kein Feed: {0}.',

  // Notifications
  'The notification says nothing.': 'Die Benachrichtigung sagt nichts.',
  "'{0}' is no address of a web page.": '„{0}“ ist keine Adresse einer Webseite.',
}
