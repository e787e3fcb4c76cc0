import {
  type Check,
  type Finding,
  finding,
  items,
  type One,
  property,
  put,
  type Resource,
  type Scope,
} from '../../api';

const id = 'cognito-mfa';

/**
 * A second factor needs the means to send it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
export const secondFactors: Check = {
  ids: [id],
  types: ['AWS::Cognito::UserPool'],
  check(pool, scope) {
    const mode = property(pool, 'MfaConfiguration', scope);
    const name = mode.text;
    if (mode.kind !== 'one' || (name !== 'ON' && name !== 'OPTIONAL')) return [];
    const factors = property(pool, 'EnabledMfas', scope);
    if (factors.kind === 'absent') return withoutFactors(pool, mode, name, scope);
    return (items(factors, scope) ?? []).flatMap(item => unsendable(item, pool, scope));
  },
};

/** Without a list of factors, text messages are meant. */
function withoutFactors(pool: Resource, mode: One, name: string, scope: Scope): readonly Finding[] {
  if (property(pool, 'SmsConfiguration', scope).kind !== 'absent') return [];
  const message = `MfaConfiguration is ${name} without EnabledMfas, so text messages need an SmsConfiguration. Add EnabledMfas: [SOFTWARE_TOKEN_MFA], or an SmsConfiguration.`;
  return [finding(id, 'error', mode.place, message, [], [put(pool, 'EnabledMfas', '[SOFTWARE_TOKEN_MFA]')])];
}

function unsendable(item: One, pool: Resource, scope: Scope): readonly Finding[] {
  const factor = item.text;
  if (factor === 'SMS_MFA' && property(pool, 'SmsConfiguration', scope).kind === 'absent') {
    const message =
      'SMS_MFA sends text messages, but the pool has no SmsConfiguration. Add one with a role that may publish to SNS, or use SOFTWARE_TOKEN_MFA.';
    return [finding(id, 'error', item.place, message)];
  }
  if (factor !== 'EMAIL_OTP') return [];
  const account = property(pool, 'EmailConfiguration.EmailSendingAccount', scope);
  if (account.kind !== 'absent' && account.text !== 'COGNITO_DEFAULT') return [];
  const message =
    "EMAIL_OTP sends its codes through SES, but the pool sends from Cognito's address. Set EmailConfiguration.EmailSendingAccount to DEVELOPER, with the SourceArn of an SES identity.";
  return [finding(id, 'error', item.place, message)];
}
