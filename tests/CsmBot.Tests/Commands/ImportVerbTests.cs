using CsmBot.Tests.Data;

namespace CsmBot.Tests.Commands;

public sealed class ImportVerbTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public void Dispose() => _folder.Dispose();

    private Task<int> Run(params string[] args) => Program.Run(args, _output, _error);

    [Fact]
    public async Task A_sample_goes_in_with_a_summary_for_every_file()
    {
        Assert.Equal(0, await Run("sample", _folder["in"], "--accounts", "5", "--seed", "2", "--now", "2026-11-20T09:30:00Z"));
        Assert.Equal(0, await Run("import", _folder["in"], "--data", _folder["data"]));
        Assert.Contains("accounts.csv: 5 added, 0 changed, 0 same, 0 refused", _output.ToString());
        // How far a slow machine has come is no complaint.
        Assert.DoesNotContain(_error.ToString().Split('\n'), line => line.Length > 0 && !line.StartsWith('…'));
    }

    [Fact]
    public async Task Refused_rows_are_lines_on_standard_error_and_exit_1()
    {
        await Run("sample", _folder["in"], "--accounts", "2", "--now", "2026-11-20");
        File.AppendAllText(_folder["in/training.csv"], "A-999,kim,Basics,2026-11-01,80\n");
        Assert.Equal(1, await Run("import", _folder["in"], "--data", _folder["data"]));
        Assert.Matches("^training.csv:[0-9]+: account_id: unknown account \"A-999\"\n$", _error.ToString());
        Assert.Contains("accounts.csv: 2 added", _output.ToString());
        _error.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("import", _folder["in"], "--data", _folder["strict"], "--strict"));
        Assert.EndsWith("Nothing was imported, because rows were refused and --strict was asked for.\n", _error.ToString());
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "/nowhere/at/all")]
    [InlineData("improt", "x")]
    [InlineData("sample", "x", "--accounts", "many")]
    [InlineData("sample", "x", "--accounts", "0")]
    [InlineData("sample", "x", "--now", "tomorrow")]
    public async Task Wrong_usage_is_exit_2_and_a_reason(params string[] args)
    {
        Assert.Equal(2, await Run(args));
        Assert.NotEmpty(_error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_exit_1_and_one_sentence()
    {
        Directory.CreateDirectory(_folder["in"]);
        Assert.Equal(1, await Run("import", _folder["in"], "--data", "Host=nowhere"));
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }
}
