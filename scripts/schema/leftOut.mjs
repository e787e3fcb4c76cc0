// What the sources state and published templates, which deploy, don't keep: it is left out, with the reason.

/** By type and property: `required` is what they don't set although it is asked for. */
export const leftOut = {
  'AWS::CloudFormation::HookVersion.TypeName': {
    required: 'a published template deploys without it: the package names the type',
  },
  'AWS::SSM::MaintenanceWindowTask.Priority': {
    required: 'the example of AWS’s own page deploys without it',
  },
};
