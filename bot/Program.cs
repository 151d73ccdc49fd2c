using System.CommandLine;
using CsmBot.Commands;
using CsmBot.Commands.Checks;

namespace CsmBot;

/// <summary>Where everything starts: the verbs of the command line, one file each in <c>Commands/</c>.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => Run(args, Console.Out, Console.Error);

    internal static Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("CsmBot answers customer-success teams in Teams and Slack, and from the shell.")
        {
            Shared.Data, Shared.Config, Shared.Now, Shared.As,
            ServeVerb.Command(), ImportVerb.Command(), ExportVerb.Command(), BackupVerb.Command(),
            SampleVerb.Command(),
            RecognizeVerb.Command(), AskVerb.Command(), LogVerb.Command(),
            UnderstandVerb.Command(),
            EvaluateVerb.Command(), BacktestVerb.Command(), ReportVerb.Command(),
            InboxVerb.Command(), OutboxVerb.Command(), AuditVerb.Command(), PersonVerb.Command(),
            TeamsPackageVerb.Command(), SlackManifestVerb.Command(), CheckVerb.Command(),
        };
        ServeVerb.MakeDefault(root);
        return Shell.Run(root, args, output, error);
    }
}
