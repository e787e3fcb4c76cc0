import { dependsOn, mentionsIn } from '../../../template/model/mentions';
import { sitesOf } from '../../../template/read/sites';
import { type Check, finding, here, isWhole, property, type Resource, type Scope } from '../../api';
import { waitsFor } from '../support/graph';
import { resourceIn } from '../support/mentions';

/** What needs a stage to be there, and where it names the API; and what names the stage, if anything does. */
const places: Readonly<Record<string, { readonly api: string; readonly stage?: string }>> = {
  'AWS::ApiGateway::UsagePlan': { api: 'ApiStages.*.ApiId' },
  'AWS::ApiGateway::BasePathMapping': { api: 'RestApiId', stage: 'Stage' },
  'AWS::WAFv2::WebACLAssociation': { api: 'ResourceArn' },
};

/**
 * SAM makes the stage of an API as a resource of its own, which `!Ref Api.Stage` waits for and `!Ref Api` doesn't.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export const samStageOrder: Check = {
  ids: ['apigw-stage-order'],
  types: Object.keys(places),
  check(resource, scope) {
    const place = places[resource.type];
    if (place === undefined || !isWhole(scope)) return [];
    if (place.stage !== undefined && !property(resource, place.stage, scope).isSet) return [];
    return sitesOf(resource.properties, place.api.split('.'), scope).flatMap(site => {
      const api = resourceIn(site.node, scope);
      if (api?.type !== 'AWS::Serverless::Api' || waitsForStage(resource, api, scope)) return [];
      const { logicalId } = api;
      const message = `${resource.logicalId} doesn't wait for the stage that SAM makes for ${logicalId}, so the stage may not exist yet. Name the stage by !Ref ${logicalId}.Stage.`;
      return [finding('apigw-stage-order', 'warning', site.node, message, [here(api)])];
    });
  },
};

/** Whether it, or what is made before it, names the stage: by its attribute, or by the logical ID that SAM gives it. */
function waitsForStage(resource: Resource, api: Resource, scope: Scope): boolean {
  const seen = new Set([resource]);
  for (const one of seen) {
    if (namesStage(one, api)) return true;
    for (const name of scope.of(one, waitsFor)) {
      const earlier = scope.resource(name);
      if (earlier !== undefined && earlier !== api) seen.add(earlier);
    }
  }
  return false;
}

function namesStage(resource: Resource, { logicalId }: Resource): boolean {
  const isMade = (name: string) => name.startsWith(logicalId) && name.endsWith('Stage');
  if (dependsOn(resource).some(isMade)) return true;
  const mentions = resource.properties === undefined ? [] : mentionsIn(resource.properties);
  return mentions.some(
    ({ name, attribute }) =>
      name === `${logicalId}.Stage` || (name === logicalId && attribute?.name === 'Stage') || isMade(name),
  );
}
