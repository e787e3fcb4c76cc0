import { entryOf } from '../../../syntax/tree';
import { globalsTypeOf, ownOnly } from '../../../template/model/globals';
import { usesSam } from '../../../template/model/mark';
import { finding, type TemplateCheck } from '../../api';

/** SAM refuses a template whose Globals hold what each resource must say for itself. */
export const globals: TemplateCheck = {
  ids: ['sam-globals'],
  check(template) {
    const sections = entryOf(template.document.root, 'Globals')?.value;
    if (sections?.kind !== 'mapping' || !usesSam(template)) return [];
    return sections.entries.flatMap(({ key: section, value }) => {
      const type = globalsTypeOf(section.value);
      if (type === undefined || value.kind !== 'mapping') return [];
      const own = value.entries.filter(({ key }) => ownOnly(type, key.value));
      return own.map(({ key }) => {
        const message = `SAM takes no ${key.value} from Globals and refuses the template. Set it in each ${type}.`;
        return finding('sam-globals', 'warning', key, message);
      });
    });
  },
};
