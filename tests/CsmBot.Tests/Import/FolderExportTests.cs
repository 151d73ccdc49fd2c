using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Import;

public sealed class FolderExportTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private Task<int> Csmbot(params string[] args) => Program.Run(args, _output, _error);

    private string[] Lines(string folder, Kind kind) => [.. File.ReadAllLines(Path.Combine(_folder[folder], kind.File)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Importing_an_export_gives_the_same_facts_with_what_chat_wrote_and_without_what_it_took_back()
    {
        Assert.Equal(0, await Csmbot("import", Path.Combine(AppContext.BaseDirectory, "Examples", "data"), "--data", _folder["first"]));
        using (var store = Store.Open(_folder["first"]))
            await store.Write(work =>
            {
                var acme = Some.Acme with { AccountId = "A-new", CsmEmail = store.Book.People.Email(0) };
                work.Put(acme, Origin.Import);
                work.Put(Some.Fire with { AccountId = acme.AccountId }, Origin.Chat);
                work.Put(Some.Call with { AccountId = acme.AccountId, CsmEmail = acme.CsmEmail, Notes = "=1+2, \"quoted\"\nand a second line; ünï ☕" }, Origin.Chat);
                work.Put(Some.Call with { InteractionId = "I-gone", AccountId = acme.AccountId, CsmEmail = acme.CsmEmail }, Origin.Chat);
                work.Remove(Some.Fire with { AccountId = acme.AccountId });
                work.Remove(Some.Call with { InteractionId = "I-gone", AccountId = acme.AccountId, CsmEmail = acme.CsmEmail });
            }, _stop);

        Assert.Equal(0, await Csmbot("export", _folder["out"], "--data", _folder["first"]));
        Assert.Equal(0, await Csmbot("import", _folder["out"], "--data", _folder["second"]));
        Assert.Equal(0, await Csmbot("export", _folder["again"], "--data", _folder["second"]));

        // How far a slow machine has come is no complaint.
        Assert.DoesNotContain(_error.ToString().Split('\n'), line => line.Length > 0 && !line.StartsWith('…'));
        var rows = 0;
        foreach (var kind in CsmBot.Import.Kinds.All.Kinds)
        {
            Assert.Equal(Lines("out", kind), Lines("again", kind));
            rows += Records(kind);
        }
        Assert.Equal(9722 + 2, rows);
        using var copy = Store.Open(_folder["second"]);
        var call = await copy.Write(work => work.Find<Interaction>(Some.Call.InteractionId), _stop);
        Assert.Equal("=1+2, \"quoted\"\nand a second line; ünï ☕", call!.Fact.Notes);
        Assert.Null(call.Fact.FireId);
        Assert.Null(await copy.Write(work => work.Find<Interaction>("I-gone"), _stop));
    }

    // The line that export wrote about the file: "plans.csv: 120 rows".
    private int Records(Kind kind) => int.Parse(
        _output.ToString().Split('\n').First(line => line.StartsWith(kind.File + ": ", StringComparison.Ordinal) && line.EndsWith(" rows", StringComparison.Ordinal)).Split(' ')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_store_without_plans_still_exports_every_file_with_its_header()
    {
        using (var store = Store.Open(_folder["data"]))
            await store.Write(work => { work.Put(Some.Dana, Origin.Import); work.Put(Some.Acme, Origin.Import); }, _stop);
        await Csmbot("export", _folder["out"], "--data", _folder["data"]);
        Assert.Equal(CsmBot.Import.Kinds.All.Kinds.Select(k => k.File).Order(), Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order());
        Assert.Equal("step_id,plan_id,account_id,plan,started,owner_email,behaviour,quantity,quality,due,done_quantity,done_on", File.ReadAllText(_folder["out/plans.csv"]).Trim());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_folder["out"], "a file");
        Assert.Equal(1, await Csmbot("export", _folder["out"], "--data", _folder["data"]));
        Assert.StartsWith($"{_folder["out"]} cannot be written: ", _error.ToString());
    }
}
