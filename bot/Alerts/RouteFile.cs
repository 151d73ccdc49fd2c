using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CsmBot.Alerts;

/// <summary>
/// Reads the file that <c>Alerts:Routes</c> names: a list under <c>routes:</c>, each with <c>to</c> (one target or several) and, unless it is for all accounts,
/// <c>when</c>. A mistake refuses the whole file, so that a typing slip never leaves an alert without a reader.
/// </summary>
public static class RouteFile
{
    /// <param name="check">What is wrong with a route's words; null when they are understood to the last one.</param>
    /// <returns>The routes and every mistake, as <c>file:line: what is wrong</c>.</returns>
    public static (IReadOnlyList<Route> Routes, IReadOnlyList<string> Mistakes) Read(string yaml, string file, Func<string, string?> check)
    {
        var (routes, mistakes) = (new List<Route>(), new List<string>());
        void Wrong(long line, string what) => mistakes.Add($"{file}:{line}: {what}");
        var stream = new YamlStream();
        try { stream.Load(new StringReader(yaml)); }
        catch (YamlException e) { Wrong(e.Start.Line, "this is not YAML: " + e.Message.Split(": ")[^1]); return (routes, mistakes); }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..] || root.Children.Count != 1 || Text(root.Children.Keys.First()) != "routes" || root.Children.Values.First() is not YamlSequenceNode list)
        {
            Wrong(1, "expected \"routes:\" with a list below it");
            return (routes, mistakes);
        }

        foreach (var node in list)
        {
            if (node is not YamlMappingNode map) { Wrong(node.Start.Line, "expected a route: when, to"); continue; }
            string? when = null;
            List<string> to = [];
            foreach (var (key, value) in map.Children)
                switch (Text(key))
                {
                    case "when": when = Text(value); break;
                    case "to": to = [.. (value is YamlSequenceNode many ? many.Select(Text) : [Text(value)])]; break;
                    default: Wrong(key.Start.Line, $"\"{Text(key)}\" is not known; a route has when, to"); break;
                }
            if (to.Count == 0) Wrong(node.Start.Line, "a route needs \"to\": owner, lead, exec, a #channel or an e-mail");
            foreach (var target in to.Where(t => !IsTarget(t))) Wrong(node.Start.Line, $"\"{target}\" is nobody: owner, lead, exec, a \"#channel\" (in quotation marks) or an e-mail");
            if (when is not null && check(when) is { } problem) Wrong(node.Start.Line, problem);
            routes.Add(new Route(when, to));
        }

        return (routes, mistakes);
    }

    public static bool IsTarget(string text) => text is "owner" or "lead" or "exec" || (text is ['#', _, ..] && !text.Contains(' ')) || (text.IndexOf('@') > 0 && !text.Contains(' '));

    private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value?.Trim() ?? "";
}
