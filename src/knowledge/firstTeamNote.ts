/** What "New Team Note" writes: a note with one limit that holds at once, and a second that shows what else is possible. */
export const firstTeamNote = `---
title: Our team
limits:
  team-function-timeout:           # an id of your own: it is shown with the finding
    at:                            # one property, or a list of them
      - AWS::Lambda::Function.Timeout
      - AWS::Serverless::Function.Timeout
    max: 10
    unit: seconds
    severity: information          # error, warning, information or hint
    reason: our API answers within {max}
    fix: Hand longer work to a queue.
#
#  ddb-gsi-count:                  # an id of Fieldnotes: your limit replaces ours,
#    max: 40                       # here a quota that AWS has raised for you
---
What our team has agreed on, in a sentence.

## Timeout {#team-function-timeout}
Why the limit exists and what to do instead. A heading that ends in {#id} explains the limit of that id.
`;
