/** What "New Team Note" writes: a note that says nothing yet, and how it would. */
export const firstTeamNote = `---
title: Our team
# Take the # away from a limit to try it; a template that breaks it is marked at once.
limits:
#  team-function-timeout:                  # an id of your own: it is shown with the finding
#    at: AWS::Lambda::Function.Timeout     # one property, or a list of them
#    max: 60
#    unit: seconds
#    severity: warning                     # error, warning, information or hint
#    reason: our API answers within {max}
#    fix: Hand longer work to a queue.
#
#  ddb-gsi-count:                          # an id of Fieldnotes: your limit stands in its place,
#    max: 40                               # here a quota that AWS has raised for you
---
What our team has agreed on, in a sentence.

## Timeout {#team-function-timeout}
Why the limit exists and what to do instead. A heading that ends in {#id} explains the limit of that id.
`;
