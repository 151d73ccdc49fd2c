// A choice that is searched on the server while one types. The renderer's own sends back the title instead of the value and shows the value of a
// prefilled choice, so that this one takes its place for "Data.Query" (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { make } from "./dom.js";

let count = 0;

/** The element as a text field with a list below; `get()` is the picked value, or the typed text when nothing was picked. */
export function combobox({ label, placeholder, choices, value, search, changed = () => {} }) {
  const listId = `lookup-${++count}`;
  let picked = choices.find(c => c.value === value) ?? null;
  let shown = [], active = -1, asked = 0, timer;
  const input = make("input", {
    type: "text", class: "ac-input ac-textInput lookup-text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": listId, "aria-label": label, placeholder,
  });
  const list = make("ul", { id: listId, role: "listbox", class: "lookup-list", hidden: true, "aria-label": label });
  const element = make("div", { class: "lookup" }, input, list);
  input.value = picked?.title ?? value ?? "";

  const close = () => { list.hidden = true; active = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const show = (found, none) => {
    shown = found;
    active = -1;
    list.replaceChildren(...found.map((c, i) => make("li", {
      id: `${listId}-${i}`, role: "option", "aria-selected": "false", onpointerdown: e => { e.preventDefault(); pick(c); },
    }, c.title)));
    if (found.length === 0) list.append(make("li", { class: "lookup-none", role: "option", "aria-disabled": "true" }, none));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const pick = choice => { clearTimeout(timer); asked++; picked = choice; input.value = choice.title; close(); changed(); };
  const highlight = i => {
    if (shown.length === 0) return;
    active = (i + shown.length) % shown.length;
    [...list.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const ask = async () => {
    const text = input.value.trim(), mine = ++asked;
    if (text === "") return choices.length > 0 ? show(choices, "") : close();
    try {
      const found = await search(text);
      if (mine === asked && document.activeElement === input) show(found, `No match for “${text}”`);
    } catch {
      if (mine === asked) show([], "The search does not answer. Try again.");
    }
  };

  input.addEventListener("input", () => { picked = null; changed(); clearTimeout(timer); timer = setTimeout(ask, 150); });
  input.addEventListener("focus", () => { if (choices.length > 0 && !picked) show(choices, ""); });
  input.addEventListener("blur", () => {
    asked++;
    const exact = picked ? null : [...shown, ...choices].find(c => c.title.toLowerCase() === input.value.trim().toLowerCase());
    if (exact) pick(exact);
    close();
  });
  input.addEventListener("keydown", e => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (list.hidden) ask();
      else highlight(active + (e.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (e.key === "Enter" && !list.hidden) {
      e.preventDefault();
      if (active >= 0) pick(shown[active]);
      else if (shown.length === 1) pick(shown[0]);
    } else if (e.key === "Escape" && !list.hidden) {
      e.stopPropagation();
      close();
    }
  });
  return { element, input, get: () => picked?.value ?? (input.value.trim() || undefined), isPicked: () => picked !== null };
}

/** The renderer's Input.ChoiceSet, with the field above where choices come from a search. */
export function lookupInput(cards, search) {
  return class extends cards.ChoiceSetInput {
    internalRender() {
      if (!this.isDynamicTypeahead()) return super.internalRender();
      const look = this.getRootElement().search ?? search;
      this.box = combobox({
        label: this.label, placeholder: this.placeholder, choices: this.choices.map(c => ({ title: c.title, value: c.value })), value: this.defaultValue,
        search: text => look(this.choicesData.dataset, text), changed: () => this.valueChanged(),
      });
      return this.box.element;
    }
    // What was typed and not picked goes to the server too, which knows names better and can say what is wrong.
    get value() { return this.box ? this.box.get() : super.value; }
    isSet() { return !!this.value; }
    isValid() { return this.box ? true : super.isValid(); }
    focus() { if (this.box) this.box.input.focus(); else super.focus(); }
    showValidationFailureCue() { this.box?.input.classList.add("ac-input-validation-failed"); }
    removeValidationFailureCue() { this.box?.input.classList.remove("ac-input-validation-failed"); }
  };
}
