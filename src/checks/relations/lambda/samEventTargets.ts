import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import {
  type Check,
  type Finding,
  finding,
  here,
  isWhole,
  property,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { eventsOf, type SamEvent } from '../support/events';

const code = 'sam-event-target';

/**
 * SAM adds an event to a bucket or an API, which has to be in the same template and named by `!Ref`.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html
 */
export const samEventTargets: Check = {
  ids: [code],
  types: ['AWS::Serverless::Function'],
  check: (fn, scope) => eventsOf(fn, scope).flatMap(event => checkEvent(event, fn, scope)),
};

function checkEvent({ type, properties }: SamEvent, fn: Resource, scope: Scope): readonly Finding[] {
  if (type === 'S3') return bucketOf(property(properties, 'Bucket', scope), fn, scope);
  if (type !== 'Api') return [];
  const id = property(properties, 'RestApiId', scope);
  const api = target(id, scope)?.resource;
  if (!id.isSet || !isWhole(scope) || api?.type !== 'AWS::Serverless::HttpApi') return [];
  const message = `${api.logicalId} is an HTTP API, but an event of type Api needs an AWS::Serverless::Api, so SAM refuses the template. Use the type HttpApi with ApiId.`;
  return [finding(code, 'error', id.written, message, [here(api)])];
}

function bucketOf(bucket: ReturnType<typeof property>, fn: Resource, scope: Scope): readonly Finding[] {
  if (!bucket.isSet || fn.isLooped || (stringOf(bucket.written) === undefined && !isWhole(scope))) return [];
  const call = callOf(bucket.written);
  const named = target(bucket, scope);
  if (call?.name === 'Fn::If' || call?.name === 'Fn::FindInMap') return [];
  if (named !== undefined && named.attribute === undefined) return [];
  const message = `An S3 event needs !Ref of a bucket in this template, so SAM refuses this one. For another bucket, use an EventBridgeRule event.`;
  return [finding(code, 'error', bucket.written, message)];
}
