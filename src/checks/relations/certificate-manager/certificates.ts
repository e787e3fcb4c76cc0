import { type Check, finding } from '../../api';
import { fixedAt, itemsOf, memberOf, placeOf, textOf } from '../support/fixed';

/**
 * A certificate is made once its domain is proven; CloudFormation enters the records only in a zone that it is told.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
 */
export const certificates: Check = {
  ids: ['acm-validation'],
  types: ['AWS::CertificateManager::Certificate'],
  check(certificate, scope) {
    const method = fixedAt(certificate, 'ValidationMethod', scope);
    const options = itemsOf(fixedAt(certificate, 'DomainValidationOptions', scope), scope);
    if (!method || textOf(method) !== 'DNS' || options === undefined) return [];
    if (options.some(option => memberOf(option, 'HostedZoneId', scope) !== null)) return [];
    const message = 'DomainValidationOptions names no hosted zone';
    return [finding('acm-validation', 'information', placeOf(method), message)];
  },
};
