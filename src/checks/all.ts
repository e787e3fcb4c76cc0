import * as apigateway from './apigateway';
import type { BaseCheck, Check, GroupCheck, TemplateCheck } from './check';
import * as dynamodb from './dynamodb';
import * as identity from './identity';
import * as lambda from './lambda';
import * as messaging from './messaging';
import * as operations from './operations';
import * as s3 from './s3';
import * as stepfunctions from './stepfunctions';
import * as template from './template';

/** Every check that is code, by area; a test compares the list with the folders. */
const areas = [apigateway, dynamodb, identity, lambda, messaging, operations, s3, stepfunctions, template];

export const allChecks: readonly Check[] = areas.flatMap(area => area.checks);

export const allGroupChecks: readonly GroupCheck[] = areas.flatMap(area => area.groupChecks);

export const allTemplateChecks: readonly TemplateCheck[] = areas.flatMap(area => area.templateChecks);

export const allBaseChecks: readonly BaseCheck[] = dynamodb.baseChecks;
