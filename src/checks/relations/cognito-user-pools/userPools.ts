import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, type Resource, type Scope } from '../../api';
import { type Fixed, fixedAt, itemsOf, placeOf, textOf } from '../support/fixed';

const id = 'cognito-mfa';

/**
 * A second factor needs the means to send it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
export const secondFactors: Check = {
  ids: [id],
  types: ['AWS::Cognito::UserPool'],
  check(pool, scope) {
    const mode = fixedAt(pool, 'MfaConfiguration', scope);
    const name = textOf(mode);
    if (!mode || (name !== 'ON' && name !== 'OPTIONAL')) return [];
    const factors = fixedAt(pool, 'EnabledMfas', scope);
    if (factors === null) return withoutFactors(pool, mode, name, scope);
    const items = itemsOf(factors, scope) ?? [];
    return items.flatMap(item => unsendable(item, pool, scope));
  },
};

/** Without a list of factors, text messages are meant. */
function withoutFactors(pool: Resource, mode: Fixed, name: string, scope: Scope): readonly Finding[] {
  if (fixedAt(pool, 'SmsConfiguration', scope) !== null) return [];
  const message = `MfaConfiguration is ${name} without EnabledMfas, so it sends text messages, which need SmsConfiguration. Add EnabledMfas: [SOFTWARE_TOKEN_MFA], or an SmsConfiguration.`;
  return [finding(id, 'error', placeOf(mode), message)];
}

function unsendable(item: Fixed, pool: Resource, scope: Scope): readonly Finding[] {
  const factor = stringOf(item.node);
  if (factor === 'SMS_MFA' && fixedAt(pool, 'SmsConfiguration', scope) === null) {
    const message =
      'SMS_MFA sends text messages, but the pool has no SmsConfiguration. Add one with a role that may publish to SNS, or use SOFTWARE_TOKEN_MFA.';
    return [finding(id, 'error', placeOf(item), message)];
  }
  if (factor !== 'EMAIL_OTP') return [];
  const account = fixedAt(pool, 'EmailConfiguration.EmailSendingAccount', scope);
  if (account !== null && textOf(account) !== 'COGNITO_DEFAULT') return [];
  const message =
    "EMAIL_OTP sends its codes from an address of your own; the pool sends from Cognito's. Set EmailConfiguration.EmailSendingAccount to DEVELOPER, with the SourceArn of an SES identity.";
  return [finding(id, 'error', placeOf(item), message)];
}
