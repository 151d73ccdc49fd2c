using System.Globalization;
using CsmBot.Channels.Facts;
using CsmBot.Import.Kinds;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Facts:</c>, with their mistakes: who may push facts, and which.</summary>
internal static class FactSettings
{
    private const string Keys = "Facts:Keys", Kinds = "Facts:Kinds", Rate = "Facts:RequestsPerMinute";

    /// <summary>The sources; null when there are none, and with them no endpoint.</summary>
    public static FactSources? Read(IConfiguration settings, List<string> mistakes)
    {
        foreach (var stray in settings.GetSection("Facts").GetChildren().Where(s => !new[] { Keys, Kinds, Rate }.Contains(s.Path, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"{stray.Path}: is no setting; there are {Keys}:NAME, {Kinds}:NAME and {Rate}.");
        foreach (var section in new[] { Keys, Kinds })
            if (settings[section] is { Length: > 0 }) mistakes.Add($"{section}: name the source, as in {section}:crm.");
        var sources = settings.GetSection(Keys).GetChildren().ToList();
        foreach (var limit in settings.GetSection(Kinds).GetChildren().Where(k => settings[$"{Keys}:{k.Key}"] is null))
            mistakes.Add($"{limit.Path}: there is no {Keys}:{limit.Key} that it could limit.");
        foreach (var key in sources) if (Mistake(key, sources) is { } mistake) mistakes.Add($"{key.Path}: {mistake}");
        var read = sources.Select(key => (new FactSource(key.Key, Limit(settings, key.Key, mistakes)), key.Value ?? "")).ToList();
        var rate = PerMinute(settings, mistakes);
        return read.Count == 0 ? null : new FactSources(read, rate);
    }

    // A mistake in a secret is named without it.
    private static string? Mistake(IConfigurationSection key, List<IConfigurationSection> all) => key.Value switch
    {
        null => "is no text; the key stands right under the source's name.",
        "" => "is empty.",
        var value when !value.All(c => c is > ' ' and <= '~') => "has spaces or signs that do not travel in an HTTP header; use letters and digits.",
        var value when all.Any(other => other.Path != key.Path && other.Value == value) => "is the key of another source too; each has its own.",
        _ => null,
    };

    private static HashSet<string>? Limit(IConfiguration settings, string source, List<string> mistakes)
    {
        var path = $"{Kinds}:{source}";
        // A list in one text, or as JSON has it.
        var section = settings.GetSection(path);
        if (!section.Exists()) return null;
        var kinds = (section.Value ?? string.Join(',', section.GetChildren().Select(c => c.Value))).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = All.Kinds.Select(k => k.Name).ToList();
        foreach (var stranger in kinds.Except(names)) mistakes.Add($"{path}: \"{stranger}\" is none of {string.Join(", ", names)}.");
        if (kinds.Length == 0) mistakes.Add($"{path}: names no kind; without this setting the source may send all.");
        return [.. kinds];
    }

    private static int PerMinute(IConfiguration settings, List<string> mistakes)
    {
        if (settings[Rate] is not { } text) return FactSources.UsualRequestsPerMinute;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000) return number;
        mistakes.Add($"{Rate}: \"{text}\" is not a number from 1 to 100000.");
        return FactSources.UsualRequestsPerMinute;
    }
}
