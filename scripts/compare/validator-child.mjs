// AWS's validator in a process of its own: a path comes in, its findings go out. Whoever starts it ends it when it hangs.
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

const engine = new RegoEngine();

process.on('message', (/** @type {string} */ path) => {
  const { status, diagnostics } = engine.validateStandard(new TemplateFile(path));
  process.send?.({
    status,
    findings: diagnostics.map(({ ruleId, message, propertyPath, entity }) => ({
      rule: ruleId,
      message,
      path: propertyPath ?? '',
      resource: entity?.logicalId ?? '',
    })),
  });
});
