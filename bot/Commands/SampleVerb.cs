using System.CommandLine;
using CsmBot.Import.Sample;

namespace CsmBot.Commands;

internal static class SampleVerb
{
    private const int Most = 1_000_000;
    private static readonly Argument<string> _folder = new("DIR") { Description = "where to write the files" };
    private static readonly Option<int> _accounts = new("--accounts") { Description = "how many accounts", HelpName = "N", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> _seed = new("--seed") { Description = "another seed, another book", HelpName = "S", DefaultValueFactory = _ => 1 };

    public static Command Command()
    {
        var verb = new Command("sample", "Writes a believable data set.") { _folder, _accounts, _seed };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var (folder, accounts) = (parsed.GetValue(_folder)!, parsed.GetValue(_accounts));
        if (accounts is < 1 or > Most) throw new Usage($"--accounts: {accounts} is not within 1 and {Most}.");
        try
        {
            SampleBook.Write(folder, accounts, parsed.GetValue(_seed), Shared.NowOf(parsed));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{folder} cannot be written: {error.Message}");
            return Shell.Refused;
        }
        parsed.InvocationConfiguration.Output.WriteLine($"Wrote {accounts} accounts and their history to {folder}.");
        return Shell.Done;
    }
}
