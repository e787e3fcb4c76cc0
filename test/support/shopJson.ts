/** The shop as JSON. */
export const shopJson = String.raw`{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Transform": "AWS::Serverless-2016-10-31",
  "Description": "A small shop",
  "Parameters": {
    "Seconds": {
      "Type": "Number",
      "Default": 901
    },
    "Stage": {
      "Type": "String",
      "AllowedValues": [
        "test",
        "live"
      ]
    }
  },
  "Mappings": {
    "Keep": {
      "test": {
        "Seconds": 60
      },
      "live": {
        "Seconds": 1209601
      }
    }
  },
  "Conditions": {
    "IsLive": {
      "Fn::Equals": [
        {
          "Ref": "Stage"
        },
        "live"
      ]
    }
  },
  "Globals": {
    "Function": {
      "MemorySize": 64,
      "Runtime": "nodejs22.x"
    }
  },
  "Resources": {
    "Orders": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "Handler": "index.handler",
        "InlineCode": "exports.handler = async () => {\n  return \"Resources:\";\n};\n",
        "Timeout": {
          "Ref": "Seconds"
        },
        "Events": {
          "Queue": {
            "Type": "SQS",
            "Properties": {
              "Queue": {
                "Fn::GetAtt": [
                  "OrdersQueue",
                  "Arn"
                ]
              },
              "BatchSize": 10001
            }
          }
        }
      }
    },
    "OrdersQueue": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "DelaySeconds": "901",
        "MessageRetentionPeriod": {
          "Fn::FindInMap": [
            "Keep",
            {
              "Ref": "Stage"
            },
            "Seconds"
          ]
        },
        "VisibilityTimeout": {
          "Fn::If": [
            "IsLive",
            43201,
            60
          ]
        }
      }
    },
    "Reports": {
      "Type": "AWS::Lambda::Function",
      "Condition": "IsLive",
      "Properties": {
        "Timeout": 1000,
        "MemorySize": 128,
        "Code": {
          "ZipFile": "x"
        }
      }
    }
  },
  "Outputs": {
    "QueueUrl": {
      "Value": {
        "Ref": "OrdersQueue"
      }
    }
  }
}
`;
