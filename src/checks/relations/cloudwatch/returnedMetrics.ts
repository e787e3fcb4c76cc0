import { type Check, finding, items, property } from '../../api';

const code = 'cloudwatch-returned';

/**
 * An alarm on several metrics watches exactly one of them.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export const returnedMetrics: Check = {
  ids: [code],
  types: ['AWS::CloudWatch::Alarm'],
  check(alarm, scope) {
    // With a band of what is expected the metric and the band are returned.
    if (property(alarm, 'ThresholdMetricId', scope).kind !== 'absent') return [];
    const metrics = property(alarm, 'Metrics', scope);
    const returned = items(metrics, scope)?.map(one => property(one, 'ReturnData', scope));
    if (metrics.key === undefined || returned === undefined || returned.length < 2) return [];
    if (returned.some(one => one.kind !== 'absent' && one.boolean === undefined)) return [];
    const count = returned.filter(one => one.boolean !== false).length;
    if (count === 1) return [];
    const message = `${count === 0 ? 'None' : count} of the ${returned.length} Metrics return data, but exactly one has to.`;
    return [finding(code, 'error', metrics.key, message)];
  },
};
