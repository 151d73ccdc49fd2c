using System.Text.Json;
using CsmBot.Conversations;
using CsmBot.Questions;
using CsmBot.Tests.Examples;
using CsmBot.Tests.Habits;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Questions;

/// <summary>Questions as people write them over the example book, each with the words in which it is understood, or "ask" where it must not be answered.</summary>
public class UnderstoodQuestionsTests
{
    private const string Asker = "meera.joshi@plover.example";
    private static readonly Lazy<Directory> Names = new(() => Directory.Of(ExampleBook.Book));

    private static Context Context(Question? last = null) => new(ExampleBook.Moment with { AskerEmail = Asker }, Names.Value) { LastQuestion = last };

    private static string Said(Understood understood) => understood is Ask ask ? Wording.Of(ask.Question, ExampleBook.Book, ExampleBook.Moment.Today) : "ask";

    /// <summary>One file a topic: understood-questions.jsonl, understood-bounds.jsonl, …</summary>
    private static IEnumerable<JsonElement> Lines() =>
        System.IO.Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "CsmBot.Tests", "Spec"), "understood-*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement);

    public static TheoryData<string, string> Alone()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines())
            if (!line.TryGetProperty("conversation", out _)) data.Add(line.GetProperty("text").GetString()!, line.GetProperty("understood").GetString()!);
        return data;
    }

    [Theory, MemberData(nameof(Alone))]
    public void A_question_is_understood_or_asked_about(string text, string expected) =>
        Assert.Equal(expected, Said(Language.English.Understand(text, Context())));

    [Fact]
    public void A_question_follows_on_the_one_before()
    {
        var last = new Dictionary<string, (Question? Question, IReadOnlyList<string>? Rows)>();
        foreach (var line in Lines().Where(l => l.TryGetProperty("conversation", out _)))
        {
            var (talk, text) = (line.GetProperty("conversation").GetString()!, line.GetProperty("text").GetString()!);
            var before = last.GetValueOrDefault(talk);
            var understood = Language.English.Understand(text, Context(before.Question) with { LastAccountIds = before.Rows ?? [] });
            Assert.Equal($"{text}: {line.GetProperty("understood").GetString()}", $"{text}: {Said(understood)}");
            if (understood is Ask ask) last[talk] = (ask.Question, Recollection.Rows(Answers.To(ask.Question, ExampleBook.Book, ExampleBook.Moment, "").AccountIds, ask.Question, before));
        }
    }

    [Fact]
    public void Any_words_in_any_order_are_read_without_an_exception()
    {
        var words = Lines().SelectMany(l => l.GetProperty("text").GetString()!.Split(' ')).Concat(["(", "\"", "🔥", "\ud800", "٣", "à́", "<", "%", "'s", "–"]).ToArray();
        var random = new Random(7);
        Question? last = null;
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 24)).Select(_ => words[random.Next(words.Length)]));
            var understood = Language.English.Understand(text, Context(i % 2 == 0 ? last : null));
            if (understood is not Ask ask) continue;
            last = ask.Question;
            Assert.NotEmpty(Said(understood));
        }
    }
}
