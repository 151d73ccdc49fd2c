// Draws a card without Microsoft's renderer: its text, its tables, its fields and its buttons, nothing else.

import { make } from "./dom.js";
import { combobox } from "./lookup.js";

export function drawPlainly(content, press, search) {
  const fields = [];
  const element = make("div", { class: "plain" }, ...many(content.body));
  return element;

  function many(elements) {
    return (elements ?? []).map(one).filter(e => e);
  }

  function one(e) {
    switch (e.type) {
      case "TextBlock": return make("p", { class: [e.weight === "Bolder" && "strong", e.isSubtle && "soft", e.color && `tone-${e.color}`, `size-${e.size ?? "Default"}`].filter(c => c).join(" ") }, readable(e.text));
      case "RichTextBlock": return make("p", {}, ...e.inlines.map(r => make("span", { class: r.color ? `tone-${r.color}` : "" }, r.text)));
      case "FactSet": return make("dl", {}, ...e.facts.flatMap(f => [make("dt", {}, readable(f.title)), make("dd", {}, readable(f.value))]));
      case "Container": return make("div", { class: `box ${e.style ?? ""}` }, ...many(e.items));
      case "ColumnSet": return make("div", { class: "columns" }, ...e.columns.map(c => make("div", {}, ...many(c.items))));
      case "Table": return make("table", {}, ...e.rows.map((r, i) => make("tr", {}, ...r.cells.map((c, n) => make(i === 0 ? "th" : "td", { class: e.columns[n].horizontalCellContentAlignment === "Right" && "right" }, ...many(c.items))))));
      case "ActionSet": return make("div", { class: "actions" }, ...e.actions.map(button));
      default: return e.type.startsWith("Input.") ? input(e) : e.fallback ? one(e.fallback) : null;
    }
  }

  function button(a) {
    if (a.type === "Action.OpenUrl") return make("a", { class: "button", href: a.url, target: "_blank", rel: "noopener noreferrer" }, a.title);
    const withFields = a.associatedInputs !== "none";
    return make("button", { type: "button", class: a.style ?? "", onclick: () => pressed(a, withFields) }, a.title);
  }

  function pressed(a, withFields) {
    if (!withFields) return press(a.verb ?? a.data?.verb, { ...a.data });
    for (const field of fields) {
      const missing = field.required && !field.get();
      field.error.textContent = missing ? field.message : "";
      if (missing) return field.focus();
    }
    press(a.verb ?? a.data?.verb, { ...a.data, ...Object.fromEntries(fields.map(f => [f.id, f.get()]).filter(([, v]) => v !== undefined && v !== "")) });
  }

  function input(e) {
    const error = make("p", { class: "field-error", role: "alert" });
    const { element, get, focus } = control(e);
    fields.push({ id: e.id, required: e.isRequired, message: e.errorMessage ?? "This is needed", get, error, focus });
    return make("label", { class: "field" }, make("span", {}, e.label + (e.isRequired ? " *" : "")), element, error);
  }

  function control(e) {
    if (e.type === "Input.ChoiceSet" && e["choices.data"]) {
      const box = combobox({ label: e.label, placeholder: e.placeholder, choices: e.choices ?? [], value: e.value, search: t => search(e["choices.data"].dataset, t) });
      return { element: box.element, get: box.get, focus: () => box.input.focus() };
    }
    if (e.type === "Input.Toggle") {
      const box = make("input", { type: "checkbox", checked: e.value === "true" });
      return { element: box, get: () => String(box.checked), focus: () => box.focus() };
    }
    const element = e.type === "Input.ChoiceSet"
      ? make("select", { multiple: e.isMultiSelect }, ...(e.isMultiSelect ? [] : [make("option", { value: "" }, e.placeholder ?? "")]),
        ...e.choices.map(c => make("option", { value: c.value, selected: (e.value ?? "").split(",").includes(c.value) }, c.title)))
      : e.isMultiline ? make("textarea", { rows: 3, maxlength: e.maxLength }, e.value ?? "")
        : make("input", { type: { "Input.Number": "number", "Input.Date": "date" }[e.type] ?? "text", value: e.value, min: e.min, max: e.max, maxlength: e.maxLength, placeholder: e.placeholder });
    const get = () => e.isMultiSelect ? [...element.selectedOptions].map(o => o.value).join(",") : element.value;
    return { element, get, focus: () => element.focus() };
  }
}

// Takes the Markdown off again that the bot's renderer put on.
function readable(text) {
  return text.replace(/\*\*(.+?)\*\*/g, "$1").replace(/\\([\\`*_[\]~#.)+=-])/g, "$1").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\n\n/g, "\n");
}
