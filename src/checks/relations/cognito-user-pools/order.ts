import { valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import { sitesOf } from '../../../template/read/sites';
import { type Check, property } from '../../api';
import { notWaiting } from '../support/waiting';

/**
 * A client names its identity providers, which have to be there before it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export const providerOrder: Check = {
  ids: ['cognito-provider-order'],
  types: ['AWS::Cognito::UserPoolClient'],
  check(client, scope) {
    const providers = scope.resourcesOfType('AWS::Cognito::UserPoolIdentityProvider');
    if (providers.length === 0) return [];
    return sitesOf(client.properties, ['SupportedIdentityProviders', '*'], scope).flatMap(({ node }) => {
      const named = providers.filter(provider => {
        const name = property(provider, 'ProviderName', scope).text;
        return name !== undefined && name === stringOf(node);
      });
      const isSamePool = named.every(
        provider => valueOf(provider.properties, 'UserPoolId') !== undefined && provider.condition === undefined,
      );
      const why = 'so the provider may not exist yet';
      return isSamePool ? notWaiting('cognito-provider-order', client, named, { at: node, why }, scope) : [];
    });
  },
};
