import { functionShapes, location, resourcePolicy } from './samFunctionShapes';

/**
 * What a property of SAM's own takes: a kind; an object by the name that SAM's reference gives it; `[]` behind either
 * is a list of them, `{}` a map; `=A B` are the only words. Several are joined by a bar.
 */
export type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const requestIdentity = {
  Context: 'string[]',
  Headers: 'string[]',
  QueryStrings: 'string[]',
  ReauthorizeEvery: 'integer',
  StageVariables: 'string[]',
};

const route53 = {
  DistributionDomainName: 'string',
  EvaluateTargetHealth: 'boolean',
  HostedZoneId: 'string',
  HostedZoneName: 'string',
  IpV6: 'boolean',
  Region: 'string',
  SetIdentifier: 'string',
};

/**
 * The objects of SAM's own, by the resource that has them; those of event sources are with the function.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
 */
export const samShapes: Readonly<Record<string, Shapes>> = {
  'AWS::Serverless::Api': {
    '': {
      AlwaysDeploy: 'boolean',
      Auth: 'ApiAuth',
      Cors: 'string|CorsConfiguration',
      DefinitionUri: 'string|ApiDefinition',
      Domain: 'DomainConfiguration',
      EndpointConfiguration: 'string|EndpointConfiguration',
      MergeDefinitions: 'boolean',
      PropagateTags: 'boolean',
    },
    ApiAuth: {
      AddApiKeyRequiredToCorsPreflight: 'boolean',
      AddDefaultAuthorizerToCorsPreflight: 'boolean',
      ApiKeyRequired: 'boolean',
      Authorizers: 'ApiAuthorizer{}',
      DefaultAuthorizer: 'string',
      InvokeRole: 'string',
      ResourcePolicy: 'ResourcePolicyStatement',
      UsagePlan: 'ApiUsagePlan',
    },
    ApiAuthorizer: {
      AuthorizationScopes: 'string[]',
      DisableFunctionDefaultPermissions: 'boolean',
      FunctionArn: 'string',
      FunctionInvokeRole: 'string',
      FunctionPayloadType: '=REQUEST TOKEN',
      Identity: 'AuthorizationIdentity',
      UserPoolArn: 'string',
    },
    AuthorizationIdentity: { ...requestIdentity, Header: 'string', ValidationExpression: 'string' },
    ApiUsagePlan: {
      CreateUsagePlan: '=NONE PER_API SHARED',
      Description: 'string',
      Quota: 'QuotaSettings',
      Tags: 'json',
      Throttle: 'ThrottleSettings',
      UsagePlanName: 'string',
    },
    QuotaSettings: { Limit: 'integer', Offset: 'integer', Period: 'string' },
    ThrottleSettings: { BurstLimit: 'integer', RateLimit: 'number' },
    ResourcePolicyStatement: resourcePolicy,
    CorsConfiguration: {
      AllowCredentials: 'boolean|string',
      AllowHeaders: 'string',
      AllowMethods: 'string',
      AllowOrigin: 'string',
      MaxAge: 'string',
    },
    DomainConfiguration: {
      AccessAssociation: 'object',
      BasePath: 'string[]',
      CertificateArn: 'string',
      DomainName: 'string',
      EndpointConfiguration: '=EDGE PRIVATE REGIONAL',
      IpAddressType: 'string',
      MutualTlsAuthentication: 'object',
      NormalizeBasePath: 'boolean',
      OwnershipVerificationCertificateArn: 'string',
      Policy: 'json',
      Route53: 'Route53Configuration',
      SecurityPolicy: 'string',
    },
    Route53Configuration: {
      ...route53,
      SeparateRecordSetGroup: 'boolean',
      VpcEndpointDomainName: 'string',
      VpcEndpointHostedZoneId: 'string',
    },
    ApiDefinition: location,
    // SAM's reference writes VPCEndpointIds; SAM takes CloudFormation's own spelling as well.
    EndpointConfiguration: {
      IpAddressType: 'string',
      Type: 'string',
      VPCEndpointIds: 'string[]',
      VpcEndpointIds: 'string[]',
    },
  },
  'AWS::Serverless::HttpApi': {
    '': {
      Auth: 'HttpApiAuth',
      DefinitionUri: 'string|HttpApiDefinition',
      Domain: 'HttpApiDomainConfiguration',
      PropagateTags: 'boolean',
    },
    HttpApiAuth: {
      Authorizers: 'HttpApiAuthorizer{}',
      DefaultAuthorizer: 'string',
      EnableIamAuthorizer: 'boolean',
    },
    HttpApiAuthorizer: {
      AuthorizationScopes: 'string[]',
      AuthorizerPayloadFormatVersion: 'string',
      EnableFunctionDefaultPermissions: 'boolean',
      EnableSimpleResponses: 'boolean',
      FunctionArn: 'string',
      FunctionInvokeRole: 'string',
      Identity: 'LambdaAuthorizationIdentity',
      IdentitySource: 'string',
      JwtConfiguration: 'json',
    },
    LambdaAuthorizationIdentity: requestIdentity,
    HttpApiDomainConfiguration: {
      BasePath: 'string[]',
      CertificateArn: 'string',
      DomainName: 'string',
      EndpointConfiguration: 'string',
      MutualTlsAuthentication: 'object',
      OwnershipVerificationCertificateArn: 'string',
      Route53: 'Route53Configuration',
      SecurityPolicy: 'string',
    },
    Route53Configuration: route53,
    HttpApiDefinition: location,
  },
  'AWS::Serverless::Function': functionShapes,
  'AWS::Serverless::SimpleTable': {
    '': { PrimaryKey: 'PrimaryKeyObject' },
    PrimaryKeyObject: { Name: 'string', Type: '=Binary Number String' },
  },
  'AWS::Serverless::LayerVersion': {
    '': { ContentUri: 'string|LayerContent', PublishLambdaVersion: 'boolean', RetentionPolicy: 'string' },
    LayerContent: location,
  },
  'AWS::Serverless::StateMachine': {
    '': {
      AutoPublishAlias: 'string',
      DefinitionSubstitutions: 'string{}',
      DeploymentPreference: 'object',
      PermissionsBoundary: 'string',
      PropagateTags: 'boolean',
      RolePath: 'string',
      UseAliasAsEventTarget: 'boolean',
    },
  },
  'AWS::Serverless::Application': {
    '': { Location: 'string|ApplicationLocationObject' },
    ApplicationLocationObject: { ApplicationId: 'string', SemanticVersion: 'string' },
  },
};
