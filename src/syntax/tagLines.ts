/** What Jinja, Handlebars and Go begin a tag with that decides which lines stand in the template, and so what ends one. */
const words =
  'if|elif|else|endif|for|endfor|set|endset|include|import|from|macro|endmacro|block|endblock|raw|endraw|with|endwith|call|endcall|range|template|define|end';

/** Of Handlebars and Go: `{{#if …}}`, `{{- range … }}`; `{{ name }}` is a value. */
const mustache = String.raw`\{[-~]?[ \t]*(?:[#/^]|(?:${words})\b)(?:(?!\{\{|\}\}).)*\}\}`;
/** JSONata writes `{% … %}` too, in the texts of a state machine, but none of the words comes first there. */
const jinja = String.raw`%[-+]?[ \t]*(?:${words})\b(?:(?!\{%|%\}).)*%\}`;
/** Of ERB and EJS; `<%= … %>` is a value, and so is a placeholder such as `<%REPO_BUCKET%>`. */
const erb = String.raw`%[-_]?[ \t](?:(?!<%|%>).)*%>`;

const tag = `(?:\\{${mustache}|\\{${jinja}|<${erb})`;
const lines = new RegExp(String.raw`^([ \t]*)(?:${tag}[ \t]*)+$|^([ \t]*)\{#.*?#\}[ \t]*$`, 'gm');
const some = new RegExp(`${tag}|^[ \\t]*#(?:${mustache}|${jinja}|${erb})`, 'm');

/**
 * Whether a tool that runs before this is a template decides which lines of it stand there: Jinja's `{% if … %}`,
 * `<% … %>` of ERB and EJS, `{{#if …}}` of Handlebars, `{{- range … }}` of Go. Also where they are comments by now.
 */
export function hasTags(text: string): boolean {
  return mayHaveTags(text) && some.test(text);
}

/** Lines of nothing but tags become comments of YAML, so that all others are read; every offset stays as it is. */
export function withTagComments(text: string): string {
  if (!mayHaveTags(text)) return text;
  return text.replace(lines, (found, indent: string | undefined, other: string | undefined) => {
    const { length } = indent ?? other ?? '';
    return `${found.slice(0, length)}#${found.slice(length + 1)}`;
  });
}

/** Nearly no text has one: a few characters that stand in every tag are found faster. */
function mayHaveTags(text: string): boolean {
  if (text.includes('%}') || text.includes('%>') || text.includes('#}')) return true;
  return (text.includes('{{') || text.includes('#{')) && mustacheStart.test(text);
}

const mustacheStart = new RegExp(String.raw`[{#]\{[-~]?[ \t]*(?:[#/^]|(?:${words})\b)`);
