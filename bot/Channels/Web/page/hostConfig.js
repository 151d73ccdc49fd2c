// How the page draws cards. Colours are the page's own variables, so that light and dark need no new drawing.

const text = name => ({ default: `var(--${name})`, subtle: "var(--soft)" });
const colours = (base = "text") => ({
  default: text(base), dark: text(base), light: text(base), accent: text("accent-text"), good: text("good"), warning: text("warn"), attention: text("bad"),
});
const style = (background, foreground) => ({ backgroundColor: `var(--${background})`, foregroundColors: colours(foreground) });

export const hostConfig = {
  fontFamily: "inherit",
  supportsInteractivity: true,
  spacing: { small: 4, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 12 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 32 },
  lineHeights: { small: 18, default: 22, medium: 23, large: 25, extraLarge: 38 },
  fontWeights: { lighter: 300, default: 400, bolder: 650 },
  containerStyles: {
    default: style("surface", "text"), emphasis: style("sunken", "text"), accent: style("accent-soft", "text"),
    good: style("good-soft", "text"), warning: style("warn-soft", "text"), attention: style("bad-soft", "text"),
  },
  actions: {
    maxActions: 10, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", allowTitleToWrap: true,
  },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention", size: "small" }, optionalInputs: { weight: "bolder", size: "small" } },
    errorMessage: { color: "attention", size: "small", spacing: "small" },
  },
  factSet: { title: { weight: "default", isSubtle: true, wrap: true, maxWidth: 170 }, value: { wrap: true }, spacing: 18 },
  table: { cellSpacing: 10 },
  textStyles: { heading: { weight: "bolder", size: "default" }, columnHeader: { weight: "bolder", size: "small" } },
  textBlock: { headingLevel: 3 },
};
