import type { Home } from './property';

const resourceReference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const samReference = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide';

/** Where AWS documents a type and its properties: both references name their pages by one rule. */
export function docsOf(type: string): Pick<Home, 'pageOf' | 'anchorOf'> {
  const [, service = '', resource = ''] = type.toLowerCase().split('::');
  if (service === 'serverless') return samDocs(resource);
  return {
    pageOf: definition =>
      !definition
        ? `${resourceReference}/aws-resource-${service}-${resource}.html`
        : `${resourceReference}/aws-properties-${service}-${resource}-${definition.toLowerCase()}.html`,
    anchorOf: (definition, property) =>
      ['cfn', service, resource, definition, property].filter(Boolean).join('-').toLowerCase(),
  };
}

/** The page of any resource type, known to the schema or not; undefined for modules and custom resources. */
export function pageOfType(type: string): string | undefined {
  return /^AWS::\w+::\w+$/i.test(type) ? docsOf(type).pageOf(undefined) : undefined;
}

function samDocs(resource: string): Pick<Home, 'pageOf' | 'anchorOf'> {
  return {
    pageOf: definition =>
      definition === undefined
        ? `${samReference}/sam-resource-${resource}.html`
        : `${samReference}/sam-property-${resource}-${definition.toLowerCase()}.html`,
    anchorOf: (definition, property) => ['sam', resource, definition, property].filter(Boolean).join('-').toLowerCase(),
  };
}

/** The page of an event source of SAM's, by its `Type`. */
export function eventDocsOf(type: string): Pick<Home, 'pageOf' | 'anchorOf'> {
  const source = type.toLowerCase();
  return {
    pageOf: () => `${samReference}/sam-property-function-${source}.html`,
    anchorOf: (_definition, property) => `sam-function-${source}-${property.toLowerCase()}`,
  };
}
