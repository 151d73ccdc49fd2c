using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Reports;
using CsmBot.Understanding.Commands;

namespace CsmBot.Conversations;

/// <summary>What people wrote down of fires, as reports take it.</summary>
public static class FireNotes
{
    /// <summary>By a fire's id.</summary>
    public static Func<string, FireWritten?> Of(CsmDb db, Book book, DateOnly today)
    {
        var written = db.FireNotes.ToDictionary(n => n.FireId, n => Written(n, book, today));
        return id => written.GetValueOrDefault(id);
    }

    public static FireWritten Written(FireNote note, Book book, DateOnly today)
    {
        string? Name(string? email) => email is null ? null : book.People.On(book.People.Find(email), today)?.Name ?? email;
        return new FireWritten(note.Prevention, note.PreventionText, note.SeenBy, note.LostArr, Name(note.OpenedBy), Name(note.ClosedBy))
        {
            Plan = note.PreventionText is { } text ? PreventionWords.Read(text, Opened(book, note.FireId) ?? today, book.Workspace) : null,
        };
    }

    private static DateOnly? Opened(Book book, string id)
    {
        if (book.AccountOfFire(id) is not (>= 0 and var account)) return null;
        foreach (var fire in book.Fires.Of(account)) if (fire.FireId == id) return DateOnly.FromDateTime(LocalTime.Of(fire.OpenedAt, book.Workspace.TimeZone));
        return null;
    }
}
