using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Examples;

/// <summary>The example data set of 60 accounts, imported once as a person would import it, and looked at from the moment its answers were worked out for.</summary>
internal static class ExampleBook
{
    public static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "CsmBot.Tests", "Examples");
    private static readonly Lazy<Book> s_book = new(() => Import().GetAwaiter().GetResult());

    public static Book Book => s_book.Value;
    public static Moment Moment => new(Now, TimeZoneInfo.Utc, Book.Workspace);
    public static AsOf AsOf => new(Book, Moment);

    private static async Task<Book> Import()
    {
        using var folder = new Folder();
        using var store = Store.Open(folder.Path);
        await new FolderImport(store, Path.Combine(Folder, "data"), isStrict: true).Run();
        return store.Book;
    }
}
