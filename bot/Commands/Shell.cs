using System.CommandLine;
using CsmBot.Data;
using CsmBot.Understanding.Company;

namespace CsmBot.Commands;

/// <summary>Runs a verb. It ends with 0 on success, 1 when something was refused, 2 on wrong usage; errors go to standard error.</summary>
internal static class Shell
{
    public const int Done = 0, Refused = 1, WrongUsage = 2;

    public static async Task<int> Run(RootCommand root, string[] args, TextWriter output, TextWriter error)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) error.WriteLine(problem.Message);
            error.WriteLine("Try csmbot --help, or csmbot VERB --help.");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Usage problem)
        {
            error.WriteLine(problem.Message);
            return WrongUsage;
        }
        catch (WordFileException problem)
        {
            error.WriteLine(problem.Message);
            return Refused;
        }
        catch (StoreProblem problem)
        {
            error.WriteLine(problem.Message);
            return Refused;
        }
    }
}

/// <summary>The command line makes no sense; the message says why.</summary>
internal sealed class Usage(string message) : Exception(message);
