export { recordAsCsv } from './record-as-csv.ts';
export { recordAsHtml } from './record-as-html.ts';
export { recordAsJson } from './record-as-json.ts';
export { recordAsMarkdown } from './record-as-markdown.ts';
