using System.Text.RegularExpressions;

namespace CsmBot.Tests.Habits;

/// <summary>The folders of bot/ are its modules. Each may use only those that its line names; cards/ uses nothing of ours.</summary>
public partial class ArrowsTests
{
    // A folder and what it may use. Understanding produces the record types of Questions, Interactions and Reports, and uses nothing else of theirs.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Accounts"] = [],
        ["Questions"] = ["Accounts"],
        ["Understanding"] = ["Accounts", "Questions", "Interactions", "Reports"],
        ["Data"] = ["Accounts"],
        ["Operations"] = ["Data"],
        ["Privacy"] = ["Accounts", "Data"],
        ["Import"] = ["Accounts", "Data"],
        ["Access"] = ["Accounts", "Questions", "Reports", "Data"],
        ["Interactions"] = ["Access", "Accounts", "Data"],
        ["Health"] = ["Accounts", "Questions", "Understanding"],
        ["Delivery"] = ["Cards", "Data", "Operations"],
        ["Alerts"] = ["Access", "Accounts", "Questions", "Understanding", "Health", "Data", "Delivery", "Operations", "Cards"],
        ["SuccessPlans"] = ["Accounts", "Data", "Cards"],
        ["Surveys"] = ["Accounts", "Data", "SuccessPlans", "Reports"],
        ["Reports"] = ["Accounts", "Questions", "SuccessPlans", "Cards"],
        ["Conversations"] = ["Access", "Accounts", "Questions", "Understanding", "Interactions", "Health", "Alerts", "Reports", "SuccessPlans", "Surveys", "Delivery", "Data", "Operations", "Cards"],
        ["Channels"] = ["Access", "Accounts", "Conversations", "Reports", "Surveys", "Import", "Delivery", "Data", "Cards"],
    };

    [Fact]
    public void Every_folder_uses_only_what_its_arrow_allows()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources("bot"))
        {
            var parts = Repository.Relative(file).Split('/');
            if (parts.Length < 3 || parts[1] == "Commands") continue;
            if (!Arrows.TryGetValue(parts[1], out var allowed)) { wrong.Add($"{parts[1]}: a new folder needs a line in {nameof(ArrowsTests)}"); continue; }
            foreach (Match use in Uses().Matches(File.ReadAllText(file)))
            {
                var module = use.Groups[1].Value;
                if (module != parts[1] && !allowed.Contains(module)) wrong.Add($"{Repository.Relative(file)} uses CsmBot.{module}");
            }
        }

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Cards_depend_on_nothing_of_ours()
    {
        Assert.DoesNotContain("Reference", File.ReadAllText(Path.Combine(Repository.Root, "cards", "CsmBot.Cards.csproj")));
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources("bot", "cards"))
        {
            var declared = Namespace().Match(File.ReadAllText(file));
            if (!declared.Success) continue;
            var folder = Path.GetDirectoryName(Repository.Relative(file))!.Replace('\\', '/');
            var expected = (folder.StartsWith("bot", StringComparison.Ordinal) ? "CsmBot" + folder[3..] : "CsmBot.Cards" + folder[5..]).Replace('/', '.');
            if (declared.Groups[1].Value != expected) wrong.Add($"{Repository.Relative(file)}: {declared.Groups[1].Value}, expected {expected}");
        }

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bCsmBot\.(Accounts|Questions|Understanding|Data|Import|Interactions|Health|Delivery|Alerts|Reports|SuccessPlans|Surveys|Conversations|Channels|Commands|Cards|Privacy)\b")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
