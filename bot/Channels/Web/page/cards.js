// Draws Adaptive Cards with Microsoft's renderer where the build could fetch it, else with plain.js.

import { make } from "./dom.js";
import { drawPlainly } from "./plain.js";
import { registerCharts } from "./chart.js";
import { lookupInput } from "./lookup.js";
import { hostConfig } from "./hostConfig.js";

let cards = null, markdown = null, searching = () => [];

/** Loads the renderer; without it cards are drawn plainly. */
export async function loadRenderer() {
  try {
    await Promise.all([load("vendor/adaptivecards.min.js"), load("vendor/markdown-it.min.js")]);
  } catch {
    return;
  }
  cards = window.AdaptiveCards;
  markdown = window.markdownit({ html: false, linkify: false, breaks: true }).disable(["image", "table", "heading", "code", "fence", "html_block", "blockquote", "hr"]);
  cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  registerCharts(cards);
  cards.GlobalRegistry.elements.register("Input.ChoiceSet", lookupInput(cards, (...what) => searching(...what)), cards.Versions.v1_0);
}

const load = src => new Promise((done, failed) => document.head.append(make("script", { src, onload: done, onerror: failed })));

/** Cards break their buttons into rows for the narrowest phone; here they wrap by themselves, so that a wide page shows them in one. */
function joined(node) {
  if (Array.isArray(node)) {
    const all = [];
    for (const one of node.map(joined)) {
      const before = all.at(-1);
      if (one?.type === "ActionSet" && before?.type === "ActionSet" && one.spacing === "Small") before.actions = [...before.actions, ...one.actions];
      else all.push(one);
    }
    return all;
  }
  return node && typeof node === "object" ? Object.fromEntries(Object.entries(node).map(([name, value]) => [name, joined(value)])) : node;
}

/**
 * The card as an element. `press(verb, data)` hears its buttons, `search(dataset, text)` answers its type-ahead fields.
 */
export function draw(content, press, search) {
  if (!cards) return drawPlainly(content, press, search);
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig(hostConfig);
  card.onExecuteAction = action => {
    if (action instanceof cards.OpenUrlAction) window.open(action.url, "_blank", "noopener,noreferrer");
    else press(action.verb ?? action.data?.verb, action.data ?? {});
  };
  card.parse(joined(content));
  searching = search;
  card.search = search;
  const drawn = card.render();
  if (!drawn) return drawPlainly(content, press, search);
  for (const link of drawn.querySelectorAll("a[href]")) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  return drawn;
}
