using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Questions;
using CsmBot.Understanding;

namespace CsmBot.Commands;

/// <summary>
/// Reads a message of each kind before the host says that it serves, so that the first person is answered as quickly as the second:
/// the rules are put together, the names of the book are known, and the code that reads has been compiled.
/// </summary>
internal static class Warming
{
    private static readonly string[] Messages =
        ["call with nobody known today, 20 min, productive", "which tier 1 accounts renew next quarter?", "how many calls did we have last month by tier", "undo", "help"];

    public static void Warm(Store store, KnownNames names, Meaning understand, DateTime now)
    {
        var book = store.Book;
        var context = new Context(new Moment(now, book.Workspace.TimeZone, book.Workspace), names.Of(book));
        foreach (var message in Messages) understand(message, context);
    }
}
