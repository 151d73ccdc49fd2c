using CsmBot.Tests.Serving;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace CsmBot.Tests;

/// <summary>The tests' program is xunit's, and also a life of the bot that tests start to kill it (<see cref="MortalProcess"/>).</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) =>
        args is [MortalProcess.Word, ..] ? MortalProcess.Run(args)
        : args.Any(a => a is "--server" or "--internal-msbuild-node") ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : ConsoleRunner.Run(args);
}
