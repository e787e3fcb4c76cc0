import { sitesOf } from '../../../template/read/sites';
import { type Check, type Resource, type Scope, target } from '../../api';
import { namesIn } from '../support/mentions';
import { notWaiting } from '../support/waiting';

const listenerTypes = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];

/**
 * ECS refuses a target group that no load balancer sends to yet.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export const serviceOrder: Check = {
  ids: ['ecs-listener-order'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const sites = sitesOf(service.properties, ['LoadBalancers', '*', 'TargetGroupArn'], scope);
    return sites.flatMap(({ node, certain }) => {
      const group = certain ? target(node, scope)?.resource : undefined;
      if (group?.type !== 'AWS::ElasticLoadBalancingV2::TargetGroup') return [];
      const listeners = listenerTypes
        .flatMap(type => scope.resourcesOfType(type))
        .filter(listener => scope.of(listener, namedBy).includes(group.logicalId));
      const why = 'so its target group may have no load balancer';
      return notWaiting('ecs-listener-order', service, listeners, { at: node, why }, scope);
    });
  },
};

function namedBy({ properties }: Resource, _: Scope): readonly string[] {
  return properties === undefined ? [] : namesIn(properties);
}
