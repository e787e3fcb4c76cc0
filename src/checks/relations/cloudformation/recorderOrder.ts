import { valueOf } from '../../../syntax/tree';
import { itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, finding, here } from '../../api';

const code = 'config-recorder-order';

/**
 * A recorder is there only once it records, for which it needs the channel: a channel that waits for it never comes.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-deliverychannel.html
 */
export const recorderOrder: Check = {
  ids: [code],
  types: ['AWS::Config::DeliveryChannel'],
  check(channel, scope) {
    const waits = valueOf(channel.body, 'DependsOn');
    const named = waits === undefined ? [] : (itemsIn(waits) ?? [waits]);
    return named.flatMap(node => {
      const recorder = scope.resource(stringOf(node) ?? '');
      if (recorder?.type !== 'AWS::Config::ConfigurationRecorder') return [];
      const message = `${channel.logicalId} waits for ${recorder.logicalId}, but the recorder can't start without a delivery channel.`;
      return [finding(code, 'warning', node, message, [here(recorder)])];
    });
  },
};
