/** What "Create Project File" writes: everything that can be said, as comments. */
export const firstProjectFile = `# What Fieldnotes knows of this project: the same for the editor and for "fieldnotes check".

# Severities by id: error, warning, information, hint or off.
#severities:
#  sqs-no-dlq: off

# Whether advice (information and hints) is given.
#advice: true

# Quotas that AWS has raised for your account, by name.
#quotas:
#  lambda-concurrency: 3000

# Deployments, beside those that samconfig and the files of Git sync name.
#deployments:
#  prod: params/prod.json
#  dev:
#    template: app/*.yaml
#    parameters: {Env: dev}
#    region: eu-west-1
#    quotas: {lambda-concurrency: 1000}

# Files that make one template together.
#templates:
#  auth: {merge: [ci/auth/**/*.yaml]}

# Which templates are checked; all, where nothing is said.
#include: [templates/**]
#exclude: [examples/**]

# The folder of the team's own notes.
#notes: .fieldnotes
`;
