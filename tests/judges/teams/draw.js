// Draws a card as Teams does, with Microsoft's renderer and the host settings that it publishes for Teams, and says what is wrong with it.

/** `name` heads the card; the answer is a list of problems in words. Charts, which this renderer does not know, are to draw their fallback. */
function drawCard(name, content, hostConfig, width) {
  const { AdaptiveCard, HostConfig, SerializationContext, Versions } = AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit({ html: false, breaks: true }).disable(["image", "table", "heading", "code", "fence", "html_block", "blockquote", "hr"]).render(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  const context = new SerializationContext(Versions.v1_5);
  card.parse(content, context);
  const problems = [];
  for (let i = 0; i < context.eventCount; i++) {
    const message = context.getEventAt(i).message;
    if (!expected.test(message)) problems.push(`parsed: ${message}`);
  }
  for (const failure of card.validateProperties().validationEvents) if (!expected.test(failure.message)) problems.push(`validated: ${failure.message}`);
  const frame = document.createElement("section");
  frame.style.width = `${width}px`;
  frame.style.background = rgba(hostConfig.containerStyles.default.backgroundColor);
  frame.style.color = rgba(hostConfig.containerStyles.default.foregroundColors.default.default);
  frame.setAttribute("aria-label", name);
  const drawn = card.render();
  if (!drawn) return [...problems, "nothing was drawn"];
  frame.append(drawn);
  document.getElementById("cards").append(frame);
  return [...problems, ...tooWide(frame), ...shortened(frame), ...broken(frame)];
}

/** What reaches over the card's edge, and what is cut off at an edge of its own. */
function tooWide(frame) {
  const right = frame.getBoundingClientRect().right;
  return [...frame.querySelectorAll("*")].flatMap(element => {
    const over = element.getBoundingClientRect().right - right;
    return over > 1 && element.clientWidth > 0 ? [`${Math.round(over)} px too wide: ${element.className} “${element.textContent.slice(0, 40)}”`]
      : element.matches(".ac-textBlock, .ac-textBlock p") && element.scrollWidth > element.clientWidth + 1 ? [`cut off: “${element.textContent.slice(0, 40)}”`] : [];
  });
}

/** Buttons that share a row and are shortened to fit in it. One that has a row for itself had all the room there is. */
function shortened(frame) {
  return [...frame.querySelectorAll(".ac-actionSet")].flatMap(set => {
    const buttons = [...set.querySelectorAll("button")];
    const cut = b => b.scrollWidth > b.clientWidth + 1 || [...b.querySelectorAll("*")].some(e => e.scrollWidth > e.clientWidth + 1);
    return buttons.length > 1 ? buttons.filter(cut).map(b => `a button is shortened: “${b.textContent}”`) : [];
  });
}

/** Figures and short words of tables that are broken over lines. */
function broken(frame) {
  return [...frame.querySelectorAll("[role=cell], [role=columnheader]")].flatMap(cell => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[^ \n]{2,10}(?=[ \n]|$)/g)) {
        if (word.index > 0 && !/[ \n]/.test(texts.currentNode.data[word.index - 1])) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) found.push(`broken over lines: “${word[0]}”`);
      }
    }
    return found;
  });
}

/** Charts are Teams' own, and so is type-ahead in a card of version 1.5, whose choices come from the bot. */
const expected = /Chart\.|"choices\.data" is supported in version 1\.6|Input\.ChoiceSet must have at least one choice/;

/** Microsoft's settings write alpha first. */
const rgba = hex => hex.length === 9 ? `#${hex.slice(3)}${hex.slice(1, 3)}` : hex;
