// Reads @aws-cdk/aws-service-spec: AWS's own description of resource types, with types, defaults and replacements.
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';

/**
 * @typedef {import('@aws-cdk/service-spec-types').Resource} Resource
 * @typedef {import('@aws-cdk/service-spec-types').PropertyType} PropertyType
 *
 * @typedef {object} Specification
 * @property {readonly string[]} names of all resource types
 * @property {(name: string) => Resource} resource by type
 * @property {(type: import('@aws-cdk/service-spec-types').DefinitionReference) => import('@aws-cdk/service-spec-types').TypeDefinition} definition
 */

/** @returns {Promise<Specification>} */
export async function loadSpecification() {
  const database = await loadAwsServiceSpec();
  return {
    names: database.all('resource').map(({ cloudFormationType }) => cloudFormationType),
    resource: name => database.lookup('resource', 'cloudFormationType', 'equals', name).only(),
    definition: ({ reference }) => database.get('typeDefinition', reference.$ref),
  };
}
