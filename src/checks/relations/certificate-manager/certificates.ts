import { type Check, finding, items, property } from '../../api';

/**
 * A certificate is made once its domain is proven; CloudFormation enters the records only in a zone that it is told.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
 */
export const certificates: Check = {
  ids: ['acm-validation'],
  types: ['AWS::CertificateManager::Certificate'],
  check(certificate, scope) {
    const method = property(certificate, 'ValidationMethod', scope);
    const options = items(property(certificate, 'DomainValidationOptions', scope), scope);
    if (method.text !== 'DNS' || options === undefined) return [];
    if (options.some(option => property(option, 'HostedZoneId', scope).kind !== 'absent')) return [];
    const message = 'DomainValidationOptions names no hosted zone';
    return [finding('acm-validation', 'information', method.place, message)];
  },
};
