import type { FlowTemplate } from './flow-template.ts'
import { after, button, call, http, mail, weekly, workingDays } from './parts.ts'

/** A small web service: checks what it is given, answers, or says what is wrong. */
export const answerHttp: FlowTemplate = {
  id: 'answer-http-requests',
  title: 'Answer HTTP requests',
  summary:
    'A small web service: checks an order that is posted to it, answers with the total, or says what is wrong.',
  kind: 'instant',
  parameters: {},
  triggers: http(
    {
      customer: { type: 'string' },
      lines: {
        type: 'array',
        items: {
          type: 'object',
          properties: { price: { type: 'number' }, count: { type: 'integer' } },
          required: ['price', 'count'],
        },
      },
    },
    ['customer', 'lines'],
  ),
  actions: {
    Total: {
      type: 'InitializeVariable',
      runAfter: {},
      inputs: { variables: [{ name: 'Total', type: 'float', value: 0 }] },
    },
    Is_there_anything: {
      type: 'If',
      runAfter: after('Total'),
      expression: { and: [{ greater: ["@length(coalesce(triggerBody()?['lines'], json('[]')))", 0] }] },
      actions: {
        For_each_line: {
          type: 'Foreach',
          runAfter: {},
          foreach: "@triggerBody()?['lines']",
          runtimeConfiguration: { concurrency: { repetitions: 1 } },
          actions: {
            Add_the_line: {
              type: 'IncrementVariable',
              runAfter: {},
              inputs: { name: 'Total', value: "@mul(item()?['price'], item()?['count'])" },
            },
          },
        },
        Answer: {
          type: 'Response',
          kind: 'Http',
          runAfter: after('For_each_line'),
          inputs: {
            statusCode: 200,
            headers: { 'Content-Type': 'application/json' },
            body: { customer: "@triggerBody()?['customer']", total: "@variables('Total')" },
          },
        },
      },
      else: {
        actions: {
          Refuse: {
            type: 'Response',
            kind: 'Http',
            runAfter: {},
            inputs: { statusCode: 400, body: { error: 'An order has at least one line.' } },
          },
        },
      },
    },
  },
}

/** Looks at a service and speaks up when something is wrong there. */
export const watchAnAddress: FlowTemplate = {
  id: 'watch-a-web-address',
  title: 'Watch a web address',
  summary:
    'Asks a web address every morning and mails an alert when it does not answer, or answers with an error.',
  kind: 'scheduled',
  parameters: {
    Address: { type: 'String', value: 'https://example.com/health', description: 'What to ask.' },
    Operator: { type: 'String', value: 'ops@example.com', description: 'Who is told.' },
  },
  triggers: weekly(workingDays, 6),
  actions: {
    Ask: {
      type: 'Http',
      runAfter: {},
      inputs: {
        method: 'GET',
        uri: "@parameters('Address')",
        retryPolicy: { type: 'fixed', count: 2, interval: 'PT20S' },
      },
    },
    Raise_the_alarm: {
      ...mail(
        "@parameters('Operator')",
        "No answer from @{parameters('Address')}",
        "<p>@{coalesce(outputs('Ask')?['statusCode'], 'No answer at all')}</p>",
        { Ask: ['Failed', 'TimedOut'] },
      ),
    },
    All_is_well: { type: 'Compose', runAfter: after('Ask'), inputs: "@outputs('Ask')?['statusCode']" },
  },
}

