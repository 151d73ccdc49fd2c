using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CsmBot.Understanding.Company;

/// <summary>
/// Reads the company's words from YAML: "words:" with a word and what it means a line, "metrics:" with a word and the name of a metric. A file with a
/// mistake is refused as a whole, each mistake with file and line.
/// </summary>
public static class WordFile
{
    /// <param name="check">What is wrong with a word (<see cref="Lesson.Problem"/>); null when it is good.</param>
    /// <exception cref="WordFileException">Anything in the file is wrong.</exception>
    public static IReadOnlyList<CompanyWord> Read(string yaml, string file, Func<CompanyWord, string?> check)
    {
        var (words, mistakes) = (new List<CompanyWord>(), new List<string>());
        var stream = new YamlStream();
        try { stream.Load(new StringReader(yaml)); }
        catch (YamlException e) { throw new WordFileException([$"{file}:{e.Start.Line}: this is not YAML: {e.Message.Split(": ")[^1]}"]); }
        var root = stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
        if (root is not YamlMappingNode sections) throw new WordFileException([$"{file}:1: expected \"words:\" or \"metrics:\" with lines such as \"platinum: tier 1\" below it"]);
        foreach (var (key, section) in sections.Children)
            switch (Text(key))
            {
                case "words" or "metrics" when section is YamlMappingNode map:
                    foreach (var (said, meaning) in map.Children) Take(said, meaning, metric: Text(key) == "metrics");
                    break;
                case "words" or "metrics" when Text(section).Length == 0: break;
                default: Wrong(key, $"\"{Text(key)}\" is not known here; a words file has \"words\" and \"metrics\", each with lines such as \"platinum: tier 1\""); break;
            }

        return mistakes.Count == 0 ? words : throw new WordFileException(mistakes);

        void Take(YamlNode said, YamlNode meaning, bool metric)
        {
            if (Text(meaning).Length == 0) { Wrong(said, $"\"{Text(said)}\" needs a meaning, such as \"platinum: tier 1\""); return; }
            var word = new CompanyWord(Text(said), Text(meaning), $"{Path.GetFileName(file)}:{said.Start.Line}") { Metric = metric, OfFile = true };
            if (words.Find(w => CompanyWords.Key(w.Word) == CompanyWords.Key(word.Word)) is { } twice) Wrong(said, $"\"{word.Word}\" is there twice, first at {twice.From}");
            else if (check(word) is { } problem) Wrong(said, problem);
            words.Add(word);
        }

        static string Text(YamlNode node) => (node as YamlScalarNode)?.Value?.Trim() ?? "";

        void Wrong(YamlNode node, string what) => mistakes.Add($"{file}:{node.Start.Line}: {what}");
    }
}

/// <summary>All that is wrong with a words file, a line each with file and line.</summary>
public sealed class WordFileException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
