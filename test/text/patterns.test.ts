import assert from 'node:assert/strict';
import { formOf } from '../../src/text/patterns';

describe('formOf', () => {
  const patterns: readonly [pattern: string, is: string | undefined][] = [
    ['^\\S+$', 'no spaces'],
    ['^[^\\s]+$', 'no spaces'],
    ['^\\d{12}$', '12 digits'],
    ['^[0-9A-Fa-f]{40}$', '40 hexadecimal digits'],
    ['^lambda:GetLayerVersion$', 'lambda:GetLayerVersion'],
    ['^(lambda:[*]|lambda:[a-zA-Z]+|[*])$', 'an action such as lambda:InvokeFunction, or *'],
    ['^(?:\\d{12}|\\*|arn:.*)$', 'an account number, an ARN or *'],
    ['^([0-9]*\\.)?[0-9]+$', 'a number without a sign'],
    ['^[\\w-]+:[0-9a-f-]+$', 'the ID of an identity pool, which begins with the Region and a colon'],
    ['^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$', 'only printable ASCII characters other than spaces, " and \\'],
    ['^[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+$', 'only printable ASCII characters other than spaces, ", / and \\'],
    [
      '^(?:/[A-Za-z0-9.,+@=_-]+)*/$',
      'slashes at both ends, and between slashes only letters, digits and the characters .,+@=_-',
    ],
    [
      '^(?!-|internal-)[a-zA-Z0-9-]+(?<!-)$',
      'only letters, digits and hyphens, not ending with a hyphen, not beginning with a hyphen or internal-',
    ],
    ['^(?=.*[a-zA-Z_.-])[a-zA-Z0-9_.-]+$', 'only letters, digits, underscores, dots and hyphens, not only digits'],
    ['^-?\\d+$', 'a whole number'],
    ['^[\\w-]+$', 'only letters, digits, underscores and hyphens'],
    ['^[a-zA-Z0-9-]{1,128}$', '1 to 128 characters: letters, digits and hyphens'],
    ['^[a-zA-Z][a-zA-Z0-9_]{0,127}$', '1 to 128 characters: letters, digits and underscores, beginning with a letter'],
    ['^[0-9A-Za-z_:-]{1,1024}$', '1 to 1,024 characters: letters, digits, underscores, colons and hyphens'],
    ['^[a-zA-Z_][a-zA-Z0-9_]*$', 'only letters, digits and underscores, beginning with a letter or underscore'],
    ['^[^,:=]+$', 'without commas, colons or equals signs'],
    ['^subnet-[0-9a-z]*$', 'begins with subnet-, followed by lowercase letters and digits'],
    ['^sg-([0-9a-f]{8}|[0-9a-f]{17})$', 'begins with sg-, followed by 8 or 17 hexadecimal digits'],
    ['^https?://.*$', 'begins with http:// or https://'],
    ['^\\S+@\\S+$', 'an email address'],
    ['^(?![0-9]+$)[A-Za-z0-9_-]+$', 'only letters, digits, underscores and hyphens, not only digits'],
    ['^[0-9A-Za-z._-]*(?<!\\.)$', 'only letters, digits, dots, underscores and hyphens, not ending with a dot'],
    ['^(?:[a-zA-Z](?:-?[a-zA-Z0-9])*)$', 'a letter, then letters and digits with single hyphens between them'],
    [
      '^([0-2]\\d{3})-(0[0-9]|1[0-2])-([0-2]\\d|3[01])T([01]\\d|2[0-4]):([0-5]\\d):([0-6]\\d)((\\.\\d{3})?)Z$',
      'a time in UTC, such as 2026-11-30T00:00:00Z',
    ],
    [
      '^(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]+(-[a-z]+)+-\\d:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)$',
      'the name or ARN of a function',
    ],
    [
      '^[a-z0-9-]+\\.(nano|micro|small|medium|large|\\d*xlarge|metal(-\\d+xl)?)$',
      'a family and a size that AWS has, such as t3.micro',
    ],
    [
      '^[a-z0-9-]+\\.(micro|small|medium|large|\\d*xlarge)\\.search$',
      'a family and a size that AWS has, then .search, such as r6g.large.search',
    ],
    [
      '^(Elasticsearch_\\d\\.\\d{1,2}|OpenSearch_\\d{1,2}\\.\\d{1,2})$',
      'an engine and a version, such as OpenSearch_2.19',
    ],
    ['^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$', 'three names, such as Acme::Storage::Vault'],
    ['^[1-5]\\d\\d$', 'an HTTP status code'],
    ['^\\d{1,3}(\\.\\d{1,3}){3}$', 'an IPv4 address'],
    ['^[\\t\\n\\r\\x20-\\x7e]+$', 'only printable ASCII characters'],
    ['^[\\x00-#%-)+-9;-\\x7f]*$', 'ASCII without $, * and colons'],
    ['^[^\\x00-\\x1f:\\x7f]+$', 'without colons or control characters'],
    ['^(?:\\*\\.)?(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+$', 'a domain name, also one like *.example.com'],
    ['^(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+$', 'a domain name'],
    [
      '^[a-z0-9-]+\\.(micro|small|medium|large|\\d*xlarge)\\.elasticsearch$',
      'a family and a size that AWS has, then .elasticsearch, such as r6g.large.elasticsearch',
    ],
    ['^(\\d\\.\\d{1,2}|OpenSearch_\\d{1,2}\\.\\d{1,2})$', 'a version, such as 7.10 or OpenSearch_1.3'],
    ['^[a-z]+(-[a-z]+)+-\\d$', 'the name of a Region, such as eu-west-1'],
    ['^[a-z]+(-[a-z]+)+-\\d[a-z]$', 'the name of an Availability Zone, such as eu-west-1a'],
    ['^[a-z]{3,4}\\d-az\\d+$', 'the ID of an Availability Zone, such as euw1-az1'],
    ['^[-+]?\\d{1,3}(\\.\\d{0,2})?$', 'degrees with at most two decimals, such as 52.37'],
    ['^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'a UUID in lowercase'],
    ['^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$', 'a time of day, such as 09:30'],
    ['^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$', 'a day and an hour, such as Sun:3'],
    ['^cron\\(.*\\)$', 'a cron expression, such as cron(0 12 * * ? *)'],
    ['^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(.*)$', 'a version, such as 1.0.0'],
    [
      '^((([0-9]|[1-9][0-9]).){3}([0-9]|[1-9][0-9]))$|^(([0-9a-fA-F]{1,4}:){7,7}[0-9a-fA-F]{1,4})$',
      'an IPv4 or IPv6 address',
    ],
    ['^(https|s3)://[^/].*$', 'begins with https:// or s3://'],
    ['^(?!\\s*$).+$', 'not only spaces'],
    ['^(?:[^]*\\S[^]*)$', 'not only spaces'],
    ['^/(?:[\\x21-\\x7e]+/)?$', 'begins and ends with a slash'],
    [
      '(^[a-zA-Z0-9]$)|(^[a-zA-Z0-9]([a-zA-Z0-9\\._-])*[a-zA-Z0-9]$)',
      'only letters, digits, dots, underscores and hyphens, with letters or digits at both ends',
    ],
    ['^(?:(\\u002F)|(\\u002F[\\u0021-\\u007F]+\\u002F))$', 'begins and ends with a slash'],
    ['^\\d{2}:\\d{2}$', undefined],
    ['^(?:a|b)$', undefined],
    ['abc', undefined],
    ['', undefined],
  ];
  for (const [pattern, is] of patterns) {
    it(`${pattern || 'nothing'} is ${is ?? 'no form that words tell'}`, () => assert.equal(formOf(pattern)?.is, is));
  }
});
