/** What people type and paste, by the line; `⏎` is a line break within. */

const typed = `
9|01|⏎| |  |"|'|{|}|[|]|:|: |,|- |#|!Ref |\${|&a |*a|<<: *a|x|⏎⏎|? ||-⏎|\t
`;

const values = `
901|0|-1|1e9|"901"|!Ref Seconds|!Ref AWS::NoValue|!If [IsLive, 901, 60]|{"Ref": "Stage"}|{"Fn::If": ["IsLive", 1, 901]}
!GetAtt Orders.Arn|!FindInMap [Sizes, test, Memory]|!Sub "\${Stage}-x"|true|null|[]|{}|*number|"\${|'{{resolve:ssm:a}}'
AWS::SQS::Queue|"AWS::Lambda::Function"|IsLive|Stage|Orders|!Equals [a, a]|[test, live, other]
`;

const lines = `
      Time|      Timeout:|      "Tim|      DelaySeconds: 901|    Condition: IsLive|    DependsOn: Orders|  New:⏎    Type: AWS::SQS::Queue
      Name: !Sub "\${|\tName: 1|Name|  - |Resources:|Globals: {Function: {Timeout: 901}}|Conditions:⏎  IsLive: !Equals [a, a]|    Properties: *number
# fieldnotes-ignore lambda-timeout: meant|# fieldnotes-ignore sqs-ranges-delay|# fieldnotes-ignore nothing|Transform: AWS::Serverless-2016-10-31
      "Timeout": 901,|    "New": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 901}},|  "Resources": {|---|...|  __proto__:⏎    Type: AWS::SQS::Queue
`;

export const words: readonly string[] = [typed, values, lines].flatMap(text =>
  text
    .slice(1, -1)
    .split(/[|\n]/)
    .map(word => word.replaceAll('⏎', '\n')),
);
