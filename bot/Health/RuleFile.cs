using System.Globalization;
using CsmBot.Accounts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CsmBot.Health;

/// <summary>
/// Reads health rules from YAML. A small fixed form: an unknown key, a missing one or a wrong value is a mistake with file and line, and a file with
/// mistakes is refused as a whole, so that a typing slip can never switch a warning off in silence.
/// </summary>
public static class RuleFile
{
    private static readonly string[] Keys = ["name", "when", "status", "hold", "clear", "say", "reason", "next", "learned_from", "owner", "notes"];

    /// <summary>Reads the rules; <paramref name="check"/> says what is wrong with a condition's words (null when they are understood to the last one).</summary>
    /// <exception cref="RuleFileException">Anything in the file is wrong.</exception>
    public static RuleSet Read(string yaml, string file, Func<string, string?> check)
    {
        var reader = new Reader(file, check);
        var set = reader.Read(yaml);
        return reader.Mistakes.Count == 0 ? set : throw new RuleFileException(reader.Mistakes);
    }

    private sealed class Reader(string file, Func<string, string?> check)
    {
        public List<string> Mistakes { get; } = [];

        public RuleSet Read(string yaml)
        {
            var stream = new YamlStream();
            try { stream.Load(new StringReader(yaml)); }
            catch (YamlException e) { Wrong((int)e.Start.Line, "this is not YAML: " + e.Message.Split(": ")[^1]); return RuleSet.None; }
            if (stream.Documents.Count == 0) return RuleSet.None;
            if (stream.Documents[0].RootNode is not YamlMappingNode root) { Wrong(1, "expected \"rules:\" with a list below it"); return RuleSet.None; }
            var rules = new List<HealthRule>();
            var meanings = new Dictionary<Colour, StatusMeaning>();
            foreach (var (key, value) in root.Children)
                switch (Text(key))
                {
                    case "rules" when value is YamlSequenceNode list: rules.AddRange(list.Select(Rule).OfType<HealthRule>()); break;
                    case "statuses" when value is YamlMappingNode map: Meanings(map, meanings); break;
                    default: Wrong(key, $"\"{Text(key)}\" is not known here; a rules file has \"statuses\" and \"rules\""); break;
                }
            foreach (var twice in rules.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                Wrong(twice.Last().Line, $"there are two rules named \"{twice.Key}\"");
            return new RuleSet(rules, meanings);
        }

        private void Meanings(YamlMappingNode map, Dictionary<Colour, StatusMeaning> meanings)
        {
            foreach (var (key, value) in map.Children)
                if (!Words.TryRead<Colour>(Text(key), out var colour)) Wrong(key, $"\"{Text(key)}\" is no status: {Words.All<Colour>()}");
                else if (value is not YamlMappingNode parts) meanings[colour] = new StatusMeaning(Text(value));
                else if (Meaning(parts) is { } meaning) meanings[colour] = meaning;
        }

        private StatusMeaning? Meaning(YamlMappingNode parts)
        {
            string? means = null, notes = null;
            foreach (var (key, value) in parts.Children)
                if (Text(key) == "means") means = Text(value);
                else if (Text(key) == "notes") notes = Text(value);
                else Wrong(key, $"\"{Text(key)}\" is not known; a status has means, notes");
            if (string.IsNullOrEmpty(means)) Wrong(parts, "a status needs \"means\": a sentence");
            return string.IsNullOrEmpty(means) ? null : new StatusMeaning(means, string.IsNullOrEmpty(notes) ? null : notes);
        }

        private HealthRule? Rule(YamlNode node)
        {
            if (node is not YamlMappingNode map) { Wrong(node, "expected a rule: name, when, status"); return null; }
            var values = new Dictionary<string, YamlNode>();
            foreach (var (key, value) in map.Children)
                if (Keys.Contains(Text(key))) values[Text(key)] = value;
                else Wrong(key, $"\"{Text(key)}\" is not known; a rule has {string.Join(", ", Keys)}");
            string? Value(string key) => values.TryGetValue(key, out var v) && Text(v) is { Length: > 0 } text ? text : null;
            if (Value("name") is not { } name) { Wrong(node, "a rule needs a name"); return null; }
            if (Value("when") is not { } when) { Wrong(node, $"rule \"{name}\" needs \"when\": a question such as \"accounts not contacted in 30 days\""); return null; }
            if (Value("status") is not { } status || !Words.TryRead<Colour>(status, out var colour) || colour == Colour.Green)
            {
                Wrong(values.GetValueOrDefault("status") ?? node, $"rule \"{name}\" needs \"status\": yellow or red");
                return null;
            }

            if (check(when) is { } problem) Wrong(values["when"], $"rule \"{name}\": {problem}");
            if (Value("say") is { } say && RuleSaying.Problem(say, when) is { } unsaid) Wrong(values["say"], $"rule \"{name}\": {unsaid}");
            return new HealthRule(name, when, colour)
            {
                HoldDays = Days(values, "hold"), ClearDays = Days(values, "clear"), Say = Value("say"), Reason = Value("reason"), Next = Value("next"),
                LearnedFrom = Value("learned_from"), Owner = Value("owner"), Notes = Value("notes"), Line = (int)node.Start.Line,
            };
        }

        /// <summary>A number of days, written "3" or "3 days".</summary>
        private int Days(Dictionary<string, YamlNode> values, string key)
        {
            if (!values.TryGetValue(key, out var node)) return 1;
            var text = Text(node).Replace("days", "").Replace("day", "").Trim();
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 365) return days;
            Wrong(node, $"\"{key}\" is a number of days from 1 to 365, not \"{Text(node)}\"");
            return 1;
        }

        private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value?.Trim() ?? "";

        private void Wrong(YamlNode node, string what) => Wrong((int)node.Start.Line, what);

        private void Wrong(int line, string what) => Mistakes.Add($"{file}:{line}: {what}");
    }
}
