// Charts of one series, as bars with their figures beside. Other charts are drawn as the table that the card brings along.

import { make } from "./dom.js";

const figure = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

export function registerCharts(cards) {
  for (const type of ["Chart.VerticalBar", "Chart.Donut"]) {
    cards.GlobalRegistry.elements.register(type, class extends cards.CardElement {
      getJsonTypeName() { return type; }
      internalParse(source, context) {
        super.internalParse(source, context);
        this.chart = source;
      }
      internalRender() { return bars(this.chart); }
    }, cards.Versions.v1_0);
  }
}

function bars({ title, yAxisTitle, data = [] }) {
  const points = data.map(d => ({ name: d.x ?? d.legend, value: Number(d.y ?? d.value) }));
  const most = Math.max(...points.map(p => Math.abs(p.value)), 0) || 1;
  return make("figure", { class: "chart" },
    make("figcaption", {}, yAxisTitle ? `${title} (${yAxisTitle})` : title),
    make("ul", {}, ...points.map(p => {
      const bar = make("span", { class: "bar", "aria-hidden": "true" });
      bar.style.width = `${Math.abs(p.value) / most * 100}%`;
      return make("li", {}, make("span", { class: "bar-name" }, p.name), make("span", { class: "bar-room" }, bar), make("span", { class: "bar-value" }, figure.format(p.value)));
    })));
}
