using System.Globalization;
using System.Text.Json.Nodes;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>What Slack would refuse in a button or input.</summary>
internal static class SlackElementLimits
{
    public static void Check(Checked e, bool inInput = false)
    {
        e.Text("action_id", 1, 255);
        e.PlainText("placeholder", 150);
        switch (e.Type)
        {
            case "button" when !inInput: Button(e); break;
            case "plain_text_input" when inInput: Text(e); break;
            case "number_input" when inInput: Number(e); break;
            case "datepicker":
                e.Only("type", "action_id", "initial_date", "placeholder");
                if (e.String("initial_date") is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out _)) e.Say("initial_date", "is no day");
                break;
            case "static_select" or "multi_static_select": Select(e); break;
            case "checkboxes": Boxes(e); break;
            case "external_select":
                e.Only("type", "action_id", "initial_option", "min_query_length", "placeholder");
                if (e["initial_option"] is JsonObject initial) Option(e.In("initial_option", initial));
                break;
            default: e.Say("type", $"“{e.Type}” is not allowed here"); break;
        }
    }

    private static void Button(Checked e)
    {
        e.Only("type", "action_id", "text", "value", "url", "style", "accessibility_label");
        e.PlainText("text", 75, needed: true);
        e.Text("value", 0, 2000, needed: false);
        e.Text("url", 1, 3000, needed: false);
        e.Text("accessibility_label", 1, 75, needed: false);
        if (e["style"] is not null && e.String("style") is not ("primary" or "danger")) e.Say("style", "is neither primary nor danger");
    }

    private static void Text(Checked e)
    {
        e.Only("type", "action_id", "initial_value", "multiline", "max_length", "placeholder");
        var most = (int?)e["max_length"] ?? 3000;
        if (most is < 1 or > 3000) e.Say("max_length", "is not from 1 to 3000");
        e.Text("initial_value", 0, most, needed: false);
    }

    private static void Number(Checked e)
    {
        e.Only("type", "action_id", "is_decimal_allowed", "min_value", "max_value", "initial_value", "placeholder");
        if (e["is_decimal_allowed"] is null) e.Say("is_decimal_allowed", "is missing");
        double? Read(string name)
        {
            if (e[name] is null) return null;
            if (e.String(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
            e.Say(name, "is no number in a string");
            return null;
        }
        var (min, max, value) = (Read("min_value"), Read("max_value"), Read("initial_value"));
        if (value < min || value > max) e.Say("initial_value", "is out of range");
    }

    private static void Select(Checked e)
    {
        var many = e.Type == "multi_static_select";
        e.Only("type", "action_id", "options", many ? "initial_options" : "initial_option", "placeholder");
        var values = Options(e, "options", 1, 100);
        if (e["initial_option"] is JsonObject one) OneOf(e.In("initial_option", one), values);
        if (e["initial_options"] is not null)
            foreach (var option in e.List("initial_options", 1, 100)) OneOf(option, values);
    }

    private static void Boxes(Checked e)
    {
        e.Only("type", "action_id", "options", "initial_options");
        var values = Options(e, "options", 1, 10);
        if (e["initial_options"] is not null)
            foreach (var option in e.List("initial_options", 1, 10)) OneOf(option, values);
    }

    private static HashSet<string> Options(Checked e, string name, int least, int most)
    {
        var values = new HashSet<string>();
        foreach (var option in e.List(name, least, most))
        {
            Option(option);
            if (!values.Add(option.Json.ToJsonString())) option.Say("", "stands twice");
        }
        return values;
    }

    public static void Option(Checked option)
    {
        option.Only("text", "value", "description");
        option.PlainText("text", 75, needed: true);
        option.Text("value", 1, 150);
    }

    private static void OneOf(Checked option, HashSet<string> options)
    {
        if (!options.Contains(option.Json.ToJsonString())) option.Say("", "is none of the options");
    }
}

/// <summary>What Slack would refuse in a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).</summary>
internal static class SlackChartLimits
{
    public static void Check(Checked b)
    {
        b.Only("type", "block_id", "title", "chart");
        b.Text("title", 1, 50);
        if (b["chart"] is not JsonObject json) { b.Say("chart", "is missing"); return; }
        var chart = b.In("chart", json);
        if (chart.Type == "pie") Pie(chart);
        else if (chart.Type is "bar" or "line" or "area") Plot(chart);
        else chart.Say("type", "is not known");
    }

    private static void Pie(Checked chart)
    {
        chart.Only("type", "segments");
        foreach (var segment in chart.List("segments", 1, 12))
        {
            segment.Text("label", 1, 20);
            if (!((double?)segment["value"] > 0)) segment.Say("value", "is not above zero");
        }
    }

    private static void Plot(Checked chart)
    {
        chart.Only("type", "series", "axis_config");
        var axes = chart.In("axis_config", (JsonObject)chart["axis_config"]!);
        axes.Only("categories", "x_label", "y_label");
        axes.Text("x_label", 1, 50, needed: false);
        axes.Text("y_label", 1, 50, needed: false);
        var categories = axes["categories"]!.AsArray().Select(c => (string)c!).ToList();
        if (categories.Count is 0 or > 20 || categories.Distinct().Count() != categories.Count || categories.Any(c => c.Length is 0 or > 20)) axes.Say("categories", "are not 1 to 20 different names of at most 20 characters");
        var names = new HashSet<string>();
        foreach (var series in chart.List("series", 1, 12))
        {
            series.Text("name", 1, 20);
            if (!names.Add(series.String("name") ?? "")) series.Say("name", "stands twice");
            var labels = series.List("data", 1, 20).Select(d => d.String("label")).ToList();
            if (!labels.SequenceEqual(categories)) series.Say("data", "does not cover the categories");
        }
    }
}
