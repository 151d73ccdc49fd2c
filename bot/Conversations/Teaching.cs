using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Company;

namespace CsmBot.Conversations;

/// <summary>Teaching the bot the company's own words in chat. Leads and execs may; everybody may see them.</summary>
internal static class Teaching
{
    private const int MostWords = 500;

    public static Outcome Teach(Scene scene, Teach teach)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "teach me words");
        var word = WordOf(teach, scene);
        var before = scene.Names.Words.Find(word.Word);
        if (before is { OfFile: true }) return Reply.Of($"“{before.Word}” means {before.Meaning} by {before.From}: it can be changed only there.");
        if (before is null && scene.Names.Words.All.Length >= MostWords) return Reply.Of($"I know {MostWords} words of yours, and no more fit. “our words” lists them; “forget” one first.");
        if (Lesson.Problem(word, scene.Names, scene.Moment) is { } problem) return Reply.Of($"I did not learn that: {problem}.");
        return new Outcome.Act(work =>
        {
            Write(work, word, word.Meaning, scene);
            return Reply.Of($"{(before is null || before.Meaning == word.Meaning ? "" : $"“{before.Word}” meant {before.Meaning} until now. ")}From now on “{word.Word}” means {word.Meaning}, for everybody. “forget {word.Word}” takes it back.");
        });
    }

    public static Outcome Forget(Scene scene, Forget forget)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "make me forget words");
        if (scene.Names.Words.Find(forget.Word) is not { } word)
            return Reply.Of($"Nobody taught me “{forget.Word}”. “our words” lists what I was taught; “undo” takes back what was logged last.");
        if (word.OfFile) return Reply.Of($"“{word.Word}” stands in {word.From}: take it out there.");
        return new Outcome.Act(work =>
        {
            Write(work, word, null, scene);
            return Reply.Of($"“{word.Word}” no longer means {word.Meaning}.");
        });
    }

    public static Reply Tell(Scene scene)
    {
        var words = scene.Names.Words.All;
        var how = Leads.May(scene) ? "“teach: platinum means tier 1” teaches me a word." : "A lead can teach me words: “teach: platinum means tier 1”.";
        if (words.IsEmpty) return Reply.Of($"I know no words of your own yet. {how}");
        var lines = words.OrderBy(w => w.Word, StringComparer.OrdinalIgnoreCase).Select(w => $"“{w.Word}” means {(w.Metric ? "the metric " : "")}{w.Meaning} ({(w.OfFile ? w.From : scene.NameOf(w.From))})");
        return Reply.Of($"{string.Join("\n", lines)}\n{how}");
    }

    /// <summary>"the metric adoption_score" names a metric, and so does its bare name.</summary>
    private static CompanyWord WordOf(Teach teach, Scene scene)
    {
        var meaning = teach.Meaning;
        foreach (var head in new[] { "the metric ", "metric " })
            if (meaning.StartsWith(head, StringComparison.OrdinalIgnoreCase)) return new CompanyWord(teach.Word, meaning[head.Length..].Trim(), scene.Person.Email) { Metric = true };
        return new CompanyWord(teach.Word, meaning, scene.Person.Email);
    }

    private static void Write(Work work, CompanyWord word, string? meaning, Scene scene)
    {
        var key = CompanyWords.Key(word.Word);
        var row = work.Db.Taught.Find(key);
        if (row is null) work.Db.Add(row = new Taught { Key = key, Word = word.Word, By = scene.Person.Email });
        row.Number = (work.Db.Taught.Max(t => (long?)t.Number) ?? 0) + 1;
        (row.Word, row.Meaning, row.Metric, row.By, row.At) = (word.Word, meaning, word.Metric, scene.Person.Email, scene.Now);
    }
}
