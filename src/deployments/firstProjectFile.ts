/**
 * What "Create Project File" writes: everything that can be said, as comments. None begins with "region", which editors
 * take for the beginning of a fold.
 */
export const firstProjectFile = `# Settings of Fieldnotes for this project, for the editor and for "fieldnotes check".

# Severities by id: error, warning, information, hint or off.
#severities:
#  sqs-no-dlq: off

# Whether advice (information and hints) is given.
#advice: true

# Quotas that AWS has raised for your account, by name.
#quotas:
#  lambda-concurrency: 3000

# Deployments, in addition to those in samconfig.toml and in the files of Git sync.
#deployments:
#  prod: params/prod.json
#  dev: {template: templates/*.yaml, parameters: {Env: dev}, region: eu-west-1}
#  load-test: {parameters: {Env: test}, quotas: {lambda-concurrency: 1000}}

# Files that make one template together.
#templates:
#  auth: {merge: [ci/auth/**/*.yaml]}

# Which templates are checked. Without these lines all are.
#include: [templates/**]
#exclude: [examples/**]

# The folder of the team's own notes.
#notes: .fieldnotes
`;
