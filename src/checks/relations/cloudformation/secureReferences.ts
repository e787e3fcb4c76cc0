import { sitesOf } from '../../../template/read/sites';
import { type Check, finding } from '../../api';

const code = 'cfn-secure-reference';

/** Places where secrets are often wanted, by type, of which CloudFormation resolves none from a secure parameter. */
const places: ReadonlyMap<string, string> = new Map([
  ['AWS::CodeBuild::Project', 'Environment.EnvironmentVariables.*.Value'],
  ['AWS::CodePipeline::Pipeline', 'Stages.*.Actions.*.Configuration.*'],
  ['AWS::Cognito::UserPoolIdentityProvider', 'ProviderDetails.*'],
  ['AWS::ECS::TaskDefinition', 'ContainerDefinitions.*.Environment.*.Value'],
  ['AWS::Lambda::Function', 'Environment.Variables.*'],
  ['AWS::SSM::Parameter', 'Value'],
  ['AWS::SecretsManager::Secret', 'SecretString'],
  ['AWS::Serverless::Function', 'Environment.Variables.*'],
]);

/**
 * A secure parameter is resolved only for a few passwords.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
 */
export const secureReferences: Check = {
  ids: [code],
  types: [...places.keys()],
  check({ type, properties, body }, scope) {
    if (!body.block.text.includes('{{resolve:ssm-secure:')) return [];
    return sitesOf(properties, (places.get(type) ?? '').split('.'), scope).flatMap(({ node }) => {
      if (node.kind !== 'scalar' || !node.value.includes('{{resolve:ssm-secure:')) return [];
      const message =
        'CloudFormation resolves ssm-secure only in a few passwords, so it refuses the template. Use Secrets Manager, or read the parameter in the code.';
      return [finding(code, 'error', node, message)];
    });
  },
};
