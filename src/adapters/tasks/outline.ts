/** Finds the list items of a Markdown text with a Markdown parser, and returns their line numbers. */
import type { ListItem, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { isBlank } from './lines.js';

/** A list item. Lines and columns count from 0. */
export interface Item {
  first: number;
  /** Its last non-blank line. */
  last: number;
  /** Its first paragraph, without the checkbox; undefined if it starts with something else. */
  text?: { line: number; column: number; last: number };
  /** undefined if it has no checkbox. */
  checked?: boolean;
  /** Whether it contains one paragraph and nothing else. */
  plain: boolean;
  /** Items of the lists directly below its first paragraph. */
  nested: Item[];
}

export interface Outline {
  /** Items of the lists at the root. */
  items: Item[];
  /** First line of the last block, if that is code or HTML: it may continue after the end of the text. */
  tail?: number;
  /** First line of the last block of any kind. */
  lastBlock: number;
}

// The contents of a paragraph never affect where blocks start and end, so emphasis, links and the like are
// not parsed. This is faster, and nothing in them can be made slow on purpose.
const blocksOnly = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};
const extensions = [gfmTaskListItem(), blocksOnly];
const mdastExtensions = [gfmTaskListItemFromMarkdown()];

/**
 * @param lines a document's lines without their endings
 * @returns its root list items
 */
export function outline(lines: string[]): Outline {
  const root: Root = fromMarkdown(lines.join('\n'), { extensions, mdastExtensions });
  const end = root.children.at(-1);
  const lastBlock = lineOf(end?.position?.start);
  const mayGoOn = end?.type === 'code' || end?.type === 'html';
  return {
    items: itemsIn(root.children, lines, lines.length - 1, 1),
    lastBlock,
    ...(mayGoOn && { tail: lastBlock }),
  };
}

/** The items of the lists among these blocks, with nested lists down to `depth` levels. */
function itemsIn(blocks: Nodes[], lines: string[], last: number, depth: number): Item[] {
  return blocks.flatMap((block, at) => {
    if (block.type !== 'list') return [];
    const limit = endBefore(blocks[at + 1], last);
    return block.children.map((item, index) =>
      itemOf(item, lines, endBefore(block.children[index + 1], limit), depth),
    );
  });
}

// The parser lets an unclosed fence extend into the line after its list item.
function endBefore(next: Nodes | undefined, last: number): number {
  return next ? Math.min(last, lineOf(next.position?.start) - 1) : last;
}

function itemOf(node: ListItem, lines: string[], limit: number, depth: number): Item {
  const at = node.children.findIndex((child) => child.type !== 'definition');
  const head = node.children[at];
  const paragraph = head?.type === 'paragraph' ? head.position : undefined;
  const next = node.children.slice(at + 1);
  const other = next.findIndex((child) => child.type !== 'list');
  const first = lineOf(node.position?.start);
  let last = Math.min(limit, lineOf(node.position?.end));
  while (last > first && isBlank(lines[last] ?? '')) last -= 1;
  return {
    first,
    last,
    ...(paragraph && {
      text: {
        line: lineOf(paragraph.start),
        column: paragraph.start.column - 1,
        last: lineOf(paragraph.end),
      },
    }),
    ...(typeof node.checked === 'boolean' && { checked: node.checked }),
    plain: node.children.length === 1 && at === 0,
    nested:
      depth > 0 && paragraph
        ? itemsIn(next.slice(0, other === -1 ? next.length : other), lines, last, depth - 1)
        : [],
  };
}

function lineOf(point: { line: number } | undefined): number {
  return (point?.line ?? 1) - 1;
}
