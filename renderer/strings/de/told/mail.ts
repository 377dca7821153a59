/** What the drivers of mail servers say, in German, by the English sentences. */
export const mailSentences: Readonly<Record<string, string>> = {
  // Connections
  'The connection names no server.': 'Die Verbindung nennt keinen Server.',
  'The connection names no user.': 'Die Verbindung nennt keinen Benutzer.',
  "'{0}' is no name of a mail server. Give the name alone, such as mail.contoso.example.":
    '„{0}“ ist kein Name eines Mailservers. Den Namen allein angeben, etwa mail.contoso.example.',
  "'{0}' is no port: a number from 1 to 65535 is expected.":
    '„{0}“ ist kein Port: Erwartet wird eine Zahl von 1 bis 65535.',
  "'{0}' is none of tls, startTls, none.": '„{0}“ ist keines von tls, startTls, none.',

  // Servers
  'Look at server and port of the connection: a port that expects TLS stays silent without it, and the other way round.':
    'Server und Port der Verbindung prüfen: Ein Port, der TLS erwartet, schweigt ohne TLS, und umgekehrt.',
  'Look at server, port and encryption of the connection.':
    'Server, Port und Verschlüsselung der Verbindung prüfen.',
  'Look at port and encryption of the connection.': 'Port und Verschlüsselung der Verbindung prüfen.',
  'No secure connection to {0}.': 'Keine sichere Verbindung zu {0}.',
  'No secure connection to {0}: the server does not offer STARTTLS, or it failed.':
    'Keine sichere Verbindung zu {0}: Der Server bietet kein STARTTLS an, oder es ist gescheitert.',
  '{0} broke the connection off.': '{0} hat die Verbindung abgebrochen.',
  '{0} asks for a rest.': '{0} bittet um eine Pause.',
  '{0} could not be asked: {1}.': '{0} konnte nicht gefragt werden: {1}.',
  'What answers at {0} is no IMAP server, or it broke off.':
    'Was bei {0} antwortet, ist kein IMAP-Server, oder es hat abgebrochen.',
  'What answers at {0} is no mail server.': 'Was bei {0} antwortet, ist kein Mailserver.',

  // Sending
  'The mail could not be given to {0}: {1}.': 'Die Mail konnte {0} nicht übergeben werden: {1}.',
  '{0} refused the mail with {1}.': '{0} hat die Mail mit {1} abgelehnt.',
  'The mail has no recipient.': 'Die Mail hat keinen Empfänger.',
  'A mail goes to at most {0} recipients.': 'Eine Mail geht an höchstens {0} Empfänger.',
  "The mail says nobody in 'From', and the connection's user name is no address.":
    'Die Mail nennt niemanden in „From“, und der Benutzername der Verbindung ist keine Adresse.',
  "'{0}' in '{1}' is no mail address.": '„{0}“ in „{1}“ ist keine Mailadresse.',
  "'{0}' holds a line break or another control character. A header of a mail is one line.":
    '„{0}“ enthält einen Zeilenumbruch oder ein anderes Steuerzeichen. Eine Kopfzeile einer Mail ist eine Zeile.',
  "'{0}' is none of Low, Normal, High.": '„{0}“ ist keines von Low, Normal, High.',
  "'{0}' ({1}) is no content type.": '„{0}“ ({1}) ist kein Inhaltstyp.',
  'The attachments are larger than {0} MB together.': 'Die Anhänge sind zusammen größer als {0} MB.',

  // Mailboxes
  'The server did not search.': 'Der Server hat nicht gesucht.',
  'No folder is named.': 'Es ist kein Ordner genannt.',
  "There is no folder '{0}'.": 'Einen Ordner „{0}“ gibt es nicht.',
  "There is no mail '{0}'.": 'Eine Mail „{0}“ gibt es nicht.',
  "The server did not move the mail to '{0}'.": 'Der Server hat die Mail nicht nach „{0}“ verschoben.',
  "The mail has no attachment '{0}'.": 'Die Mail hat keinen Anhang „{0}“.',
  'The mail is not there any more: it was moved or deleted.':
    'Die Mail ist nicht mehr da: Sie wurde verschoben oder gelöscht.',
  '{0} is larger than {1} MB.': '{0} ist größer als {1} MB.',
  "'{0}' is '{1}', which is no time.": '„{0}“ ist „{1}“, und das ist keine Zeit.',
}
