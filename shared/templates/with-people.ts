import type { FlowTemplate } from './flow-template.ts'
import { after, button, call, listen, mail, weekly, workingDays } from './parts.ts'

/** Somebody asks by a form, somebody else decides, both are told. */
export const approveARequest: FlowTemplate = {
  id: 'approve-a-request',
  title: 'Approve a request',
  summary: 'Asks an approver about a request made by hand, and mails the person who asked what was decided.',
  kind: 'instant',
  parameters: {
    Approver: { type: 'String', value: 'lead@example.com', description: 'Who decides.' },
  },
  triggers: button(
    {
      text: { title: 'What you ask for', type: 'string', 'x-ms-content-hint': 'TEXT' },
      email: { title: 'Your mail address', type: 'string', format: 'email', 'x-ms-content-hint': 'EMAIL' },
    },
    ['text', 'email'],
  ),
  actions: {
    Start_and_wait_for_an_approval: call(
      'shared_approvals',
      'StartAndWaitForAnApproval',
      {
        approvalType: 'Basic',
        'WebhookApprovalCreationInput/title': "@triggerBody()?['text']",
        'WebhookApprovalCreationInput/assignedTo': "@parameters('Approver')",
        'WebhookApprovalCreationInput/enableNotifications': true,
      },
      {},
      'OpenApiConnectionWebhook',
    ),
    Is_it_approved: {
      type: 'If',
      runAfter: after('Start_and_wait_for_an_approval'),
      expression: {
        and: [{ equals: ["@outputs('Start_and_wait_for_an_approval')?['body/outcome']", 'Approve'] }],
      },
      actions: {
        Tell_the_good_news: mail(
          "@triggerBody()?['email']",
          "Approved: @{triggerBody()?['text']}",
          '<p>Your request was approved.</p>',
          {},
        ),
      },
      else: {
        actions: {
          Tell_the_outcome: mail(
            "@triggerBody()?['email']",
            "Not approved: @{triggerBody()?['text']}",
            "<p>The answer was @{outputs('Start_and_wait_for_an_approval')?['body/outcome']}.</p>",
            {},
          ),
        },
      },
    },
  },
}

/** The same mail on working mornings. */
export const dailyReminder: FlowTemplate = {
  id: 'daily-reminder',
  title: 'Send a reminder on working days',
  summary: 'Mails a reminder every working day at eight, with the date in its subject.',
  kind: 'scheduled',
  parameters: {
    Recipient: { type: 'String', value: 'team@example.com', description: 'Who is reminded.' },
    Reminder: { type: 'String', value: 'Please fill in your hours.', description: 'What to say.' },
  },
  triggers: weekly(workingDays, 8),
  actions: {
    Send_the_reminder: mail(
      "@parameters('Recipient')",
      "Reminder for @{formatDateTime(utcNow(), 'dddd, d MMMM')}",
      "<p>@{parameters('Reminder')}</p>",
      {},
    ),
  },
}

/** Attachments of new mails go to OneDrive. */
export const saveAttachments: FlowTemplate = {
  id: 'save-attachments',
  title: 'Save mail attachments to OneDrive',
  summary: 'Puts each attachment of a new mail into a folder of OneDrive, named by the day it came.',
  kind: 'automated',
  parameters: {
    Folder: { type: 'String', value: '/Attachments', description: 'Folder of OneDrive.' },
  },
  triggers: {
    'When_a_new_email_arrives_(V3)': listen(
      'shared_office365',
      'OnNewEmailV3',
      { folderPath: 'Inbox', fetchOnlyWithAttachment: true, includeAttachments: true },
      { splitOn: "@triggerOutputs()?['body/value']" },
      'OpenApiConnectionNotification',
    ),
  },
  actions: {
    For_each_attachment: {
      type: 'Foreach',
      runAfter: {},
      foreach: "@coalesce(triggerOutputs()?['body/attachments'], json('[]'))",
      actions: {
        Create_file: call(
          'shared_onedriveforbusiness',
          'CreateFile',
          {
            folderPath: "@parameters('Folder')",
            name: "@{formatDateTime(utcNow(), 'yyyy-MM-dd')} @{items('For_each_attachment')?['name']}",
            body: "@base64ToBinary(items('For_each_attachment')?['contentBytes'])",
          },
          {},
        ),
      },
    },
  },
}

/** A new list item is told in a channel. */
export const announceNewItems: FlowTemplate = {
  id: 'announce-new-items',
  title: 'Tell a Teams channel about new list items',
  summary: 'Posts a message to a Teams channel when an item is added to a SharePoint list.',
  kind: 'automated',
  parameters: {
    Site: {
      type: 'String',
      value: 'https://example.sharepoint.com/sites/team',
      description: 'Address of the site.',
    },
    List: { type: 'String', value: 'Issues', description: 'Name or id of the list.' },
    Team: { type: 'String', value: '', description: 'Id of the team.' },
    Channel: { type: 'String', value: '', description: 'Id of the channel.' },
  },
  triggers: {
    When_an_item_is_created: listen(
      'shared_sharepointonline',
      'GetOnNewItems',
      { dataset: "@parameters('Site')", table: "@parameters('List')" },
      { splitOn: "@triggerOutputs()?['body/value']" },
    ),
  },
  actions: {
    Post_message: call(
      'shared_teams',
      'PostMessageToConversation',
      {
        poster: 'Flow bot',
        location: 'Channel',
        'body/recipient/groupId': "@parameters('Team')",
        'body/recipient/channelId': "@parameters('Channel')",
        'body/messageBody': "<p>New: <b>@{triggerOutputs()?['body/Title']}</b></p>",
      },
      {},
    ),
  },
}

/** Who is late is reminded, the more insistently the later. */
export const chaseOverdue: FlowTemplate = {
  id: 'chase-overdue-items',
  title: 'Chase overdue tasks',
  summary: 'Each working morning mails the owners of list items whose due date has passed.',
  kind: 'scheduled',
  parameters: {
    Site: {
      type: 'String',
      value: 'https://example.sharepoint.com/sites/team',
      description: 'Address of the site.',
    },
    List: { type: 'String', value: 'Tasks', description: 'Name or id of the list.' },
    Fallback: {
      type: 'String',
      value: 'lead@example.com',
      description: 'Who is told where nobody owns the item.',
    },
  },
  triggers: weekly(workingDays, 7),
  actions: {
    Get_overdue_items: call(
      'shared_sharepointonline',
      'GetItems',
      {
        dataset: "@parameters('Site')",
        table: "@parameters('List')",
        $filter: "DueDate lt '@{utcNow('yyyy-MM-dd')}' and Status ne 'Done'",
        $top: 100,
      },
      {},
    ),
    For_each_item: {
      type: 'Foreach',
      runAfter: after('Get_overdue_items'),
      foreach: "@coalesce(outputs('Get_overdue_items')?['body/value'], json('[]'))",
      actions: {
        Mail_the_owner: mail(
          "@coalesce(item()?['AssignedTo']?['Email'], parameters('Fallback'))",
          "Overdue: @{item()?['Title']}",
          "<p><b>@{item()?['Title']}</b> was due on @{item()?['DueDate']}.</p>",
          {},
        ),
      },
    },
  },
}