/** Starts a job somewhere and waits until it is over. */
export const waitForAJob: FlowTemplate = {
  id: 'wait-for-a-job',
  title: 'Start a job and wait for its end',
  summary: 'Starts a job at a web service, asks every minute whether it is over, and gives its result.',
  kind: 'instant',
  parameters: {
    Service: { type: 'String', value: 'https://example.com/jobs', description: 'Where jobs are started.' },
  },
  triggers: button({
    text: { title: 'Job', type: 'string', default: 'report', 'x-ms-content-hint': 'TEXT' },
  }),
  actions: {
    Status: {
      type: 'InitializeVariable',
      runAfter: {},
      inputs: { variables: [{ name: 'Status', type: 'string', value: 'running' }] },
    },
    Start_the_job: {
      type: 'Http',
      runAfter: after('Status'),
      inputs: { method: 'POST', uri: "@parameters('Service')", body: { name: "@triggerBody()?['text']" } },
    },
    Until_it_is_over: {
      type: 'Until',
      runAfter: after('Start_the_job'),
      expression: "@not(equals(variables('Status'), 'running'))",
      limit: { count: 60, timeout: 'PT1H' },
      actions: {
        Wait_a_minute: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 1, unit: 'Minute' } } },
        Ask_for_it: {
          type: 'Http',
          runAfter: after('Wait_a_minute'),
          inputs: {
            method: 'GET',
            uri: "@{parameters('Service')}/@{coalesce(body('Start_the_job')?['id'], 'last')}",
          },
        },
        Remember_the_status: {
          type: 'SetVariable',
          runAfter: after('Ask_for_it'),
          inputs: { name: 'Status', value: "@{coalesce(body('Ask_for_it')?['status'], 'done')}" },
        },
      },
    },
    Result: { type: 'Compose', runAfter: after('Until_it_is_over'), inputs: "@variables('Status')" },
  },
}

/** Rows of a database as a file by mail. */
export const mailAReport: FlowTemplate = {
  id: 'mail-a-weekly-report',
  title: 'Mail a weekly report from Dataverse',
  summary: 'Every Monday gathers the accounts of the last week from Dataverse and mails them as a CSV table.',
  kind: 'scheduled',
  parameters: {
    Recipient: { type: 'String', value: 'sales@example.com', description: 'Who gets the report.' },
  },
  triggers: weekly(['Monday'], 7),
  actions: {
    List_accounts: call(
      'shared_commondataserviceforapps',
      'ListRecords',
      {
        entityName: 'accounts',
        $select: 'name,accountnumber,createdon',
        $filter: "createdon ge @{formatDateTime(addDays(utcNow(), -7), 'yyyy-MM-dd')}",
      },
      {},
    ),
    Columns: {
      type: 'Select',
      runAfter: after('List_accounts'),
      inputs: {
        from: "@coalesce(outputs('List_accounts')?['body/value'], json('[]'))",
        select: {
          Name: "@item()?['name']",
          Number: "@item()?['accountnumber']",
          Created: "@item()?['createdon']",
        },
      },
    },
    As_CSV: {
      type: 'Table',
      runAfter: after('Columns'),
      inputs: { from: "@body('Columns')", format: 'CSV' },
    },
    Send_the_report: call(
      'shared_office365',
      'SendEmailV2',
      {
        'emailMessage/To': "@parameters('Recipient')",
        'emailMessage/Subject': "New accounts, week of @{formatDateTime(utcNow(), 'd MMMM yyyy')}",
        'emailMessage/Body': "<p>@{length(body('Columns'))} new accounts.</p>",
        'emailMessage/Attachments': [{ Name: 'accounts.csv', ContentBytes: "@{base64(body('As_CSV'))}" }],
      },
      after('As_CSV'),
    ),
  },
}

/** News of a feed as one mail. */
export const feedDigest: FlowTemplate = {
  id: 'mail-a-feed-digest',
  title: 'Mail a digest of a news feed',
  summary: 'Each working morning mails what is new in an RSS feed as a table.',
  kind: 'scheduled',
  parameters: {
    Feed: { type: 'String', value: 'https://example.com/news.rss', description: 'Address of the feed.' },
    Recipient: { type: 'String', value: 'team@example.com', description: 'Who reads it.' },
  },
  triggers: weekly(workingDays, 7),
  actions: {
    List_feed_items: call('shared_rss', 'ListFeedItems', { feedUrl: "@parameters('Feed')" }, {}),
    Headlines: {
      type: 'Select',
      runAfter: after('List_feed_items'),
      inputs: {
        from: "@if(greater(length(string(body('List_feed_items'))), 2), createArray(first(coalesce(body('List_feed_items'), json('[]')))), json('[]'))",
        select: {
          Headline: "@item()?['title']",
          Link: "@item()?['primaryLink']",
          Published: "@item()?['publishDate']",
        },
      },
    },
    As_table: {
      type: 'Table',
      runAfter: after('Headlines'),
      inputs: { from: "@body('Headlines')", format: 'HTML' },
    },
    Send_the_digest: mail(
      "@parameters('Recipient')",
      'News of the day',
      "@{body('As_table')}",
      after('As_table'),
    ),
  },
}
