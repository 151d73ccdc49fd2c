using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CsmBot.SuccessPlans;

/// <summary>A plan file cannot be used; the message names each mistake with file and line.</summary>
public sealed class PlanTemplateException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes));

/// <summary>Reads plan templates from YAML: a list of plans, each with its name and steps. An unknown key or a wrong value is a mistake, and a file with mistakes is refused as a whole.</summary>
public static class PlanTemplateFile
{
    /// <exception cref="PlanTemplateException">Anything in the file is wrong.</exception>
    public static IReadOnlyList<PlanTemplate> Read(string yaml, string file)
    {
        var reader = new Reader(file);
        var plans = reader.Read(yaml);
        return reader.Mistakes.Count == 0 ? plans : throw new PlanTemplateException(reader.Mistakes);
    }

    private sealed class Reader(string file)
    {
        public List<string> Mistakes { get; } = [];

        public IReadOnlyList<PlanTemplate> Read(string yaml)
        {
            var stream = new YamlStream();
            try { stream.Load(new StringReader(yaml)); }
            catch (YamlException e) { Wrong((int)e.Start.Line, "this is not YAML: " + e.Message.Split(": ")[^1]); return []; }
            if (stream.Documents.Count == 0) return [];
            if (stream.Documents[0].RootNode is not YamlMappingNode root || root.Children.Count != 1 || !root.Children.TryGetValue("plans", out var list) || list is not YamlSequenceNode plans)
            {
                Wrong(1, "expected \"plans:\" with a list below it");
                return [];
            }
            var read = plans.Select(Plan).OfType<PlanTemplate>().ToList();
            foreach (var twice in read.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) Wrong((int)plans.Start.Line, $"there are two plans named \"{twice.Key}\"");
            return read;
        }

        private PlanTemplate? Plan(YamlNode node)
        {
            if (Values(node, "a plan", "name", "steps") is not { } values) return null;
            if (Text(values, "name") is not { } name) { Wrong(node, "a plan needs a name"); return null; }
            if (!values.TryGetValue("steps", out var list) || list is not YamlSequenceNode { Children.Count: > 0 } steps) { Wrong(node, $"plan \"{name}\" needs steps"); return null; }
            return new PlanTemplate(name, [.. steps.Select(Step).OfType<StepTemplate>()]);
        }

        private StepTemplate? Step(YamlNode node)
        {
            if (Values(node, "a step", "behaviour", "quantity", "quality", "due") is not { } values) return null;
            if (Text(values, "behaviour") is not { } behaviour) { Wrong(node, "a step needs a behaviour: what the customer is to do"); return null; }
            var quantity = values.ContainsKey("quantity") ? Number(values["quantity"], "quantity", 1, 1_000_000) : 1;
            var quality = values.ContainsKey("quality") ? Number(values["quality"], "quality", 0, 100) : null;
            if (!values.TryGetValue("due", out var due)) { Wrong(node, $"step \"{behaviour}\" needs \"due\": days from the plan's start"); return null; }
            return Number(due, "due", 0, 3_650) is { } days && quantity is { } many ? new StepTemplate(behaviour, many, quality, days) : null;
        }

        private Dictionary<string, YamlNode>? Values(YamlNode node, string what, params string[] keys)
        {
            if (node is not YamlMappingNode map) { Wrong(node, $"expected {what}: {string.Join(", ", keys)}"); return null; }
            var values = new Dictionary<string, YamlNode>();
            foreach (var (key, value) in map.Children)
                if ((key as YamlScalarNode)?.Value is { } name && keys.Contains(name)) values[name] = value;
                else Wrong(key, $"\"{key}\" is not known; {what} has {string.Join(", ", keys)}");
            return values;
        }

        /// <summary>"30" or "30 days".</summary>
        private int? Number(YamlNode node, string key, int low, int high)
        {
            var text = ((node as YamlScalarNode)?.Value ?? "").Replace("days", "", StringComparison.Ordinal).Replace("day", "", StringComparison.Ordinal).Trim();
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high) return number;
            Wrong(node, $"\"{key}\" is a number from {low} to {high}, not \"{node}\"");
            return null;
        }

        private static string? Text(Dictionary<string, YamlNode> values, string key) => values.TryGetValue(key, out var node) && (node as YamlScalarNode)?.Value?.Trim() is { Length: > 0 } text ? text : null;

        private void Wrong(YamlNode node, string what) => Wrong((int)node.Start.Line, what);
        private void Wrong(int line, string what) => Mistakes.Add($"{file}:{line}: {what}");
    }
}
