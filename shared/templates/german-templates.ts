import type { TemplateWords } from './flow-template.ts'

/** The templates in German, by their ids. */
export const germanTemplates: Readonly<Record<string, TemplateWords>> = {
  'approve-a-request': {
    title: 'Einen Antrag genehmigen',
    summary:
      'Legt einen von Hand gestellten Antrag einer Person zur Genehmigung vor und teilt das Ergebnis per Mail mit.',
    texts: {
      'Who decides.': 'Wer entscheidet.',
      'What you ask for': 'Was Sie beantragen',
      'Your mail address': 'Ihre Mailadresse',
      "Approved: @{triggerBody()?['text']}": "Genehmigt: @{triggerBody()?['text']}",
      '<p>Your request was approved.</p>': '<p>Ihr Antrag wurde genehmigt.</p>',
      "Not approved: @{triggerBody()?['text']}": "Nicht genehmigt: @{triggerBody()?['text']}",
      "<p>The answer was @{outputs('Start_and_wait_for_an_approval')?['body/outcome']}.</p>":
        "<p>Die Antwort war @{outputs('Start_and_wait_for_an_approval')?['body/outcome']}.</p>",
    },
    names: {
      Approver: 'Genehmiger',
      Start_and_wait_for_an_approval: 'Genehmigung_starten_und_abwarten',
      Is_it_approved: 'Ist_er_genehmigt',
      Tell_the_good_news: 'Zusage_mitteilen',
      Tell_the_outcome: 'Ergebnis_mitteilen',
    },
  },
  'daily-reminder': {
    title: 'An Arbeitstagen erinnern',
    summary: 'Schickt jeden Arbeitstag um acht eine Erinnerung per Mail, mit dem Datum im Betreff.',
    texts: {
      'Who is reminded.': 'Wer erinnert wird.',
      'Please fill in your hours.': 'Bitte tragen Sie Ihre Stunden ein.',
      'What to say.': 'Was gesagt wird.',
      "Reminder for @{formatDateTime(utcNow(), 'dddd, d MMMM')}":
        "Erinnerung für @{formatDateTime(utcNow(), 'dddd, d. MMMM', 'de-DE')}",
    },
    names: { Recipient: 'Empfänger', Reminder: 'Erinnerung', Send_the_reminder: 'Erinnerung_senden' },
  },
  'save-attachments': {
    title: 'Mailanhänge auf OneDrive speichern',
    summary:
      'Legt jeden Anhang einer neuen Mail in einen Ordner auf OneDrive, benannt nach dem Tag, an dem sie kam.',
    texts: { '/Attachments': '/Anhänge', 'Folder of OneDrive.': 'Ordner auf OneDrive.' },
    names: {
      Folder: 'Ordner',
      'When_a_new_email_arrives_(V3)': 'Wenn_eine_neue_E-Mail_eintrifft_(V3)',
      For_each_attachment: 'Für_jeden_Anhang',
      Create_file: 'Datei_erstellen',
    },
  },
  'announce-new-items': {
    title: 'Neue Listeneinträge in einem Teams-Kanal melden',
    summary: 'Schreibt in einen Teams-Kanal, wenn zu einer SharePoint-Liste ein Eintrag hinzukommt.',
    texts: {
      'Address of the site.': 'Adresse der Website.',
      Issues: 'Vorgänge',
      'Name or id of the list.': 'Name oder ID der Liste.',
      'Id of the team.': 'ID des Teams.',
      'Id of the channel.': 'ID des Kanals.',
      "<p>New: <b>@{triggerOutputs()?['body/Title']}</b></p>":
        "<p>Neu: <b>@{triggerOutputs()?['body/Title']}</b></p>",
    },
    names: {
      Site: 'Website',
      List: 'Liste',
      Channel: 'Kanal',
      When_an_item_is_created: 'Wenn_ein_Element_erstellt_wird',
      Post_message: 'Nachricht_veröffentlichen',
    },
  },
  'chase-overdue-items': {
    title: 'An überfällige Aufgaben erinnern',
    summary: 'Schreibt jeden Arbeitsmorgen denen, deren Listeneinträge überfällig sind.',
    texts: {
      'Address of the site.': 'Adresse der Website.',
      Tasks: 'Aufgaben',
      'Name or id of the list.': 'Name oder ID der Liste.',
      'Who is told where nobody owns the item.': 'Wer es erfährt, wenn der Eintrag niemandem gehört.',
      "Overdue: @{item()?['Title']}": "Überfällig: @{item()?['Title']}",
      "<p><b>@{item()?['Title']}</b> was due on @{item()?['DueDate']}.</p>":
        "<p><b>@{item()?['Title']}</b> war am @{item()?['DueDate']} fällig.</p>",
    },
    names: {
      Site: 'Website',
      List: 'Liste',
      Fallback: 'Ersatzempfänger',
      Get_overdue_items: 'Überfällige_Elemente_abrufen',
      For_each_item: 'Für_jedes_Element',
      Mail_the_owner: 'An_Besitzer_schreiben',
    },
  },
  'mail-a-weekly-report': {
    title: 'Wochenbericht aus Dataverse mailen',
    summary: 'Sammelt jeden Montag die Konten der letzten Woche aus Dataverse und mailt sie als CSV-Tabelle.',
    texts: {
      'Who gets the report.': 'Wer den Bericht bekommt.',
      Number: 'Nummer',
      Created: 'Erstellt',
      "New accounts, week of @{formatDateTime(utcNow(), 'd MMMM yyyy')}":
        "Neue Konten, Woche vom @{formatDateTime(utcNow(), 'd. MMMM yyyy', 'de-DE')}",
      "<p>@{length(body('Columns'))} new accounts.</p>": "<p>Neue Konten: @{length(body('Columns'))}.</p>",
      'accounts.csv': 'konten.csv',
    },
    names: {
      Recipient: 'Empfänger',
      List_accounts: 'Konten_auflisten',
      Columns: 'Spalten',
      As_CSV: 'Als_CSV',
      Send_the_report: 'Bericht_senden',
    },
  },
  'mail-a-feed-digest': {
    title: 'Neues aus einem Newsfeed mailen',
    summary: 'Mailt jeden Arbeitsmorgen als Tabelle, was es in einem RSS-Feed Neues gibt.',
    texts: {
      'Address of the feed.': 'Adresse des Feeds.',
      'Who reads it.': 'Wer es liest.',
      Headline: 'Schlagzeile',
      Published: 'Veröffentlicht',
      'News of the day': 'Neues vom Tage',
    },
    names: {
      Recipient: 'Empfänger',
      List_feed_items: 'Feedelemente_auflisten',
      Headlines: 'Schlagzeilen',
      As_table: 'Als_Tabelle',
      Send_the_digest: 'Übersicht_senden',
    },
  },
  'answer-http-requests': {
    title: 'HTTP-Anfragen beantworten',
    summary:
      'Ein kleiner Webdienst: prüft eine Bestellung, die ihm geschickt wird, antwortet mit der Summe oder sagt, was falsch ist.',
    texts: { 'An order has at least one line.': 'Eine Bestellung hat mindestens eine Zeile.' },
    names: {
      When_it_is_called: 'Wenn_er_aufgerufen_wird',
      Total: 'Summe',
      Is_there_anything: 'Ist_etwas_da',
      For_each_line: 'Für_jede_Zeile',
      Add_the_line: 'Zeile_dazuzählen',
      Answer: 'Antworten',
      Refuse: 'Ablehnen',
    },
  },
  'watch-a-web-address': {
    title: 'Eine Webadresse überwachen',
    summary:
      'Ruft jeden Morgen eine Webadresse auf und schlägt per Mail Alarm, wenn sie nicht oder mit einem Fehler antwortet.',
    texts: {
      'What to ask.': 'Was aufgerufen wird.',
      'Who is told.': 'Wer es erfährt.',
      "No answer from @{parameters('Address')}": "Keine Antwort von @{parameters('Address')}",
      "<p>@{coalesce(outputs('Ask')?['statusCode'], 'No answer at all')}</p>":
        "<p>@{coalesce(outputs('Ask')?['statusCode'], 'Gar keine Antwort')}</p>",
    },
    names: {
      Address: 'Adresse',
      Operator: 'Betreuer',
      Ask: 'Aufrufen',
      Raise_the_alarm: 'Alarm_schlagen',
      All_is_well: 'Alles_in_Ordnung',
    },
  },
  'wait-for-a-job': {
    title: 'Einen Auftrag starten und sein Ende abwarten',
    summary:
      'Startet einen Auftrag bei einem Webdienst, fragt jede Minute, ob er fertig ist, und gibt sein Ergebnis aus.',
    texts: { 'Where jobs are started.': 'Wo Aufträge gestartet werden.', Job: 'Auftrag' },
    names: {
      Service: 'Dienst',
      Start_the_job: 'Auftrag_starten',
      Until_it_is_over: 'Bis_er_fertig_ist',
      Wait_a_minute: 'Eine_Minute_warten',
      Ask_for_it: 'Nachfragen',
      Remember_the_status: 'Status_merken',
      Result: 'Ergebnis',
    },
  },
  'try-catch-finally': {
    title: 'Versuchen, abfangen, aufräumen',
    summary:
      'Ein Rahmen für Arbeit, die misslingen kann: Was misslingt, wird erklärt; was aufzuräumen ist, wird in jedem Fall aufgeräumt.',
    texts: {
      'Divide 100 by': '100 teilen durch',
      'Close what was opened.': 'Schließen, was geöffnet wurde.',
    },
    names: {
      Try: 'Versuchen',
      Work: 'Arbeit',
      Catch: 'Abfangen',
      What_failed: 'Was_misslang',
      Explanation: 'Erklärung',
      Finally: 'Zum_Schluss',
      Tidy_up: 'Aufräumen',
      Was_there_a_failure: 'Ist_etwas_misslungen',
      Fail_the_flow: 'Flow_fehlschlagen_lassen',
    },
  },
  'csv-to-records': {
    title: 'CSV in Datensätze verwandeln',
    summary:
      'Nimmt den Text einer CSV-Tabelle und gibt ihre Zeilen als Datensätze aus, ohne Premium-Connector.',
    texts: {
      'name,city\nAnn,Oslo\nBen,Rome': 'Name,Stadt\nAnn,Oslo\nBen,Rom',
      "@split(replace(trim(if(empty(triggerBody()?['text']), 'name,city', triggerBody()?['text'])), decodeUriComponent('%0D'), ''), decodeUriComponent('%0A'))":
        "@split(replace(trim(if(empty(triggerBody()?['text']), 'Name,Stadt', triggerBody()?['text'])), decodeUriComponent('%0D'), ''), decodeUriComponent('%0A'))",
      "@{coalesce(outputs('Column_names')?[1], 'second')}":
        "@{coalesce(outputs('Column_names')?[1], 'zweite')}",
    },
    names: { Lines: 'Zeilen', Column_names: 'Spaltennamen', Rows: 'Datensätze', Count: 'Anzahl' },
  },
  'child-flow': {
    title: 'Ein Teil, den andere Flows aufrufen',
    summary:
      'Nimmt einen Text und gibt ihn aufgeräumt zurück: der Rahmen eines untergeordneten Flows, den andere Flows aufrufen.',
    texts: { Result: 'Ergebnis' },
    names: { Tidy: 'Aufräumen', Respond_to_the_parent: 'Dem_Aufrufer_antworten' },
  },
}
