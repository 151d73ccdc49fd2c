using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Interactions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>The log form, filled with what somebody's message says: nothing is stored until it is saved.</summary>
internal static class LogsFromMessages
{
    private const int LongestNotes = 2000;

    /// <param name="form">The message's <c>text</c>, who wrote it (<c>by</c>) and when (<c>at</c>), and where it stands (<c>link</c>); without a text the form is empty but for the day.</param>
    public static Outcome Open(Scene scene, Pressed form, Meaning understand)
    {
        var text = Cut.Long((form.Value("text") ?? "").Trim(), Turn.MostCharacters);
        var moment = scene.Moment with { NowUtc = Written(form.Value("at"), scene.Now) };
        var link = form.Value("link") is { Length: > 0 and < 500 } where ? "\n" + where : "";
        var notes = text.Length == 0 ? null : Cut.Short(form.Value("by") is { Length: > 0 } by ? $"{by}: {text}" : text, LongestNotes - link.Length) + link;
        var drafts = Drafts(scene, text, moment, understand).Take(LogFormCard.MostEntries).Select(d => d with { Notes = notes }).ToList();
        var id = Memory.IdOf("log", scene.Incoming);
        return new Outcome.Act(work =>
        {
            // Kept under the opening's name: whoever presses Save twice logs once.
            Memory.Keep(work, id, scene.Person.Email, new Logs.Waiting(drafts), scene.Now + Memory.Cards);
            return Logs.Only(scene, LogFormCard.Of(new LogFormView(LogFormKind.Review, LogForm.Entries(scene, drafts), scene.Moment.Today, id)));
        });
    }

    /// <summary>What the words say as if they had been written to the bot then; where they say no contact, the account they name.</summary>
    private static IReadOnlyList<Draft> Drafts(Scene scene, string text, Moment moment, Meaning understand)
    {
        var empty = new Draft { OccurredOn = moment.Today };
        if (text.Length == 0) return [empty];
        return understand(text, new Context(moment, scene.Names)) is Log { Drafts: [_, ..] } log ? log.Drafts : [empty with { AccountId = Named(scene.Book, text) }];
    }

    private static DateTime Written(string? at, DateTime now) =>
        DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written) && written.UtcDateTime < now ? written.UtcDateTime : now;

    /// <summary>The only account whose whole name or alias stands in the text.</summary>
    private static string? Named(Book book, string text)
    {
        var words = $" {TypeAhead.Folded(text)} ";
        bool IsIn(string name) => TypeAhead.Folded(name) is { Length: > 1 } folded && words.Contains($" {folded} ", StringComparison.Ordinal);
        var named = Enumerable.Range(0, book.Accounts.Count).Select(i => book.Accounts[i]).Where(a => a.Status == AccountStatus.Active && (IsIn(a.Name) || a.Aliases.Any(IsIn))).Take(2).ToList();
        return named is [var only] ? only.AccountId : null;
    }
}
